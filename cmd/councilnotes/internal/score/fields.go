package score

import (
	"reflect"
	"strings"
	"unicode/utf8"

	"councilnotes/extractors/doc"
)

// fields tells how each field of a record is written in gold.
var fields = map[string]func(*doc.Record) []Mention{
	"references":    references,
	"dates":         dates,
	"countries":     countries,
	"organisations": organisations,
	"actions":       actions,
	"cover":         cover,
	"points":        func(r *doc.Record) []Mention { return points(r.Points) },
	"footnotes":     footnotes,
	"items":         items,
}

func references(r *doc.Record) (out []Mention) {
	for _, m := range r.References {
		out = append(out, Mention{Value: m.Kind + " " + m.ID, Quote: m.Text, Detail: m.Pinpoint, Span: m.Span})
	}
	return out
}

func dates(r *doc.Record) (out []Mention) {
	for _, m := range r.Dates {
		out = append(out, Mention{Value: m.EDTF, Quote: m.Text, Detail: m.Role, Span: m.Span})
	}
	return out
}

func countries(r *doc.Record) (out []Mention) {
	for _, m := range r.Countries {
		value := m.Code
		if m.Form != "name" {
			value = m.Form + " " + m.Code
		}
		out = append(out, Mention{Value: value, Quote: m.Text, Span: m.Span})
	}
	return out
}

func organisations(r *doc.Record) (out []Mention) {
	for _, m := range r.Organisations {
		out = append(out, Mention{Value: m.ID, Quote: m.Text, Span: m.Span})
	}
	return out
}

func actions(r *doc.Record) (out []Mention) {
	for _, a := range r.Actions {
		value := orNone(a.Actor) + " " + a.Verb + " " + orNone(a.Addressee)
		out = append(out, Mention{Value: value, Quote: a.Text, Detail: a.Deadline, Span: a.Span})
	}
	return out
}

func orNone(id string) string {
	if id == "" {
		return "-"
	}
	return id
}

// cover has one mention for each value, under the name it has in the record.
func cover(r *doc.Record) (out []Mention) {
	if r.Cover == nil {
		return nil
	}
	v := reflect.ValueOf(*r.Cover)
	for i := range v.NumField() {
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		values, several := v.Field(i).Interface().([]string)
		if !several {
			values = []string{v.Field(i).String()}
		}
		for _, value := range values {
			if value != "" {
				out = append(out, Mention{Value: name, Quote: value})
			}
		}
	}
	return out
}

func points(nodes []doc.PointNode) (out []Mention) {
	for _, p := range nodes {
		out = append(out, Mention{Value: p.Path, Quote: p.Text})
		out = append(out, points(p.Children)...)
	}
	return out
}

// footnotes have as their detail the words before their anchor.
func footnotes(r *doc.Record) (out []Mention) {
	for _, n := range r.Footnotes {
		m := Mention{Value: n.Label, Quote: n.Text}
		if n.Anchor != nil {
			m.Detail = detailAfter + anchorWords(r.Text[:n.Anchor.Offset])
		}
		out = append(out, m)
	}
	return out
}

// anchorContext is how many bytes before an anchor are compared.
const anchorContext = 200

// anchorWords returns the end of a text, whole characters, within one paragraph.
func anchorWords(text string) string {
	text = text[max(0, len(text)-anchorContext):]
	for len(text) > 0 && !utf8.RuneStart(text[0]) {
		text = text[1:]
	}
	if i := strings.LastIndex(text, "\n"); i >= 0 {
		text = text[i+1:]
	}
	return oneBlank(text)
}

func items(r *doc.Record) (out []Mention) {
	var walk func([]doc.Item)
	walk = func(list []doc.Item) {
		for _, i := range list {
			out = append(out, Mention{Value: "item", Quote: i.Text})
			walk(i.Items)
		}
	}
	for _, l := range r.Items {
		walk(l.Items)
	}
	return out
}
