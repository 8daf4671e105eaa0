package doc

// The fields of a record as JSON, in the order of the structs; a test holds
// them against the structs.

func (w *jsonWriter) record(r *Record) {
	w.b = append(w.b, '{')
	w.str("schema", r.Schema)
	w.str("id", r.ID)
	w.str("work", r.Work)
	w.str("kind", r.Kind)
	w.opt("language", r.Language)
	w.opt("title", r.Title)
	w.source(&r.Source)
	optObjects(w, "variants", r.Variants, func(w *jsonWriter, v *Variant) {
		w.str("sha256", v.SHA256)
		w.str("media_type", v.MediaType)
	})
	w.open("extractor")
	w.str("version", r.Extractor.Version)
	w.str("fingerprint", r.Extractor.Fingerprint)
	w.close()
	w.cover(r.Cover)
	w.page(r.Page)
	w.opt("text", r.Text)
	w.structure(r)
	w.mentions(r)
	w.furniture(r.Furniture)
	optObjects(w, "problems", r.Problems, func(w *jsonWriter, p *Problem) {
		w.str("stage", p.Stage)
		w.str("reason", p.Reason)
	})
	w.close()
}

func (w *jsonWriter) source(s *Source) {
	w.open("source")
	w.opt("uri", s.URI)
	w.opt("media_type", s.MediaType)
	w.str("sha256", s.SHA256)
	w.num("bytes", s.Bytes)
	w.optNum("pages", s.Pages)
	w.opt("fetched_at", s.FetchedAt)
	w.close()
}

func (w *jsonWriter) cover(c *CoverPage) {
	if c == nil {
		return
	}
	w.open("cover")
	w.opt("type", c.Type)
	w.opt("number", c.Number)
	w.opt("date", c.Date)
	w.opt("distribution_date", c.DistributionDate)
	w.opt("place", c.Place)
	w.optStrings("original_languages", c.OriginalLanguages)
	w.opt("distribution", c.Distribution)
	w.optStrings("subject_codes", c.SubjectCodes)
	w.optStrings("procedures", c.Procedures)
	w.opt("from", c.From)
	w.opt("to", c.To)
	w.opt("subject", c.Subject)
	w.opt("subtitle", c.Subtitle)
	w.optStrings("previous_documents", c.PreviousDocuments)
	w.optStrings("commission_documents", c.CommissionDocuments)
	w.close()
}

func (w *jsonWriter) page(p *WebPage) {
	if p == nil {
		return
	}
	w.open("page")
	w.opt("type", p.Type)
	w.opt("published", p.Published)
	w.opt("modified", p.Modified)
	w.opt("site", p.Site)
	w.opt("canonical_url", p.CanonicalURL)
	w.opt("description", p.Description)
	w.optStrings("topics", p.Topics)
	optObjects(w, "headings", p.Headings, func(w *jsonWriter, h *PageHeading) {
		w.num("level", h.Level)
		w.str("text", h.Text)
		w.span(h.Span)
	})
	optObjects(w, "links", p.Links, func(w *jsonWriter, l *PageLink) {
		w.str("text", l.Text)
		w.str("uri", l.URI)
		w.span(l.Span)
		w.str("where", l.Where)
	})
	optObjects(w, "alternates", p.Alternates, func(w *jsonWriter, a *Alternate) {
		w.str("language", a.Language)
		w.str("uri", a.URI)
	})
	w.close()
}

// structure writes what the readers and the structure extractors saw.
func (w *jsonWriter) structure(r *Record) {
	optObjects(w, "blocks", r.Blocks, func(w *jsonWriter, b *RecordBlock) {
		w.str("kind", string(b.Kind))
		w.span(b.Span)
		w.optNum("page", b.Page)
		if b.Box != nil {
			w.box(b.Box)
		}
		w.opt("language", b.Language)
	})
	optObjects(w, "points", r.Points, (*jsonWriter).point)
	optObjects(w, "footnotes", r.Footnotes, func(w *jsonWriter, n *Note) {
		w.str("label", n.Label)
		w.str("text", n.Text)
		w.span(n.Span)
		w.optNum("page", n.Page)
		if n.Anchor != nil {
			w.open("anchor")
			w.num("offset", n.Anchor.Offset)
			w.opt("point", n.Anchor.Point)
			w.close()
		}
	})
	optObjects(w, "items", r.Items, func(w *jsonWriter, l *List) {
		w.opt("lead", l.Lead)
		writeList(w, "items", l.Items, object((*jsonWriter).item))
	})
}

func (w *jsonWriter) point(p *PointNode) {
	w.str("label", p.Label)
	w.str("path", p.Path)
	w.num("level", p.Level)
	w.str("text", p.Text)
	w.span(p.Span)
	w.optNum("page", p.Page)
	optObjects(w, "children", p.Children, (*jsonWriter).point)
}

func (w *jsonWriter) item(i *Item) {
	w.str("text", i.Text)
	w.span(i.Span)
	optObjects(w, "items", i.Items, (*jsonWriter).item)
}

// mentions writes what stands in the text.
func (w *jsonWriter) mentions(r *Record) {
	optObjects(w, "references", r.References, func(w *jsonWriter, m *Reference) {
		w.str("kind", m.Kind)
		w.str("id", m.ID)
		w.mention(&m.Mention)
		w.opt("pinpoint", m.Pinpoint)
		w.opt("uri", m.URI)
		w.opt("eli", m.ELI)
	})
	optObjects(w, "dates", r.Dates, func(w *jsonWriter, m *Date) {
		w.str("edtf", m.EDTF)
		w.mention(&m.Mention)
		w.optTrue("inferred", m.Inferred)
		w.opt("role", m.Role)
	})
	optObjects(w, "countries", r.Countries, func(w *jsonWriter, m *Country) {
		w.str("code", m.Code)
		w.str("name", m.Name)
		w.str("form", m.Form)
		w.mention(&m.Mention)
	})
	optObjects(w, "organisations", r.Organisations, func(w *jsonWriter, m *Organisation) {
		w.str("id", m.ID)
		w.str("name", m.Name)
		w.mention(&m.Mention)
	})
	optObjects(w, "actions", r.Actions, func(w *jsonWriter, a *Action) {
		w.opt("actor", a.Actor)
		w.str("verb", a.Verb)
		w.opt("addressee", a.Addressee)
		w.opt("deadline", a.Deadline)
		w.str("text", a.Text)
		w.span(a.Span)
		w.opt("point", a.Point)
	})
}

func (w *jsonWriter) mention(m *Mention) {
	w.str("text", m.Text)
	w.span(m.Span)
	w.optNum("page", m.Page)
	w.opt("in", m.In)
}

func (w *jsonWriter) furniture(f *Furniture) {
	if f == nil {
		return
	}
	w.open("furniture")
	w.opt("number", f.Number)
	w.opt("initials", f.Initials)
	w.opt("unit", f.Unit)
	w.opt("distribution", f.Distribution)
	w.opt("language", f.Language)
	w.close()
}
