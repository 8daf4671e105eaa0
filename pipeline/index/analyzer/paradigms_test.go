package analyzer

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"councilnotes/extractors/lang"
)

var update = flag.Bool("update", false, "write the scoreboard")

// paradigm is one word in its forms.
type paradigm []string

// readParadigms returns the words of a language that the stemmer was built with,
// and those held back; testdata/paradigms/README.md tells how they are written.
func readParadigms(t *testing.T, code string) (seen, held []paradigm) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "paradigms", code+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	above, below, ok := strings.Cut(string(b), "\nheld back\n")
	if !ok {
		t.Fatalf("%s: nothing is held back", code)
	}
	return paradigms(above), paradigms(below)
}

func paradigms(text string) (out []paradigm) {
	for line := range strings.Lines(text) {
		var p paradigm
		for _, group := range strings.Split(line, ";") {
			begin, endings, cut := strings.Cut(strings.TrimSpace(group), "|")
			if !cut {
				p = append(p, strings.Fields(begin)...)
				continue
			}
			for _, e := range strings.Fields(endings) {
				p = append(p, begin+strings.TrimPrefix(e, "-"))
			}
		}
		out = append(out, p)
	}
	return out
}

// score tells how well an analyzer knows forms of a word for one: pairs of forms
// of one word that share a term, of all; pairs of words any of whose forms do.
type score struct{ together, pairs, wrong, words int }

func (s score) recall() float64 { return float64(s.together) / float64(max(s.pairs, 1)) }

func (s score) conflated() float64 {
	return float64(s.wrong) / float64(max(s.words*(s.words-1)/2, 1))
}

func measure(a *Analyzer, words []paradigm, report func(format string, args ...any)) score {
	s := score{words: len(words)}
	owners := map[string]map[int]bool{}
	for i, p := range words {
		var all []string
		for _, form := range p {
			all = append(all, strings.Join(terms(a, []string{form}), " "))
		}
		bad := false
		for j := range all {
			for k := range j {
				s.pairs++
				if all[j] == all[k] {
					s.together++
				} else {
					bad = true
				}
			}
			if owners[all[j]] == nil {
				owners[all[j]] = map[int]bool{}
			}
			owners[all[j]][i] = true
		}
		if bad {
			report("%v\n      have the terms %v", p, all)
		}
	}
	wrong := map[[2]int]bool{}
	for term, who := range owners {
		for i := range who {
			for j := range who {
				if i < j {
					wrong[[2]int{i, j}] = true
					report("%s and %s share the term %q", words[i][0], words[j][0], term)
				}
			}
		}
	}
	s.wrong = len(wrong)
	return s
}

// TestParadigms measures every analyzer with words in their forms and compares
// with the scoreboard. Which of the words above the line go wrong is told with
// -v; of those held back only how many.
func TestParadigms(t *testing.T) {
	var board bytes.Buffer
	fmt.Fprintln(&board, "lang  seen: recall  conflated  held back: recall  conflated  (pairs)")
	for _, code := range lang.Codes() {
		seen, held := readParadigms(t, code)
		a := For(code)
		s := measure(a, seen, func(format string, args ...any) { t.Logf(code+": "+format, args...) })
		h := measure(a, held, func(string, ...any) {})
		all := measure(a, append(seen, held...), func(string, ...any) {})
		fmt.Fprintf(&board, "%-4s  %12.3f  %9.3f  %17.3f  %9.3f  (%d)\n", code, s.recall(), s.conflated(), h.recall(), all.conflated(), h.pairs)
		if h.recall() < 0.95 {
			t.Errorf("%s: recall %.3f of the words held back", code, h.recall())
		}
		if all.conflated() > 0.02 {
			t.Errorf("%s: %.3f of unrelated pairs conflated", code, all.conflated())
		}
	}
	path := filepath.Join("testdata", "paradigms", "scoreboard")
	if *update {
		if err := os.WriteFile(path, board.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, board.Bytes()) {
		t.Errorf("not what the scoreboard says (-update writes it):\n%s", board.String())
	}
}
