package html

import (
	"fmt"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"councilnotes/extractors/doc"
)

// statusTitle is the title of an error page: a status code of RFC 9110, section
// 15, alone or with words behind.
var statusTitle = lazy(`^(?:(?i:error|http)\s+)?[45]\d\d\b`)

// statusPhrases are titles of error and challenge pages that carry no code: the
// reason phrases of RFC 9110 that servers print, and what Cloudflare and AWS WAF
// put on the pages they send in place of a document.
var statusPhrases = []string{
	"too many requests", "page not found", "not found", "forbidden", "access denied", "service unavailable",
	"bad gateway", "gateway timeout", "internal server error", "just a moment", "attention required",
	"request rejected", "human verification",
}

// longestError is the most text, in bytes, that an error page has; a document
// that speaks of errors is longer.
const longestError = 3000

// errorPage returns why the page is not a document but what a server sent in
// its place, or "" for a document.
func errorPage(page *goquery.Document, t *doc.Text) string {
	if len(t.Str) > longestError {
		return ""
	}
	for _, title := range []string{text(page.Find("head title").First()), text(page.Find("h1").First())} {
		if isErrorTitle(title) {
			return fmt.Sprintf("a captured error page, not a document: %q", title)
		}
	}
	return ""
}

func isErrorTitle(title string) bool {
	if statusTitle().MatchString(title) {
		return true
	}
	lower := strings.ToLower(title)
	for _, p := range statusPhrases {
		if lower == p || strings.HasPrefix(lower, p) && len(lower) <= len(p)+len(" | site name of some words") {
			return true
		}
	}
	return false
}
