package fetch

import (
	"context"
	"iter"
	"net/url"
	"strings"

	"councilnotes/pipeline/fetch/polite"
)

// web is an address on the web.
type web struct{}

func (web) takes(name string) bool {
	scheme, _, ok := strings.Cut(name, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

func (web) items(_ context.Context, name string, o Options) iter.Seq[Item] {
	item := webItem(plainAddress(name), name, o)
	if o.Alternates {
		item.Follow = func(b Body) []Item { return alternates(item, b, o) }
		return one(item)
	}
	lang, err := oneLanguage(o.Langs, "an address")
	if err != nil {
		return one(failing(item.Kind, item.Key, name, err.Error()))
	}
	item.Lang = lang
	return one(item)
}

// plainAddress returns an address without what is only for its reader, and
// spelled in one way, so that two names of one document are one source.
func plainAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address // asking for it will say what is wrong with it
	}
	u.Fragment, u.RawFragment = "", ""
	u.Host = strings.ToLower(u.Host)
	if port := map[string]string{"http": ":80", "https": ":443"}[u.Scheme]; port != "" {
		u.Host = strings.TrimSuffix(u.Host, port)
	}
	if u.Path == "" {
		u.Path = "/"
	}
	return u.String()
}

// webItem returns the item of an address.
func webItem(address, name string, o Options) Item {
	return Item{Kind: "url", Key: address, Name: name, Address: address, Open: asking(polite.Request{Address: address}, o)}
}

// asking returns how to open what a host has to be asked for.
func asking(r polite.Request, o Options) func(context.Context, Seen) (Body, error) {
	return func(ctx context.Context, seen Seen) (Body, error) {
		if o.Web == nil {
			return Body{}, &Error{Untried: true, Reason: "hosts want to know who asks them: name a mail or web address of yours with --contact or in $COUNCILNOTES_CONTACT"}
		}
		r.Seen = seen
		a, err := o.Web.Get(ctx, r)
		if err != nil {
			return Body{}, err
		}
		return *a, nil
	}
}
