package score

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Row is the score of a field in a language; Lang is "all" for all of them.
type Row struct {
	Field     string  `json:"field"`
	Lang      string  `json:"language"`
	Texts     int     `json:"texts"`
	Wanted    int     `json:"wanted"`
	Found     int     `json:"found"`
	Right     int     `json:"right"`
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
	Misses    []Miss  `json:"misses,omitempty"`
}

// Miss is a mention that was not found, or was found and is not wanted.
type Miss struct {
	Text  string `json:"text"` // the name of the gold text
	What  string `json:"what"` // "missed" or "extra"
	Value string `json:"mention"`
}

// All is the Lang of the rows over all languages.
const All = "all"

// Board adds the results up: first the rows over all languages, then those of
// the languages, the worst first.
func Board(results []Result) []Row {
	rows := map[[2]string]*Row{}
	for _, res := range results {
		for field, o := range res.Fields {
			for _, lang := range []string{All, res.Text.Lang} {
				key := [2]string{field, lang}
				if rows[key] == nil {
					rows[key] = &Row{Field: field, Lang: lang}
				}
				rows[key].add(res.Text, o)
			}
		}
	}
	var out []Row
	for _, r := range rows {
		r.rate()
		out = append(out, *r)
	}
	slices.SortFunc(out, func(a, b Row) int {
		return cmp.Or(over(a)-over(b), cmp.Compare(a.F1, b.F1), cmp.Compare(a.Field, b.Field), cmp.Compare(a.Lang, b.Lang))
	})
	return out
}

// over puts the rows over all languages before the others.
func over(r Row) int {
	if r.Lang == All {
		return 0
	}
	return 1
}

func (r *Row) add(t *Text, o Outcome) {
	r.Texts++
	r.Wanted += o.Wanted
	r.Found += o.Found
	r.Right += o.Right
	if r.Lang == All {
		return // The misses stand with their language.
	}
	for _, m := range o.Missed {
		r.Misses = append(r.Misses, Miss{t.Name, "missed", m})
	}
	for _, m := range o.Extra {
		r.Misses = append(r.Misses, Miss{t.Name, "extra", m})
	}
}

// rate fills the rates. Where nothing was wanted and nothing found, all is right.
func (r *Row) rate() {
	rate := func(part, whole int) float64 {
		if whole == 0 {
			return 1
		}
		return float64(part) / float64(whole)
	}
	r.Precision, r.Recall = rate(r.Right, r.Found), rate(r.Right, r.Wanted)
	r.F1 = rate(2*r.Right, r.Wanted+r.Found)
}

// Format writes a board for a person to read: the rows, then the misses of each
// in the same order.
func Format(rows []Row) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-14s%-6s%6s%8s%8s%8s%11s%8s%8s\n", "field", "lang", "texts", "wanted", "found", "right", "precision", "recall", "F1")
	for _, r := range rows {
		fmt.Fprintf(&b, "%-14s%-6s%6d%8d%8d%8d%11.4f%8.4f%8.4f\n", r.Field, r.Lang, r.Texts, r.Wanted, r.Found, r.Right, r.Precision, r.Recall, r.F1)
	}
	for _, r := range rows {
		if len(r.Misses) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n%s %s\n", r.Field, r.Lang)
		for _, m := range r.Misses {
			fmt.Fprintf(&b, "  %-7s %s   %s\n", m.What, m.Value, m.Text)
		}
	}
	return b.String()
}

// ParseBoard reads the rows that Format wrote, without misses. Lines that are no
// rows are passed over.
func ParseBoard(text string) map[[2]string]Row {
	out := map[[2]string]Row{}
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		if len(f) != 9 || f[0] == "field" {
			continue
		}
		n := [4]int{}
		ok := true
		for i := range n {
			v, err := strconv.Atoi(f[2+i])
			n[i], ok = v, ok && err == nil
		}
		if ok {
			r := Row{Field: f[0], Lang: f[1], Texts: n[0], Wanted: n[1], Found: n[2], Right: n[3]}
			r.rate()
			out[[2]string{r.Field, r.Lang}] = r
		}
	}
	return out
}
