package doc

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strconv"
)

// SchemaName is the value of a record's "schema" key.
const SchemaName = "councilnotes/record/1"

// Schema is the JSON Schema (2020-12) of a record, as "councilnotes schema"
// prints it.
//
//go:embed schema.json
var Schema []byte

// Record is what was found in one document in one language: the product of the
// program. An unknown value is left out of the JSON. Lists are in the order of
// the text; all spans are byte offsets into Text.
type Record struct {
	Schema        string         `json:"schema"`
	ID            string         `json:"id"`
	Work          string         `json:"work"`
	Kind          string         `json:"kind"` // one of the Kind constants
	Language      string         `json:"language,omitempty"`
	Title         string         `json:"title,omitempty"`
	Source        Source         `json:"source"`
	Variants      []Variant      `json:"variants,omitempty"`
	Extractor     Extractor      `json:"extractor"`
	Cover         *CoverPage     `json:"cover,omitempty"`
	Page          *WebPage       `json:"page,omitempty"`
	Text          string         `json:"text,omitempty"`
	Blocks        []RecordBlock  `json:"blocks,omitempty"`
	Points        []PointNode    `json:"points,omitempty"`
	Footnotes     []Note         `json:"footnotes,omitempty"`
	Items         []List         `json:"items,omitempty"`
	References    []Reference    `json:"references,omitempty"`
	Dates         []Date         `json:"dates,omitempty"`
	Countries     []Country      `json:"countries,omitempty"`
	Organisations []Organisation `json:"organisations,omitempty"`
	Actions       []Action       `json:"actions,omitempty"`
	Furniture     *Furniture     `json:"furniture,omitempty"`
	Problems      []Problem      `json:"problems,omitempty"`
}

// The kinds of document a record tells apart.
const (
	KindCouncil = "council_document"
	KindPage    = "web_page"
	KindAct     = "legal_act"
	KindOther   = "other"
)

// Source tells which bytes a record was made from.
type Source struct {
	URI       string `json:"uri,omitempty"`
	MediaType string `json:"media_type,omitempty"`
	SHA256    string `json:"sha256"`
	Bytes     int    `json:"bytes"`
	Pages     int    `json:"pages,omitempty"`
	FetchedAt string `json:"fetched_at,omitempty"` // RFC 3339
}

// Variant is another capture of the same document in the same language.
type Variant struct {
	SHA256    string `json:"sha256"`
	MediaType string `json:"media_type"`
}

// Extractor is the provenance of a record: the program's version and the
// fingerprint of everything its content depends on beside the bytes.
type Extractor struct {
	Version     string `json:"version"`
	Fingerprint string `json:"fingerprint"`
}

// CoverPage is what the first page of a Council document says about it.
type CoverPage struct {
	Type                string   `json:"type,omitempty"`   // i_a_item_note, note, report …
	Number              string   `json:"number,omitempty"` // Council id: ST-6106-2022-INIT
	Date                string   `json:"date,omitempty"`   // EDTF
	DistributionDate    string   `json:"distribution_date,omitempty"`
	Place               string   `json:"place,omitempty"`
	OriginalLanguages   []string `json:"original_languages,omitempty"` // ISO 639-1
	Distribution        string   `json:"distribution,omitempty"`       // limite, public, declassified, restricted
	SubjectCodes        []string `json:"subject_codes,omitempty"`      // "TELECOM 44"
	Procedures          []string `json:"procedures,omitempty"`         // "2021/0136(COD)"
	From                string   `json:"from,omitempty"`               // as printed
	To                  string   `json:"to,omitempty"`
	Subject             string   `json:"subject,omitempty"`
	Subtitle            string   `json:"subtitle,omitempty"`
	PreviousDocuments   []string `json:"previous_documents,omitempty"` // ids
	CommissionDocuments []string `json:"commission_documents,omitempty"`
}

// WebPage is what a page says about itself and where it leads.
type WebPage struct {
	Type         string        `json:"type,omitempty"`      // as printed: "Press release"
	Published    string        `json:"published,omitempty"` // EDTF
	Modified     string        `json:"modified,omitempty"`
	Site         string        `json:"site,omitempty"`
	CanonicalURL string        `json:"canonical_url,omitempty"`
	Description  string        `json:"description,omitempty"`
	Topics       []string      `json:"topics,omitempty"`
	Headings     []PageHeading `json:"headings,omitempty"`
	Links        []PageLink    `json:"links,omitempty"`
	Alternates   []Alternate   `json:"alternates,omitempty"`
}

// PageHeading is a heading of a page; Level counts from 1.
type PageHeading struct {
	Level int    `json:"level"`
	Text  string `json:"text"`
	Span  Span   `json:"span"`
}

// PageLink is a link of a page; Where is "body" or "related".
type PageLink struct {
	Text  string `json:"text"`
	URI   string `json:"uri"`
	Span  Span   `json:"span"`
	Where string `json:"where"`
}

// Alternate is the same page in another language.
type Alternate struct {
	Language string `json:"language"` // ISO 639-1
	URI      string `json:"uri"`
}

// RecordBlock is a block as the record shows it. Language is set in a document
// of several languages only.
type RecordBlock struct {
	Kind     BlockKind `json:"kind"`
	Span     Span      `json:"span"`
	Page     int       `json:"page,omitempty"`
	Box      *Box      `json:"box,omitempty"`
	Language string    `json:"language,omitempty"`
}

// PointNode is a numbered point with its sub-points. Text and Span are without
// the label and without the children.
type PointNode struct {
	Label    string      `json:"label"`
	Path     string      `json:"path"` // ordinals: "1", "1.1"; the same in all languages
	Level    int         `json:"level"`
	Text     string      `json:"text"`
	Span     Span        `json:"span"`
	Page     int         `json:"page,omitempty"`
	Children []PointNode `json:"children,omitempty"`
}

// Note is a footnote. Its label and marker are not in the text.
type Note struct {
	Label  string      `json:"label"`
	Text   string      `json:"text"`
	Span   Span        `json:"span"`
	Page   int         `json:"page,omitempty"`
	Anchor *NoteAnchor `json:"anchor,omitempty"`
}

// NoteAnchor is where a footnote's marker stood.
type NoteAnchor struct {
	Offset int    `json:"offset"`
	Point  string `json:"point,omitempty"` // path
}

// List is a list of items with the sentence that leads to it.
type List struct {
	Lead  string `json:"lead,omitempty"`
	Items []Item `json:"items"`
}

// Item is one item of a list, with the items nested in it.
type Item struct {
	Text  string `json:"text"`
	Span  Span   `json:"span"`
	Items []Item `json:"items,omitempty"`
}

// Mention is what all mentions have: the exact characters, where they stand.
// Page and In are set by Assemble.
type Mention struct {
	Text string `json:"text"`
	Span Span   `json:"span"`
	Page int    `json:"page,omitempty"`
	In   string `json:"in,omitempty"` // cover, point 1.a, footnote 3, item 2.1, body
}

// Reference is a document, act, treaty article, case, procedure or address
// that the text names, in canonical form.
type Reference struct {
	Kind string `json:"kind"` // council, commission, procedure, act, treaty, oj, celex, case, parliament, un, url
	ID   string `json:"id"`
	Mention
	Pinpoint string `json:"pinpoint,omitempty"` // verbatim
	URI      string `json:"uri,omitempty"`
	ELI      string `json:"eli,omitempty"`
}

// Date is a date or period that the text names, in EDTF (ISO 8601-2).
type Date struct {
	EDTF string `json:"edtf"`
	Mention
	Inferred bool   `json:"inferred,omitempty"` // the year was not printed
	Role     string `json:"role,omitempty"`     // document, distribution, act_title, deadline, entry_into_force, meeting
}

// Country is a country or territory that the text names.
type Country struct {
	Code string `json:"code"` // ISO 3166-1 alpha-2
	Name string `json:"name"` // in English
	Form string `json:"form"` // name, demonym, part
	Mention
}

// Organisation is an institution, body or organisation that the text names.
type Organisation struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Mention
}

// Action tells who asks whom for what: one finite verb with an addressee.
type Action struct {
	Actor     string `json:"actor,omitempty"` // organisation id
	Verb      string `json:"verb"`            // invite, request, authorise, recommend, adopt, approve, note, inform
	Addressee string `json:"addressee,omitempty"`
	Deadline  string `json:"deadline,omitempty"` // EDTF
	Text      string `json:"text"`
	Span      Span   `json:"span"`
	Point     string `json:"point,omitempty"` // path
}

// Furniture is what repeats on the pages of a printed document and is not text:
// headers and footers. Every field as printed; empty where not seen.
type Furniture struct {
	Number       string `json:"number,omitempty"`       // "9124/1/23 REV 1"
	Initials     string `json:"initials,omitempty"`     // "ЙМ/ап/гн"
	Unit         string `json:"unit,omitempty"`         // "LIFE.2"
	Distribution string `json:"distribution,omitempty"` // "LIMITE"
	Language     string `json:"language,omitempty"`     // "BG"
}

// Problem is what could not be done for a document, and why.
type Problem struct {
	Stage  string `json:"stage"`
	Reason string `json:"reason"`
}

// Readable reports whether the record has a text.
func (r *Record) Readable() bool { return r.Text != "" }

// MarshalJSON writes the span as [start, end].
func (s Span) MarshalJSON() ([]byte, error) {
	b := strconv.AppendInt(append(make([]byte, 0, 24), '['), int64(s.Start), 10)
	b = strconv.AppendInt(append(b, ','), int64(s.End), 10)
	return append(b, ']'), nil
}

// UnmarshalJSON reads a span written as [start, end].
func (s *Span) UnmarshalJSON(b []byte) error {
	var a [2]int
	if err := json.Unmarshal(b, &a); err != nil {
		return fmt.Errorf("span: %w", err)
	}
	s.Start, s.End = a[0], a[1]
	return nil
}
