package extractors

import "councilnotes/extractors/doc"

// place says of every mention on which page and in which part of the document
// it stands.
func place(t *doc.Text, r *doc.Record) {
	in := r.Regions()
	set := func(m *doc.Mention) {
		m.Page, m.In = t.Place(m.Span.Start).Page, in.At(m.Span.Start)
	}
	for i := range r.References {
		set(&r.References[i].Mention)
	}
	for i := range r.Dates {
		set(&r.Dates[i].Mention)
	}
	for i := range r.Countries {
		set(&r.Countries[i].Mention)
	}
	for i := range r.Organisations {
		set(&r.Organisations[i].Mention)
	}
}
