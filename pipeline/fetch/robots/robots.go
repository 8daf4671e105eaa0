// Package robots reads robots.txt as RFC 9309 says: which addresses of a host
// its owner wants left alone, and how long to wait between two.
//
// Parse keeps the rules that are meant for one crawler, Allows asks them. What
// to do where there is no file, or none that can be had, is for the caller, who
// knows how the host answered: everything is allowed by nil Rules, and nothing
// by Forbid.
package robots

import (
	"bytes"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// MaxBytes is how much of a file is read (RFC 9309, 2.5): what comes behind is
// as if it were not there.
const MaxBytes = 500 << 10

// maxDelay is the longest Crawl-delay that is believed.
const maxDelay = 24 * time.Hour

// Rules are what a file says to one crawler. The nil Rules allow everything.
type Rules struct {
	rules []rule
	delay time.Duration
}

// rule allows or forbids the paths that its pattern matches.
type rule struct {
	pattern string // normalised; "*" stands for anything, "$" at its end for the end
	allow   bool
}

// Forbid returns rules that allow nothing.
func Forbid() *Rules { return &Rules{rules: []rule{{"/", false}}} }

// Parse returns the rules for the crawler whose product token is given: those of
// all groups that name it, else those of all groups for "*".
func Parse(file []byte, product string) *Rules {
	p := parser{product: product}
	for line := range bytes.FieldsFuncSeq(cut(file), func(r rune) bool { return r == '\n' || r == '\r' }) {
		p.line(string(line))
	}
	if p.named {
		return &p.own
	}
	return &p.all
}

// cut returns the part of a file that is read: whole lines only, since half a
// rule may forbid what the whole one does not.
func cut(file []byte) []byte {
	file = bytes.TrimPrefix(file, []byte("\ufeff"))
	if len(file) <= MaxBytes {
		return file
	}
	return file[:bytes.LastIndexAny(file[:MaxBytes], "\r\n")+1]
}

// parser gathers the rules for one crawler and those for all.
type parser struct {
	product  string
	own, all Rules
	named    bool // a group names the crawler
	// The group being read: whom it is for, and whether its list of crawlers has
	// been closed by a rule.
	mine, everybodys, closed bool
}

// line reads one line. What is not known is passed over and does not close a
// group (2.2.4).
func (p *parser) line(s string) {
	s, _, _ = strings.Cut(s, "#")
	key, value, ok := strings.Cut(s, ":")
	if !ok {
		return
	}
	value = strings.TrimSpace(value)
	switch strings.ToLower(strings.TrimSpace(key)) {
	case "user-agent":
		p.agent(value)
	case "allow", "disallow":
		p.closed = true
		if value != "" { // an empty pattern matches nothing
			r := rule{normalPattern(value), len(strings.TrimSpace(key)) == len("allow")}
			p.each(func(to *Rules) { to.rules = append(to.rules, r) })
		}
	case "crawl-delay":
		if d, ok := seconds(value); ok {
			p.each(func(to *Rules) { to.delay = max(to.delay, d) })
		}
	}
}

func (p *parser) agent(value string) {
	if p.closed {
		p.mine, p.everybodys, p.closed = false, false, false
	}
	switch {
	case strings.HasPrefix(value, "*"):
		p.everybodys = true
	case strings.EqualFold(token(value), p.product):
		p.mine, p.named = true, true
	}
}

// token returns the product token that a name of a crawler begins with.
func token(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool {
		return (r < 'a' || 'z' < r) && (r < 'A' || 'Z' < r) && r != '-' && r != '_'
	})
	if end < 0 {
		return s
	}
	return s[:end]
}

// each calls f with the rules that the group being read is for.
func (p *parser) each(f func(*Rules)) {
	if p.mine {
		f(&p.own)
	}
	if p.everybodys {
		f(&p.all)
	}
}

// seconds reads a Crawl-delay, which may have a fraction.
func seconds(s string) (time.Duration, bool) {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || !(f >= 0) { // also NaN
		return 0, false
	}
	return time.Duration(min(f, maxDelay.Seconds()) * float64(time.Second)), true
}

// Delay returns the Crawl-delay, 0 where there is none. It is no part of the
// standard, but widely used.
func (r *Rules) Delay() time.Duration {
	if r == nil {
		return 0
	}
	return r.delay
}

// Allows reports whether an address may be asked: the longest pattern that
// matches decides; of two of the same length, the one that allows.
func (r *Rules) Allows(u *url.URL) bool {
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if r == nil || path == "/robots.txt" {
		return true
	}
	if u.RawQuery != "" || u.ForceQuery {
		path += "?" + u.RawQuery
	}
	path = normalPath(path)
	longest, allowed := -1, true
	for _, rule := range r.rules {
		n := len(rule.pattern)
		if n < longest || n == longest && (allowed || !rule.allow) || !matches(rule.pattern, path) {
			continue
		}
		longest, allowed = n, rule.allow
	}
	return allowed
}
