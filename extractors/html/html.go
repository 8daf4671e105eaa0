// Package html reads web pages: the main content as a browser shows it, without
// navigation, cookie banner, share links and picture credits, and what the page
// says about itself (title, dates, address, other languages).
//
// The page is parsed once; content picks the elements that hold the main
// content and tells boilerplate from it by role, class and shape; writer walks
// them in document order and writes blocks; meta reads the head and JSON-LD.
// Classes are those of the Europa Component Library, which the Commission's
// sites share (https://ec.europa.eu/component-library), and of EUR-Lex.
package html

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html/charset"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"
)

// MediaType is what a page's record says of its bytes.
const MediaType = "text/html"

// Reader reads HTML pages.
type Reader struct{}

// New returns the reader of web pages.
func New() Reader { return Reader{} }

// Name returns "html".
func (Reader) Name() string { return "html" }

// Version is raised when the output for the same bytes changes.
func (Reader) Version() int { return 2 }

// sniffed is how many bytes of a file are looked at for a mark of HTML.
const sniffed = 4096

// opening matches the first tag of a page or of a fragment of one: an element
// that only HTML has, or a declaration of it.
var opening = lazy(`^(?s:\s|<\?xml[^>]*>|<!--.*?-->)*<(?:!doctype html|` +
	`(?:html|head|body|title|meta|link|main|article|section|header|nav|div|p|h[1-6]|ul|ol|dl|table|span|a)[\s>/])`)

// Reads reports whether the bytes begin like an HTML page or a fragment of one,
// with nothing but white space, comments and an XML declaration before.
func (Reader) Reads(b []byte) bool {
	head := bytes.ToLower(b[:min(len(b), sniffed)])
	return opening().Match(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")))
}

// errNoContent is the reason for a page that shows no text.
var errNoContent = errors.New("the page has no text in its content (it may be drawn by a script)")

// Read returns the page's main content as a text.
func (Reader) Read(ctx context.Context, d doc.Document, language string) (*doc.Text, error) {
	utf8, err := charset.NewReader(bytes.NewReader(d.Bytes), "")
	if err != nil {
		return nil, fmt.Errorf("the page's character encoding cannot be read: %w", err)
	}
	page, err := goquery.NewDocumentFromReader(utf8)
	if err != nil {
		return nil, fmt.Errorf("the page cannot be parsed: %w", err)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	head := readMeta(page, d.URI)
	t := write(page, head)
	if reason := errorPage(page, t); reason != "" {
		return nil, errors.New(reason)
	}
	if t.Str == "" {
		return nil, errNoContent
	}
	t.Page, t.MediaType = head, MediaType
	t.Lang = pageLanguage(language, page, t)
	if head.Title == "" {
		head.Title = firstTitle(t)
	}
	return t, nil
}

// pageLanguage settles the language: what the caller knows, else what the text
// speaks, else what the page claims (the attribute is often the template's).
func pageLanguage(known string, page *goquery.Document, t *doc.Text) string {
	if known != "" {
		return known
	}
	claimed := languageCode(page.Find("html").AttrOr("lang", ""))
	if spoken := lang.Detect(t.Str); spoken != "" {
		return spoken
	}
	return claimed
}

func firstTitle(t *doc.Text) string {
	for _, b := range t.Blocks {
		if b.Kind == doc.Title || b.Kind == doc.Heading {
			return t.In(b.Body)
		}
	}
	return ""
}
