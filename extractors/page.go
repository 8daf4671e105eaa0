package extractors

import (
	"regexp"
	"strings"
	"sync"

	"councilnotes/extractors/doc"
)

// webPage is what a page says about itself, in its markup or else in print.
func webPage(t *doc.Text, dates []doc.Date) *doc.WebPage {
	if t.Page == nil {
		return nil
	}
	p := &doc.WebPage{
		Type: pageType(t), Published: t.Page.Published, Modified: t.Page.Modified, Site: t.Page.Site,
		CanonicalURL: t.Page.CanonicalURL, Description: t.Page.Description, Topics: t.Page.Topics, Alternates: t.Page.Alternates,
	}
	if p.Published == "" {
		p.Published = firstOf(printedDate(t, dates), dateOfAddress(p.CanonicalURL))
	}
	for _, b := range t.Blocks {
		if b.Kind == doc.Title || b.Kind == doc.Heading {
			p.Headings = append(p.Headings, doc.PageHeading{Level: max(b.Level, 1), Text: t.In(b.Body), Span: b.Body})
		}
	}
	for _, l := range t.Links {
		if l.Span.Empty() {
			continue
		}
		where := "body"
		if l.Related {
			where = "related"
		}
		p.Links = append(p.Links, doc.PageLink{Text: t.In(l.Span), URI: l.URI, Span: l.Span, Where: where})
	}
	return p
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// printedDate is the first whole date in the imprint: most pages of the
// Commission print when they were published and tell it nowhere else.
func printedDate(t *doc.Text, dates []doc.Date) string {
	for _, at := range t.Page.Imprint {
		for _, d := range dates {
			if at.Start <= d.Span.Start && d.Span.End <= at.End && wholeDay().MatchString(d.EDTF) {
				return d.EDTF
			}
		}
	}
	return ""
}

var wholeDay = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`) })

// pageType is the first part of the imprint that is no date: pages print "Press
// release", "News article" first, then when and where they were published.
func pageType(t *doc.Text) string {
	for _, at := range t.Page.Imprint {
		for _, line := range strings.FieldsFunc(t.In(at), func(r rune) bool { return r == '\n' || r == '|' }) {
			line = strings.TrimSpace(line)
			if line != "" && !strings.ContainsAny(line, "0123456789") {
				return line
			}
		}
	}
	return ""
}

// datedPath is a path with year, month and day, which the Council's press
// releases have ("/press/press-releases/2024/05/30/…").
var datedPath = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`/(20\d\d)/(0[1-9]|1[0-2])/(0[1-9]|[12]\d|3[01])/`)
})

func dateOfAddress(uri string) string {
	if m := datedPath().FindStringSubmatch(uri); m != nil {
		return m[1] + "-" + m[2] + "-" + m[3]
	}
	return ""
}
