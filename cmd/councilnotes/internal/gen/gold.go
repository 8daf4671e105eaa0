package gen

import (
	"encoding/json"
	"strings"
)

// Gold is what a careful reader finds in a document, known because the
// document was made from it. Mentions are in the order of the text: cover,
// points, annex, footnotes; or the parts of a page.
type Gold struct {
	Lang         string `json:"lang"`
	Name         string `json:"name"`
	DocumentDate string `json:"document_date"`

	Cover         *GoldCover         `json:"cover,omitempty"`
	Page          *GoldPage          `json:"page,omitempty"`
	Points        []GoldPoint        `json:"points,omitempty"`
	Footnotes     []GoldNote         `json:"footnotes,omitempty"`
	Items         []GoldList         `json:"items,omitempty"`
	Table         [][]string         `json:"table,omitempty"` // rows of cells, in the annex
	References    []GoldReference    `json:"references"`
	Dates         []GoldDate         `json:"dates"`
	Countries     []GoldCountry      `json:"countries"`
	Organisations []GoldOrganisation `json:"organisations"` // those that must be found; a text may name more
	Actions       []GoldAction       `json:"actions"`
	// OptionalDates are neither wanted nor wrong.
	OptionalDates []GoldDate `json:"optional_dates,omitempty"`
	Furniture     *GoldFoot  `json:"furniture,omitempty"`
	// MustNotContain lists what is printed or served but is not text.
	MustNotContain []string `json:"must_not_contain,omitempty"`
}

// GoldCover is the cover of a note, with the fields of a record.
type GoldCover struct {
	Type                string   `json:"type"`
	Number              string   `json:"number"`
	Date                string   `json:"date"`
	Place               string   `json:"place"`
	OriginalLanguages   []string `json:"original_languages"`
	Distribution        string   `json:"distribution,omitempty"`
	SubjectCodes        []string `json:"subject_codes"`
	Procedures          []string `json:"procedures"`
	From                string   `json:"from"`
	To                  string   `json:"to"`
	Subject             string   `json:"subject"`
	Subtitle            string   `json:"subtitle"`
	PreviousDocuments   []string `json:"previous_documents,omitempty"`
	CommissionDocuments []string `json:"commission_documents,omitempty"`
}

// GoldPage is what a page says about itself.
type GoldPage struct {
	Title        string            `json:"title"`
	Description  string            `json:"description"`
	Site         string            `json:"site"`
	Published    string            `json:"published"`
	Modified     string            `json:"modified"`
	CanonicalURL string            `json:"canonical_url"`
	Headings     []string          `json:"headings"`
	Alternates   map[string]string `json:"alternates"`
}

// GoldPoint is a point; Text is without label and children, paragraphs and dash
// items parted by a line break.
type GoldPoint struct {
	Label    string      `json:"label"`
	Path     string      `json:"path"`
	Level    int         `json:"level"`
	Text     string      `json:"text"`
	Children []GoldPoint `json:"children,omitempty"`
}

// GoldNote is a footnote; AnchorAfter is the word before its marker, Point the
// path of the point it stands in, empty on the cover and in an annex.
type GoldNote struct {
	Label       string `json:"label"`
	Text        string `json:"text"`
	AnchorAfter string `json:"anchor_after"`
	Point       string `json:"point,omitempty"`
}

// GoldList is a list of a page.
type GoldList struct {
	Lead  string     `json:"lead"`
	Items []GoldItem `json:"items"`
}

// GoldItem is an item of a list.
type GoldItem struct {
	Text  string     `json:"text"`
	Items []GoldItem `json:"items,omitempty"`
}

// GoldReference is a mention of a document, act, article, case or address.
type GoldReference struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
	Text string `json:"text"`
	In   string `json:"in"`
}

// GoldDate is a mention of a date.
type GoldDate struct {
	EDTF     string `json:"edtf"`
	Text     string `json:"text"`
	In       string `json:"in"`
	Inferred bool   `json:"inferred,omitempty"`
	Role     string `json:"role,omitempty"`
}

// GoldCountry is a mention of a country; Form is "name" or "demonym".
type GoldCountry struct {
	Code string `json:"code"`
	Text string `json:"text"`
	In   string `json:"in"`
	Form string `json:"form"`
}

// GoldOrganisation is a mention of an organisation.
type GoldOrganisation struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	In   string `json:"in"`
}

// GoldAction tells who asks whom; Text is the sentence that says it.
type GoldAction struct {
	Actor     string `json:"actor,omitempty"`
	Verb      string `json:"verb"`
	Addressee string `json:"addressee"`
	Deadline  string `json:"deadline,omitempty"`
	Text      string `json:"text"`
	Point     string `json:"point"`
}

// GoldFoot is the footer of the pages of a note.
type GoldFoot struct {
	Number       string `json:"number"`
	Initials     string `json:"initials"`
	Unit         string `json:"unit"`
	Distribution string `json:"distribution,omitempty"`
	Language     string `json:"language"`
}

// Gold tells what is in the document.
func (d *Document) Gold() *Gold {
	g := &Gold{Lang: d.Lang, Name: d.Name, References: []GoldReference{}, Dates: []GoldDate{}, Countries: []GoldCountry{},
		Organisations: []GoldOrganisation{}, Actions: []GoldAction{}}
	if d.page != nil {
		g.fromPage(d.page)
	} else {
		g.fromNote(d.note)
	}
	return g
}

// JSON writes the gold, indented, with a line break at the end.
func (g *Gold) JSON() []byte {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(g); err != nil {
		panic(err) // Unreachable: plain structs.
	}
	return []byte(b.String())
}

// take enters the mentions of a text that stands at the place in.
func (g *Gold) take(r rich, in string) {
	for _, m := range r.marks {
		text := r.text[m.start:m.end]
		switch w := m.what; {
		case w.when != nil:
			g.Dates = append(g.Dates, GoldDate{EDTF: w.when.edtf(), Text: text, In: in, Inferred: w.when.inferred, Role: w.when.role})
		case w.ref != nil:
			for _, id := range w.ref.ids {
				g.References = append(g.References, GoldReference{Kind: w.ref.kind, ID: id, Text: text, In: in})
			}
		case w.country != "":
			g.Countries = append(g.Countries, GoldCountry{Code: w.country, Text: text, In: in, Form: "name"})
		case w.demonym != "":
			g.Countries = append(g.Countries, GoldCountry{Code: w.demonym, Text: text, In: in, Form: "demonym"})
		case w.org != "":
			g.Organisations = append(g.Organisations, GoldOrganisation{ID: w.org, Text: text, In: in})
		}
	}
}

// takeNotes enters the footnotes whose markers stand in a text.
func (g *Gold) takeNotes(n *note, r rich, path string) {
	for _, a := range r.anchors {
		before := r.text[:a.at]
		g.Footnotes = append(g.Footnotes, GoldNote{Label: itoa(a.note), Text: n.notes[a.note-1].text,
			AnchorAfter: before[strings.LastIndexByte(before, ' ')+1:], Point: path})
	}
}
