package match

import (
	"slices"
	"strings"
	"testing"

	"councilnotes/extractors/doc"
)

func TestFind(t *testing.T) {
	var s Set[string]
	for _, p := range []string{
		"Council", "Council of Europe", "European Council", "Council of the European Union",
		"EU", "presidency", "Комитета на постоянните представители", "ЕС", "Съвет", "Съвета",
		"secrétariat général", "Conseil de l'Union", "UN",
	} {
		s.Add(p, p)
	}
	cases := []struct {
		name, text string
		want       []string // the text of each hit
	}{
		{"longest wins", "The Council of Europe and the Council", []string{"Council of Europe", "Council"}},
		{"a name begun and not finished", "the Council of the Gods", []string{"Council"}},
		{"longest to the left", "The European Council met", []string{"European Council"}},
		{"no-break space, line end, two blanks", "Council\u00a0of\nthe  European Union", []string{"Council\u00a0of\nthe  European Union"}},
		{"a small letter is no name", "the council of the town", nil},
		{"all capitals are", "THE COUNCIL AND THE PRESIDENCY", []string{"COUNCIL", "PRESIDENCY"}},
		{"capital where the phrase has none", "The Presidency", []string{"Presidency"}},
		{"inside a word", "Councillors eucharist fun Councils", nil},
		{"after punctuation", "(Council),»Council«/Council's", []string{"Council", "Council", "Council"}},
		{"look-alike letters", "Kомитета на постоянните представители", []string{"Kомитета на постоянните представители"}},
		{"soft hyphen", "Съ\u00adвета", []string{"Съ\u00adвета"}},
		{"glued before a capital", "ПонастоящемЕС има", []string{"ЕС"}},
		{"glued behind capitals", "между ЕСи Япония", []string{"ЕС"}},
		{"glued behind a small letter", "CouncilMember", []string{"Council"}},
		{"not glued", "Советът ЕСЕН", nil},
		{"accent and apostrophe", "Secrétariat général, Conseil de l’Union", []string{"Secrétariat général", "Conseil de l’Union"}},
		{"capital in the middle of a word of capitals", "UNESCO", nil},
		{"empty", "", nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, h := range s.Find(doc.Fold(c.text), c.text) {
				got = append(got, c.text[h.Span.Start:h.Span.End])
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("in %q found %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestMoreCapitalsArePreferred(t *testing.T) {
	var s Set[int]
	s.Add("comité", 1)
	s.Add("Comité", 2)
	text := "comité Comité COMITÉ"
	var got []int
	for _, h := range s.Find(doc.Fold(text), text) {
		got = append(got, h.Value)
	}
	if want := []int{1, 2, 2}; !slices.Equal(got, want) {
		t.Errorf("values %v, want %v", got, want)
	}
}

func TestEmptySetFindsNothing(t *testing.T) {
	var s Set[int]
	s.Add(" ", 1)
	if h := s.Find(doc.Fold("a b"), "a b"); h != nil {
		t.Errorf("found %v", h)
	}
}

func TestExpand(t *testing.T) {
	cases := []struct {
		pattern string
		want    []string // nil: an error
	}{
		{"Rada", []string{"Rada"}},
		{"Rad{a,y}", []string{"Rada", "Rady"}},
		{"{,De }Raad{,s}", []string{"Raad", "Raads", "De Raad", "De Raads"}},
		{"", []string{""}},
		{"Rad{a,y", nil},
		{"Rad{a,{y}}", nil},
		{strings.Repeat("{a,b}", 13), nil},
	}
	for _, c := range cases {
		got, err := Expand(c.pattern)
		if (err != nil) != (c.want == nil) || err == nil && !slices.Equal(got, c.want) {
			t.Errorf("Expand(%q) = %q, %v, want %q", c.pattern, got, err, c.want)
		}
	}
}

// FuzzFind checks that hits stand in order, on character boundaries, lead back
// to a text that folds to the phrase, and that nothing panics.
func FuzzFind(f *testing.F) {
	f.Add("Council of Europe", "the Council of\u00a0Europe, ПонастоящемЕС")
	f.Add("ЕС", "ЕСи\u00ad ес")
	f.Add("a b", "A    b a\tb")
	f.Fuzz(func(t *testing.T, phrase, text string) {
		phrase, text = strings.ToValidUTF8(phrase, ""), strings.ToValidUTF8(text, "")
		var s Set[bool]
		s.Add(phrase, true)
		want := strings.Fields(doc.Fold(strings.Join(strings.Fields(phrase), " ")).Str)
		last := 0
		for _, h := range s.Find(doc.Fold(text), text) {
			if h.Span.Start < last || h.Span.End > len(text) {
				t.Fatalf("span %v after %d in %d bytes", h.Span, last, len(text))
			}
			last = h.Span.End
			if got := strings.Fields(doc.Fold(text[h.Span.Start:h.Span.End]).Str); !slices.Equal(got, want) {
				t.Fatalf("found %q for %q", got, want)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	var s Set[int]
	for i, p := range []string{"Council", "Commission", "European Parliament", "Permanent Representatives Committee"} {
		s.Add(p, i)
	}
	text := strings.Repeat("On the ninth the Commission told the Permanent Representatives Committee about its plans. ", 100)
	f := doc.Fold(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		s.Find(f, text)
	}
}
