package countries

import (
	"strings"
	"testing"

	"councilnotes/extractors/lang"
)

// FuzzExtract checks that no text makes the extractor panic or report a span
// that is not its text, in any language.
func FuzzExtract(f *testing.F) {
	f.Add("bg", "Виетнами Сингапур,което въвЯпония; Люксембург, 5 юни 2023")
	f.Add("en", "Réunion du Conseil, US$ 5, Done at Luxembourg, Côte d’Ivoire")
	f.Add("pl", "Re\u00adpubliki Korei\u200b İ ẞ")
	f.Fuzz(func(t *testing.T, code, text string) {
		extract(t, code, strings.ToValidUTF8(text, ""))
	})
}

func BenchmarkExtract(b *testing.B) {
	texts := map[string]string{
		"en": "On the ninth the Commission told the Permanent Representatives Committee about its plans for Japan and the Republic of Korea. ",
		"bg": "На девети Комисията информира Комитета на постоянните представители за плановете си за Япония и Република Корея. ",
	}
	for code, text := range texts {
		if _, ok := lang.Get(code); !ok {
			b.Fatal(code)
		}
		text = strings.Repeat(text, 400)
		b.Run(code, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				extract(b, code, text)
			}
		})
	}
}

// BenchmarkCompile makes the names of a language ready.
func BenchmarkCompile(b *testing.B) {
	sec, err := load("bg")
	if err != nil || sec == nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := compile(sec); err != nil {
			b.Fatal(err)
		}
	}
}
