package fetch

import (
	"context"
	"iter"
	"strings"
)

// notYet is the reason of sources that are known but not fetched.
const notYet = "this version does not fetch from the network: "

// web is an address on the web.
type web struct{}

func (web) takes(name string) bool {
	scheme, _, ok := strings.Cut(name, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

func (web) items(_ context.Context, name string, _ Options) iter.Seq[Item] {
	return one(failing("url", name, name, notYet+"save the page and name the file"))
}
