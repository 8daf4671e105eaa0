package cover

import (
	"regexp"
	"sync"
)

// pattern compiles a regular expression when it is first needed: few documents
// need all, and every start of the program would pay for them.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
