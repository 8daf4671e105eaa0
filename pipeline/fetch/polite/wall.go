package polite

import (
	"bytes"
	"cmp"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// wall is one way in which hosts keep programs out: an answer that is a page
// for a person at a browser, whatever its status.
type wall struct {
	name   string            // "… answers with NAME"
	header map[string]string // a field that has this value
	title  []string          // words in the title; one is enough
	marks  []string          // words in the page; one is enough
	all    []string          // words in the page; all are needed
	text   int               // bytes of text that it has at most; 0: thinText
}

// tooMany is a wall where the status does not say the same.
const tooMany = "a page that says: too many requests"

// walls are the ways that are known. The words are in small letters.
var walls = []wall{
	{name: "a browser check of Cloudflare", header: map[string]string{"Cf-Mitigated": "challenge"},
		title: []string{"just a moment", "attention required! | cloudflare"},
		marks: []string{"_cf_chl_opt", "cf-browser-verification", "checking your browser before accessing", "cf-challenge-running", "cf-error-details"}},
	{name: "a browser check of AWS", header: map[string]string{"X-Amzn-Waf-Action": ""},
		all: []string{"gokuprops", "awswaf"}},
	{name: "a browser check of AWS", all: []string{"awswaf", "challenge.js"}},
	{name: "a browser check of Akamai", all: []string{"access denied", "edgesuite.net"}},
	{name: "a browser check of Akamai", marks: []string{"sec-if-cpt-container", "/_sec/cp_challenge/"}},
	{name: "a browser check of Imperva", marks: []string{"_incapsula_resource", "incapsula incident id"}},
	{name: "a browser check of DataDome", marks: []string{"captcha-delivery.com"}},
	{name: "a browser check of HUMAN", marks: []string{"px-captcha", "captcha.px-cdn.net"}},
	{name: "a refusal of an F5 firewall", all: []string{"the requested url was rejected", "support id"}},
	{name: "a browser check of DDoS-Guard", title: []string{"ddos-guard"}},
	{name: "a refusal of Sucuri", title: []string{"sucuri website firewall"}},
	// Forms have puzzles too, and overlays ask for consent: only a page that has
	// nothing else is a wall.
	{name: "a puzzle for people (captcha)", text: 300, marks: []string{`class="g-recaptcha"`, `class="h-captcha"`, `class="cf-turnstile"`, `class="frc-captcha"`, "captcha-container"}},
	{name: tooMany, title: []string{"too many requests", "rate limit exceeded"}},
	{name: "a page that asks for consent", text: 800, title: []string{"before you continue"},
		marks: []string{`action="https://consent.`, `id="consent-wall"`, `id="cookiewall"`, `id="cookie-wall"`, `class="consent-wall"`, `class="cookiewall"`, `class="cookie-wall"`}},
}

// away are parts of addresses to which hosts send those whom they do not let in.
var away = regexp.MustCompile(`(?i)^[a-z]+://(?:consent|captcha|challenge|ecas|login|sso)\.|/(?:cookie-?wall|consent-?wall|captcha|cas/login|challenge)(?:[/?.]|$)`)

// recognise returns how a host shuts us out, empty where it does not. named is
// the address that was asked first, at the one that answered.
func recognise(named, at *url.URL, status int, h http.Header, b []byte) string {
	for _, w := range walls {
		if w.inHeader(h) {
			return "answers with " + w.name
		}
	}
	page := isHTML(h, b)
	switch {
	case status == http.StatusAccepted && page:
		return "answers with a page in place of the document (status 202)"
	case !page:
		return ""
	case away.MatchString(at.String()) && !away.MatchString(named.String()):
		return "sends us away to " + at.Host + at.Path
	}
	// A document may tell of walls; a wall says hardly anything.
	w := wallIn(b)
	busy := status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable
	switch {
	case w == nil, w.name == tooMany && busy: // that asks for time, and is no wall
		return ""
	case status == http.StatusOK && !w.fits(b):
		return ""
	}
	return "answers with " + w.name
}

// Wall returns the name of the wall that a page is, empty for other pages.
func Wall(page []byte) string {
	if w := wallIn(page); w != nil && w.fits(page) {
		return w.name
	}
	return ""
}

// fits reports whether a page has no more text than the wall.
func (w *wall) fits(page []byte) bool { return thin(page, cmp.Or(w.text, thinText)) }

// wallIn returns the wall that a page has the marks of; nil: none.
func wallIn(page []byte) *wall {
	// Everything that marks a wall stands at its beginning.
	const most = 256 << 10
	low := bytes.ToLower(page[:min(len(page), most)])
	title := titleOf(low)
	for i := range walls {
		w := &walls[i]
		if containsAny(title, w.title) || containsAny(low, w.marks) || len(w.all) > 0 && containsAll(low, w.all) {
			return w
		}
	}
	return nil
}

// inHeader reports whether a header has the field of a wall, with its value or,
// where that is empty, with any.
func (w wall) inHeader(h http.Header) bool {
	for name, value := range w.header {
		got := strings.ToLower(h.Get(name))
		if got != "" && (value == "" || got == value) {
			return true
		}
	}
	return false
}

func isHTML(h http.Header, b []byte) bool { return kindOf(b, h.Get("Content-Type")) == "text/html" }

func containsAny(b []byte, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return bytes.Contains(b, []byte(w)) })
}

func containsAll(b []byte, words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !bytes.Contains(b, []byte(w)) })
}

// titleOf returns what stands in the title of a page in small letters.
func titleOf(low []byte) []byte {
	_, rest, ok := bytes.Cut(low, []byte("<title"))
	if !ok {
		return nil
	}
	title, _, _ := bytes.Cut(rest, []byte("</title"))
	return title
}

// thinText is how many bytes of text a wall has at most.
const thinText = 2500

// thin reports whether a person would find no more text on a page than most.
func thin(page []byte, most int) bool {
	z := html.NewTokenizer(bytes.NewReader(page))
	z.SetMaxBuf(len(page) + 1)
	text, unseen := 0, false
	for text <= most {
		switch z.Next() {
		case html.ErrorToken:
			return true
		case html.StartTagToken:
			unseen = isUnseen(z)
		case html.EndTagToken:
			unseen = false
		case html.TextToken:
			if !unseen {
				text += len(bytes.Join(bytes.Fields(z.Text()), []byte(" ")))
			}
		}
	}
	return false
}

// isUnseen reports whether the content of the tag just read is not for readers.
func isUnseen(z *html.Tokenizer) bool {
	name, _ := z.TagName()
	switch atom.Lookup(name) {
	case atom.Script, atom.Style, atom.Title, atom.Template:
		return true
	}
	return false
}
