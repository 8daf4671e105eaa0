package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"time"

	"councilnotes/extractors/doc"
)

// row is a record with the parts that it may lack filled in empty.
type row struct {
	*doc.Record
	cover doc.CoverPage
	page  doc.WebPage
	gone  *Tombstone
}

// columns are the columns of the package documentation, in its order.
var columns = []struct {
	name  string
	value func(row) string
}{
	{"id", func(r row) string { return r.ID }},
	{"work", func(r row) string { return r.Work }},
	{"kind", func(r row) string { return r.Kind }},
	{"language", func(r row) string { return r.Language }},
	{"title", func(r row) string { return r.Title }},
	{"uri", func(r row) string { return r.Source.URI }},
	{"media_type", func(r row) string { return r.Source.MediaType }},
	{"sha256", func(r row) string { return r.Source.SHA256 }},
	{"bytes", func(r row) string { return number(r.Source.Bytes) }},
	{"pages", func(r row) string { return number(r.Source.Pages) }},
	{"fetched_at", func(r row) string { return r.Source.FetchedAt }},
	{"number", func(r row) string { return r.cover.Number }},
	{"type", func(r row) string { return r.cover.Type }},
	{"date", func(r row) string { return r.cover.Date }},
	{"distribution_date", func(r row) string { return r.cover.DistributionDate }},
	{"place", func(r row) string { return r.cover.Place }},
	{"original_languages", func(r row) string { return list(r.cover.OriginalLanguages) }},
	{"distribution", func(r row) string { return r.cover.Distribution }},
	{"subject_codes", func(r row) string { return list(r.cover.SubjectCodes) }},
	{"procedures", func(r row) string { return list(r.cover.Procedures) }},
	{"from", func(r row) string { return r.cover.From }},
	{"to", func(r row) string { return r.cover.To }},
	{"subject", func(r row) string { return r.cover.Subject }},
	{"subtitle", func(r row) string { return r.cover.Subtitle }},
	{"previous_documents", func(r row) string { return list(r.cover.PreviousDocuments) }},
	{"commission_documents", func(r row) string { return list(r.cover.CommissionDocuments) }},
	{"published", func(r row) string { return r.page.Published }},
	{"modified", func(r row) string { return r.page.Modified }},
	{"site", func(r row) string { return r.page.Site }},
	{"canonical_url", func(r row) string { return r.page.CanonicalURL }},
	{"references", func(r row) string { return each(r.References, func(m doc.Reference) string { return m.ID }) }},
	{"dates", func(r row) string { return each(r.Dates, func(m doc.Date) string { return m.EDTF }) }},
	{"countries", func(r row) string { return each(r.Countries, countryCode) }},
	{"organisations", func(r row) string { return each(r.Organisations, func(m doc.Organisation) string { return m.ID }) }},
	{"actions", func(r row) string { return each(r.Actions, actionWords) }},
	{"points", func(r row) string { return number(countPoints(r.Points)) }},
	{"footnotes", func(r row) string { return number(len(r.Footnotes)) }},
	{"lists", func(r row) string { return number(len(r.Items)) }},
	{"problems", func(r row) string {
		return each(r.Problems, func(p doc.Problem) string { return p.Stage + ": " + p.Reason })
	}},
	{"deleted", func(r row) string {
		if r.gone == nil {
			return ""
		}
		return "true"
	}},
	{"at", func(r row) string {
		if r.gone == nil {
			return ""
		}
		return r.gone.At.UTC().Format(time.RFC3339)
	}},
}

// csvWriter writes comma-separated values.
type csvWriter struct {
	out    *csv.Writer
	headed bool
	cells  []string
}

func newCSV(w io.Writer) Writer {
	return &csvWriter{out: csv.NewWriter(w), cells: make([]string, len(columns))}
}

func (c *csvWriter) Record(r *doc.Record) error {
	row := row{Record: r}
	if r.Cover != nil {
		row.cover = *r.Cover
	}
	if r.Page != nil {
		row.page = *r.Page
	}
	return c.write(row)
}

func (c *csvWriter) Tombstone(t Tombstone) error {
	return c.write(row{Record: &doc.Record{ID: t.ID, Work: t.Work}, gone: &t})
}

func (c *csvWriter) write(r row) error {
	if err := c.header(); err != nil {
		return err
	}
	for i, col := range columns {
		c.cells[i] = harmless(col.value(r))
	}
	return c.out.Write(c.cells)
}

func (c *csvWriter) header() error {
	if c.headed {
		return nil
	}
	c.headed = true
	for i, col := range columns {
		c.cells[i] = col.name
	}
	return c.out.Write(c.cells)
}

// Close writes the header too where no record came: an empty table says that
// there is nothing, an empty file that something went wrong.
func (c *csvWriter) Close() error {
	if err := c.header(); err != nil {
		return err
	}
	c.out.Flush()
	return c.out.Error()
}

// harmless keeps a spreadsheet from reading a value as a formula: documents come
// from anywhere, and a title may begin with "=" (OWASP, "CSV Injection").
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// each joins what f says of the items, each once, in the order of the text.
func each[T any](items []T, f func(T) string) string {
	seen := map[string]bool{"": true}
	var out []string
	for _, it := range items {
		if v := f(it); !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return list(out)
}

// list joins values, none of which may look like two.
func list(values []string) string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = strings.ReplaceAll(v, "; ", ", ")
	}
	return strings.Join(out, "; ")
}

func countryCode(m doc.Country) string {
	if m.Form != "" && m.Form != "name" {
		return ""
	}
	return m.Code
}

func actionWords(a doc.Action) string {
	return strings.Join(strings.Fields(a.Actor+" "+a.Verb+" "+a.Addressee), " ")
}

func countPoints(points []doc.PointNode) int {
	n := len(points)
	for _, p := range points {
		n += countPoints(p.Children)
	}
	return n
}

// number writes a count; what is not there is empty.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
