package gen

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// narrowly sets the points of a note in narrow columns, so that words are broken.
func narrowly(t *testing.T, lang string, seed uint64, how hyphens) []line {
	t.Helper()
	d, err := Note(seed, lang)
	if err != nil {
		t.Fatal(err)
	}
	g := &geometry{width: 34, body: 1e9, leading: 1, measure: cells, breaker: newBreaker(how)}
	return g.main(d.note)
}

// TestHyphens checks that taking the breaks back gives the words of a note that
// is printed without any.
func TestHyphens(t *testing.T) {
	for _, lang := range []string{"bg", "el", "en", "fr", "mt"} {
		for _, how := range []hyphens{ownHyphens, softHyphens, visibleHyphens} {
			breaks := 0
			var got strings.Builder
			for _, l := range narrowly(t, lang, 4, how) {
				text := l.text()
				switch last := l.words[len(l.words)-1]; {
				case how == softHyphens && strings.HasSuffix(text, softHyphen), how == visibleHyphens && last[len(last)-1].text == "-":
					got.WriteString(strings.TrimSuffix(strings.TrimSuffix(text, softHyphen), "-"))
					breaks++
				case how == ownHyphens && strings.HasSuffix(text, "-"):
					got.WriteString(text)
					breaks++
				default:
					got.WriteString(text + " ")
				}
			}
			var want strings.Builder
			for _, l := range narrowly(t, lang, 4, noHyphens) {
				want.WriteString(l.text() + " ")
			}
			if diff := cmp.Diff(want.String(), got.String()); diff != "" {
				t.Errorf("%s, %d: %s", lang, how, diff)
			}
			if breaks == 0 && how != ownHyphens { // Not every text has words with hyphens of their own.
				t.Errorf("%s, %d: no word was broken", lang, how)
			}
		}
	}
}

// TestVisibleHyphensCanBeTold checks that the document has every word in one
// piece, too, that it breaks with a visible hyphen.
func TestVisibleHyphensCanBeTold(t *testing.T) {
	seen := map[string]bool{}
	lines := narrowly(t, "en", 4, visibleHyphens)
	for i, l := range lines {
		for j, w := range l.words {
			if w[len(w)-1].text != "-" {
				if letters := lettersOf(w[0].text); letters != "" {
					seen[letters] = true
				}
				continue
			}
			if tail := lines[i+1].words[0][0].text; j != len(l.words)-1 || !seen[lettersOf(w[0].text+tail)] {
				t.Errorf("%q is broken before it was seen whole", w[0].text+tail)
			}
		}
	}
}

func TestLettersOf(t *testing.T) {
	for in, want := range map[string]string{
		"agreement;": "agreement", "Комисията": "Комисията", "Brussels,": "Brussels", "(Council)": "",
		"semi-conducteurs": "", "l'Union": "", "2016/679": "", "EUCO": "", "": "", "a": "",
	} {
		if got := lettersOf(in); got != want {
			t.Errorf("letters of %q are %q, not %q", in, got, want)
		}
	}
}
