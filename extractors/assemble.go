package extractors

import (
	"cmp"
	"math"
	"slices"

	"councilnotes/extractors/canon"
	"councilnotes/extractors/doc"
)

// assembleVersion is raised when what Assemble makes of the same findings
// changes; it is part of the fingerprint.
const assembleVersion = 3

// Assemble finishes a record whose extractors have run: it settles which
// document this is, drops mentions that lie inside others, completes years the
// text leaves out, and says of every mention where it stands. It is the only
// code that sees all of a record's fields.
func Assemble(t *doc.Text, r *doc.Record) {
	r.Blocks = blocks(t)
	r.Page = webPage(t, r.Dates)
	if t.Furniture != (doc.Furniture{}) {
		f := t.Furniture
		r.Furniture = &f
	}
	identify(r, t)
	sortMentions(r)
	dropOwnNumber(r)
	dropInsideReferences(r)
	completeYears(r)
	deadlines(r)
	owedDates(r)
	meetingDate(t, r)
	place(t, r)
}

func blocks(t *doc.Text) []doc.RecordBlock {
	out := make([]doc.RecordBlock, 0, len(t.Blocks))
	for _, b := range t.Blocks {
		rb := doc.RecordBlock{Kind: b.Kind, Span: b.Span, Page: b.Place.Page}
		if !b.Place.Box.Zero() {
			box := b.Place.Box
			for i, v := range box { // a tenth of a point is finer than any printer
				box[i] = math.Round(v*10) / 10
			}
			rb.Box = &box
		}
		out = append(out, rb)
	}
	return out
}

// sortMentions puts mentions in the order of the text; of two at one place the
// longer first. Several references may share one span and keep their order.
func sortMentions(r *doc.Record) {
	by := func(a, b doc.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) }
	slices.SortStableFunc(r.References, func(a, b doc.Reference) int { return by(a.Span, b.Span) })
	slices.SortStableFunc(r.Dates, func(a, b doc.Date) int { return by(a.Span, b.Span) })
	slices.SortStableFunc(r.Countries, func(a, b doc.Country) int { return by(a.Span, b.Span) })
	slices.SortStableFunc(r.Organisations, func(a, b doc.Organisation) int { return by(a.Span, b.Span) })
	slices.SortStableFunc(r.Actions, func(a, b doc.Action) int { return by(a.Span, b.Span) })
}

// dropOwnNumber takes out the document's own number where a reference extractor
// read it on the cover: a document does not refer to itself by its letterhead.
func dropOwnNumber(r *doc.Record) {
	if r.Cover == nil || r.Cover.Number == "" {
		return
	}
	cover := coverSpans(r)
	r.References = slices.DeleteFunc(r.References, func(m doc.Reference) bool {
		return m.ID == r.Cover.Number && cover.overlap(m.Span)
	})
}

// dropInsideReferences takes out dates and countries that are part of a
// reference, and organisations that are part of an address.
func dropInsideReferences(r *doc.Record) {
	var refs, urls spans
	for _, m := range r.References {
		refs = append(refs, m.Span)
		if m.Kind == "url" {
			urls = append(urls, m.Span)
		}
	}
	refs, urls = refs.merged(), urls.merged()
	r.Dates = slices.DeleteFunc(r.Dates, func(m doc.Date) bool { return refs.overlap(m.Span) })
	r.Countries = slices.DeleteFunc(r.Countries, func(m doc.Country) bool { return refs.overlap(m.Span) })
	r.Organisations = slices.DeleteFunc(r.Organisations, func(m doc.Organisation) bool { return urls.overlap(m.Span) })
}

// completeYears gives dates without a year the one that puts them nearest to
// the document's own date.
func completeYears(r *doc.Record) {
	own := documentDate(r)
	if own == "" {
		return
	}
	known := map[string]string{} // a long document says the same few days again and again
	complete := func(date *string) {
		whole, ok := known[*date]
		if !ok {
			whole = *date
			if c, ok := canon.Complete(whole, own); ok {
				whole = c
			}
			known[*date] = whole
		}
		*date = whole
	}
	for i := range r.Dates {
		if r.Dates[i].Inferred {
			complete(&r.Dates[i].EDTF)
		}
	}
	for i := range r.Actions {
		complete(&r.Actions[i].Deadline)
	}
}

// documentDate is the date on the cover, else of publication, else "".
func documentDate(r *doc.Record) string {
	if r.Cover != nil && r.Cover.Date != "" {
		return r.Cover.Date
	}
	if r.Page != nil {
		return r.Page.Published
	}
	return ""
}
