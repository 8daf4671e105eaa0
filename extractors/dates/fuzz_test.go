package dates

import (
	"strings"
	"testing"

	"councilnotes/extractors/lang"
)

// FuzzExtract checks that no text makes the extractor panic or report a span
// that is not its text, in any language.
func FuzzExtract(f *testing.F) {
	f.Add("bg", "На 9\u00a0декември 2021 г. и от 13 до 15 март 2023—2028 г. (29.11)")
	f.Add("en", "5, 12 and 19 September 2022; Q1/2022, May 15, 2022, 2021-12-09T00:00, 1/2/3/4-5.6.7")
	f.Add("hu", "2022. március 30-tól április 2-ig 2021–2027-es")
	f.Add("lv", "2021. gada 15. un 16. decembrī")
	f.Add("xx", "4.5.2016\u00ad-\u200b6.5.2016 İ 12.V.2004 ẞ")
	f.Fuzz(func(t *testing.T, code, text string) {
		extract(t, code, strings.ToValidUTF8(text, ""))
	})
}

func BenchmarkExtract(b *testing.B) {
	text := strings.Repeat("On the ninth the Commission told the Permanent Representatives Committee about its plans for the year. "+
		"On 14 February 2022 the Council adopted conclusions (doc. 6106/22), to be reviewed in May 2023 or at the latest by 31 December. ", 200)
	for _, code := range []string{"en", "bg", "lt"} {
		if _, ok := lang.Get(code); !ok {
			b.Fatal(code)
		}
		b.Run(code, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				extract(b, code, text)
			}
		})
	}
}

// BenchmarkNumbers reads a text of nothing but numbers, the worst there is.
func BenchmarkNumbers(b *testing.B) {
	text := strings.Repeat("1, 2, 3 and 4 - 12.2.2 ", 2000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		extract(b, "en", text)
	}
}
