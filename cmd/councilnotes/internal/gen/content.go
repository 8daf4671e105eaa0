package gen

// Content is what is printed of a note, part by part, without tables. It is the way to other
// printers: measurements print one content with several programs, and print
// contents of their own with this package's PDF writer.
type Content struct {
	// Lang is the ISO 639-1 code of the language, as the footer shows it in
	// capitals.
	Lang string

	Council                     [2]string
	PlaceDate, Original, Number string
	File, Procedure             string // the procedure's label and number
	Codes                       []string
	Title                       string
	// Labels of the table: from, to, previous, commission, subject.
	Labels                       map[string]string
	From, To, Previous, Proposal string // Previous and Proposal may be empty
	Subject                      Marked
	Subtitle                     string
	Points                       []ContentPoint
	AnnexHeading                 string
	Annex                        []Marked // the first is centred below the heading
	Notes                        []string // footnotes; note 1 first
	Initials, Unit               string
	Limite                       bool
	TwoLineFooter                bool
}

// Marked is text with the markers of footnotes in it. A soft hyphen (U+00AD)
// says where a word may be broken.
type Marked struct {
	Text    string
	Markers []Marker // in their order
}

// Marker is a footnote's marker: At is the byte it stands behind.
type Marker struct{ At, Note int }

// ContentPoint is a point; one with the label "–" is an item without number and
// without Path. Tail is a paragraph after the children.
type ContentPoint struct {
	Label, Printed string // without and with punctuation
	Path           string // ordinals: 1.2
	Level          int
	Body           Marked
	Children       []ContentPoint
	Tail           *Marked
}

// Content returns what is printed of a note, nil for a page.
func (d *Document) Content() *Content {
	n := d.note
	if n == nil {
		return nil
	}
	f := n.foot(0)
	c := &Content{Lang: d.Lang, Council: n.council, PlaceDate: n.placeDate, Original: n.original, Number: n.number, File: n.file,
		Procedure: n.procedure.text, Codes: n.codes, Title: n.title, Labels: n.lang.Cover.Labels, From: n.from.text, To: n.to.text,
		Previous: n.previous.text, Proposal: n.proposal.text, Subject: n.subject.marked(), Subtitle: n.subtitle,
		Points: contentPoints(n.points), AnnexHeading: n.lang.Cover.Annex, Initials: f.initials, Unit: f.unit,
		Limite: n.story.limite, TwoLineFooter: n.story.twoLineFooter}
	for _, r := range n.annex {
		c.Annex = append(c.Annex, r.marked())
	}
	for _, r := range n.notes {
		c.Notes = append(c.Notes, r.text)
	}
	return c
}

// PDF prints the content as notes are printed; the seed draws how.
func (c *Content) PDF(seed uint64) ([]byte, error) {
	l := &language{Code: c.Lang}
	l.Cover.Labels, l.Cover.Annex = c.Labels, c.AnnexHeading
	s := &noteStory{limite: c.Limite, initials: c.Initials, topic: topic{unit: c.Unit}, twoLineFooter: c.TwoLineFooter}
	n := &note{story: s, lang: l, council: c.Council, placeDate: c.PlaceDate, original: c.Original, file: c.File,
		procedure: rich{text: c.Procedure}, number: c.Number, codes: c.Codes, title: c.Title, from: rich{text: c.From}, to: rich{text: c.To},
		previous: rich{text: c.Previous}, proposal: rich{text: c.Proposal}, subject: c.Subject.rich(), subtitle: c.Subtitle,
		points: phrasedPoints(c.Points)}
	for _, m := range c.Annex {
		n.annex = append(n.annex, m.rich())
	}
	for _, text := range c.Notes {
		n.notes = append(n.notes, rich{text: text})
	}
	return notePDF(&Document{Lang: c.Lang, seed: seed, lang: l, note: n})
}

func (r rich) marked() Marked {
	m := Marked{Text: r.text}
	for _, a := range r.anchors {
		m.Markers = append(m.Markers, Marker{a.at, a.note})
	}
	return m
}

func (m Marked) rich() rich {
	r := rich{text: m.Text}
	for _, k := range m.Markers {
		r.anchors = append(r.anchors, anchor{k.At, k.Note})
	}
	return r
}

func contentPoints(points []phrasedPoint) (out []ContentPoint) {
	for _, p := range points {
		c := ContentPoint{Label: p.label, Printed: p.printed, Path: p.path, Level: p.level, Body: p.body.marked(), Children: contentPoints(p.children)}
		if p.tail != nil {
			t := p.tail.marked()
			c.Tail = &t
		}
		out = append(out, c)
	}
	return out
}

func phrasedPoints(points []ContentPoint) (out []phrasedPoint) {
	for _, c := range points {
		p := phrasedPoint{label: c.Label, printed: c.Printed, path: c.Path, level: c.Level, body: c.Body.rich(), children: phrasedPoints(c.Children)}
		if c.Tail != nil {
			t := c.Tail.rich()
			p.tail = &t
		}
		out = append(out, p)
	}
	return out
}
