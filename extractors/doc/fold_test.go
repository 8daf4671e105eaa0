package doc

import (
	"strings"
	"testing"
	"testing/quick"
	"unicode/utf8"
)

func TestFoldLeadsBack(t *testing.T) {
	cases := []struct{ in, folded, find, want string }{
		{"WK\u00a015233\u20112021", "wk 15233-2021", "15233-2021", "15233\u20112021"},
		{"СТ 15367/17", "ct 15367/17", "ct 15367", "СТ 15367"},
		{"ОВ С 77", "ob c 77", "c 77", "С 77"},
		{"Гepмaния и Германия", "", "", ""},
		{"до\u00adговор", "", "", ""},
		{"İstanbul, 27 Nisan", "", "27", "27"},
		{"ẞ 3 Ⱥ 4", "", "4", "4"},
		{"Βρυξέλλες 9", "", "9", "9"},
	}
	for _, c := range cases {
		f := Fold(c.in)
		if c.folded != "" && f.Str != c.folded {
			t.Errorf("Fold(%q) = %q, want %q", c.in, f.Str, c.folded)
		}
		if c.find == "" {
			continue
		}
		i := strings.Index(f.Str, c.find)
		if i < 0 {
			t.Errorf("%q not in %q", c.find, f.Str)
			continue
		}
		s := f.Span(i, i+len(c.find))
		if got := c.in[s.Start:s.End]; got != c.want {
			t.Errorf("%q in %q leads back to %q, want %q", c.find, c.in, got, c.want)
		}
	}
}

func TestFoldMakesSpellingsEqual(t *testing.T) {
	pairs := [][2]string{
		{"Гepмaния", "ГЕРМАНИЯ"},
		{"ΕΛΛΑΔΑ", "Ελλάδα"},
		{"Bρυξέλλες", "Βρυξέλλες"},
		{"94/62/EK", "94/62/ЕК"},
		{"до\u00adговор", "Договор"},
		{"Côte d’Ivoire", "CÔTE D'IVOIRE"},
	}
	for _, p := range pairs {
		if a, b := Fold(p[0]).Str, Fold(p[1]).Str; a != b {
			t.Errorf("%q folds to %q, %q to %q", p[0], a, p[1], b)
		}
	}
}

// TestFoldOffsetsAreMonotone checks on random text that every folded character
// leads back to where it stood, in order.
func TestFoldOffsetsAreMonotone(t *testing.T) {
	check := func(in string) bool {
		in = strings.ToValidUTF8(in, "")
		f, last := Fold(in), -1
		for i := range f.Str {
			o := f.Offset(i)
			if o <= last || o >= len(in) {
				return false
			}
			last = o
		}
		return f.Offset(len(f.Str)) == len(in)
	}
	if err := quick.Check(check, &quick.Config{MaxCount: 2000}); err != nil {
		t.Error(err)
	}
}

// TestFoldIndex checks that Index is the way back of Offset, at every character.
func TestFoldIndex(t *testing.T) {
	slow := func(f *Folded, original int) int {
		i := 0
		for i < len(f.Str) && (!utf8.RuneStart(f.Str[i]) || f.Offset(i) < original) {
			i++
		}
		return i
	}
	check := func(in string) bool {
		in = strings.ToValidUTF8(in, "")
		f := Fold(in)
		for i := range in + " " {
			if f.Index(i) != slow(f, i) {
				t.Logf("%q at %d: %d, want %d", in, i, f.Index(i), slow(f, i))
				return false
			}
		}
		return true
	}
	for _, in := range []string{"", "\u00ad", "Съвет на Европейския съюз", "до\u00adговор за рибарство", "Ⱥ 4 ẞ", "plain"} {
		if !check(in) {
			t.Errorf("%q", in)
		}
	}
	if err := quick.Check(check, &quick.Config{MaxCount: 1000}); err != nil {
		t.Error(err)
	}
}

func BenchmarkFold(b *testing.B) {
	text := strings.Repeat("На 14 февруари 2022 г. Съветът прие Регламент (ЕС) 2016/679 of the Council. ", 5000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Fold(text)
	}
}

func TestFoldStringIsFold(t *testing.T) {
	same := func(s string) bool { return FoldString(s) == Fold(s).Str }
	for _, s := range []string{"", "WK\u00a015233", "до\u00adговор", "ẞ 3 Ⱥ 4 東京", "\xff\xc3a"} {
		if !same(s) {
			t.Errorf("%q", s)
		}
	}
	if err := quick.Check(same, nil); err != nil {
		t.Error(err)
	}
}
