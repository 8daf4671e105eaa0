// Package gold reads texts in which a careful reader has marked what an
// extractor should find, and counts what one found. It is for tests.
//
// A file holds the texts of one language one after the other, as a txtar
// archive does, each under a line "-- name --". In a text,
// "{9 December 2021=2021-12-09}" marks a date with its EDTF, "{Japan=JP}" the
// name of a country, "{Spanish=~ES}" a demonym and "{Scotland=^GB}" a part.
package gold

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// Mark is a place in a text and what stands there. Start and End are bytes.
type Mark struct {
	Start, End int
	Value      string
}

// Text is a text of a language with its marks, in order.
type Text struct {
	Lang, Name, Str string
	Countries       []Mark
	Dates           []Mark
}

// Read returns the texts of all files of a folder, which are named by their
// language: "cs.txt".
func Read(dir string) ([]Text, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	var out []Text
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		heads := header.FindAllSubmatchIndex(b, -1)
		for i, h := range heads {
			end := len(b)
			if i+1 < len(heads) {
				end = heads[i+1][0]
			}
			t := parse(strings.TrimSpace(string(b[h[1]:end])))
			t.Lang, t.Name = strings.TrimSuffix(filepath.Base(f), ".txt"), string(b[h[2]:h[3]])
			out = append(out, t)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no texts in %s", dir)
	}
	return out, nil
}

var (
	header  = regexp.MustCompile(`(?m)^-- (.+) --$`)
	marked  = regexp.MustCompile(`\{([^{}=]+)=([^{}=]+)\}`)
	country = regexp.MustCompile(`^[~^]?[A-Z]{2}$`)
)

func parse(s string) (t Text) {
	var b strings.Builder
	last := 0
	for _, m := range marked.FindAllStringSubmatchIndex(s, -1) {
		b.WriteString(s[last:m[0]])
		k := Mark{Start: b.Len(), Value: s[m[4]:m[5]]}
		b.WriteString(s[m[2]:m[3]])
		k.End = b.Len()
		if country.MatchString(k.Value) {
			t.Countries = append(t.Countries, k)
		} else {
			t.Dates = append(t.Dates, k)
		}
		last = m[1]
	}
	b.WriteString(s[last:])
	t.Str = b.String()
	return t
}

// Score counts marks: those wanted, those found, and those found that are
// right.
type Score struct{ Want, Got, Right int }

// Add adds the counts of another score.
func (s *Score) Add(o Score) { s.Want, s.Got, s.Right = s.Want+o.Want, s.Got+o.Got, s.Right+o.Right }

// Precision returns the share of what was found that is right.
func (s Score) Precision() float64 { return share(s.Right, s.Got) }

// Recall returns the share of what was wanted that was found.
func (s Score) Recall() float64 { return share(s.Right, s.Want) }

// F1 returns the harmonic mean of precision and recall.
func (s Score) F1() float64 { return share(2*s.Right, s.Want+s.Got) }

func share(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

// Compare counts the marks of a text that overlap a mark of the same value,
// each once, and says what is missing, too much, or marked with other ends.
func Compare(t Text, want, got []Mark) (s Score, notes []string) {
	s = Score{Want: len(want), Got: len(got)}
	used := make([]bool, len(got))
	for _, w := range want {
		i := match(w, got, used)
		if i < 0 {
			notes = append(notes, fmt.Sprintf("%s/%s: missing %s %q", t.Lang, t.Name, w.Value, t.Str[w.Start:w.End]))
			continue
		}
		used[i] = true
		s.Right++
		if g := got[i]; g != w {
			notes = append(notes, fmt.Sprintf("%s/%s: ends of %s: want %q, got %q", t.Lang, t.Name, w.Value, t.Str[w.Start:w.End], t.Str[g.Start:g.End]))
		}
	}
	for i, g := range got {
		if !used[i] {
			notes = append(notes, fmt.Sprintf("%s/%s: too much: %s %q", t.Lang, t.Name, g.Value, t.Str[g.Start:g.End]))
		}
	}
	return s, notes
}

func match(w Mark, got []Mark, used []bool) int {
	for i, g := range got {
		if !used[i] && g.Value == w.Value && g.Start < w.End && w.Start < g.End {
			return i
		}
	}
	return -1
}

// Board is a scoreboard: the scores by language.
type Board map[string]Score

// Print writes a board, one line for each of the languages, and the sum.
func (b Board) Print(languages []string) string {
	var out strings.Builder
	var all Score
	line := func(name string, s Score) {
		fmt.Fprintf(&out, "%s want %d got %d right %d precision %.3f recall %.3f F1 %.3f\n", name, s.Want, s.Got, s.Right, s.Precision(), s.Recall(), s.F1())
	}
	for _, l := range languages {
		all.Add(b[l])
		line(l, b[l])
	}
	line("all", all)
	return out.String()
}

// Floor reads the least F1 of each language, and of "all", from a printed
// board.
func Floor(printed string) map[string]float64 {
	out := map[string]float64{}
	for _, l := range strings.Split(printed, "\n") {
		f := strings.Fields(l)
		if len(f) < 2 {
			continue
		}
		var v float64
		if _, err := fmt.Sscan(f[len(f)-1], &v); err == nil {
			out[f[0]] = v
		}
	}
	return out
}
