package extractors

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"councilnotes/extractors/doc"
)

// identify settles which document the record is of: its kind, the id of its
// work, its own id, its title. t is nil where the document could not be read.
func identify(r *doc.Record, t *doc.Text) {
	r.Work = "sha256-" + r.Source.SHA256[:16]
	if t != nil {
		r.Kind, r.Title = kind(r, t), title(r, t)
		r.Work = work(r)
	}
	r.ID = withLanguage(ownID(r), r.Language)
}

func withLanguage(id, language string) string {
	if language == "" {
		return id
	}
	return id + "." + language
}

// work is one for all language versions: the Council's number; of a page the
// group of its alternates; otherwise the bytes themselves.
func work(r *doc.Record) string {
	switch {
	case r.Cover != nil && r.Cover.Number != "":
		return r.Cover.Number
	case r.Page != nil && r.Page.CanonicalURL != "":
		return "web-" + shortHash(groupAddress(r.Page))
	}
	return r.Work
}

// ownID is the record's id without its language.
func ownID(r *doc.Record) string {
	if r.Kind == doc.KindPage && r.Page.CanonicalURL != "" {
		return "web-" + shortHash(r.Page.CanonicalURL)
	}
	return r.Work
}

// groupAddress is the address all language versions of a page agree on: the
// first by spelling of the page's own and its alternates', which every version
// lists.
func groupAddress(p *doc.WebPage) string {
	all := []string{p.CanonicalURL}
	for _, a := range p.Alternates {
		all = append(all, a.URI)
	}
	return slices.Min(all)
}

func shortHash(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:8])
}

// kind tells what sort of document this is by what was found in it.
func kind(r *doc.Record, t *doc.Text) string {
	switch {
	case r.Cover != nil:
		return doc.KindCouncil
	case isAct(r, t):
		return doc.KindAct
	case t.Page != nil:
		return doc.KindPage
	}
	return doc.KindOther
}

// isAct reports whether a heading near the top is an act's own number ("…
// (EU) 2016/679 of …") and the text is laid out in recitals or paragraphs, which
// tells an act from a page about one.
func isAct(r *doc.Record, t *doc.Text) bool {
	const top, fewest = 8, 5
	if len(r.Points) < fewest {
		return false
	}
	for _, b := range t.Blocks[:min(top, len(t.Blocks))] {
		for _, m := range r.References {
			if m.Kind == "act" && (b.Kind == doc.Heading || b.Kind == doc.Title) && m.Span.Start == b.Body.Start {
				return true
			}
		}
	}
	return false
}

// title is the subject on the cover, else what a page calls itself, else the
// first heading.
func title(r *doc.Record, t *doc.Text) string {
	if r.Cover != nil && r.Cover.Subject != "" {
		return r.Cover.Subject
	}
	if t.Page != nil && t.Page.Title != "" {
		return t.Page.Title
	}
	for _, b := range t.Blocks {
		if b.Kind == doc.Title || b.Kind == doc.Heading {
			return t.In(b.Body)
		}
	}
	return ""
}
