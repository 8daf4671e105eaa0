package refs

import (
	"strings"
	"testing"
	"time"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"
)

// FuzzExtract checks on any text, in any language, that nothing panics and that
// every span holds.
func FuzzExtract(f *testing.F) {
	for _, s := range []string{
		"Регламент (ЕС) № 1380/2013, 8815/23 + ADD 1—3 и член 218, параграф 5 от ДФЕС",
		"Article 100(2) TFEU, OJ L 119, 4.5.2016, p. 1; C-311/18 P; https://europa.eu/(a",
		"az EUMSZ 218. cikkének (3) bekezdése, (EU) 2016/679 rendelet, HL L 281., 1995.11.23., 31. o.",
		"ECLI:EU:C:2020:559 32016R0679R(01) P9_TA(2021)0123 S/RES/1970 (2011) ST_5419_2016_INIT_EN",
		"ST 1/2/3/4 5/6 REV REV 1 ADD + + ADD 1-60 COM(2021) (2021) 118 final/ No /",
		"Regulation (EU) 2016/679 (hereinafter 'GDPR', \"the Act\"); the GDPR, the said Regulation, ibid. Joined Cases 56 and 58/64, Article 1-3 of the Charter thereof",
		"ſT\u00ad 6106\u2011/22 İ 12/21 ΐ",
	} {
		for _, l := range []string{"bg", "en", "hu", ""} {
			f.Add(s, l)
		}
	}
	e := New()
	f.Fuzz(func(t *testing.T, text, language string) {
		tx := build(language, strings.ReplaceAll(strings.ToValidUTF8(text, ""), "\n\n\n", "\n\n"))
		var r doc.Record
		if err := e.Extract(t.Context(), tx, &r); err != nil {
			t.Fatal(err)
		}
		check(t, tx, r.References)
	})
}

// TestHostileIsLinear reads long lines of what the kinds look back and forth
// in; quadratic reading would take minutes.
func TestHostileIsLinear(t *testing.T) {
	for _, s := range []string{
		"1/2000/EU ", "1/2000/XX ", "Article ", "Article 1, ", "http://a,", "http://((", "OJ L 1, ", "ECLI:EU:a1",
		"+ ADD 1-60 ", "1/21, ", "6106/22 + ADD 1-9 + ", "(EU) ", "No 1/21 and ", "1/", "TFEU 1. ", "32016R",
		"Regulation (EU) 2016/679 ('GDPR1'). ", "Regulation (EU) 2016/679 ((((", "the said Regulation ", "1, 2, 3 and 4/64 ", "1 (2000), ",
		"5/21 and ", "ADDs 1, 2, 3, ", "Article 1-2-3-", "OJL 1 ", "hereinafter ", "Charter Article 1 ",
	} {
		for _, row := range []string{"", "|doc.: "} {
			start := time.Now()
			find(t, "en", row+"6106/22 "+strings.Repeat(s, 40_000/len(s)))
			if d := time.Since(start); d > 15*time.Second {
				t.Errorf("%q took %v for 40 kB", s, d)
			} else if d > 500*time.Millisecond {
				t.Logf("%q took %v", s, d)
			}
		}
	}
}

// BenchmarkExtract reads a megabyte of notes dense with references.
func BenchmarkExtract(b *testing.B) {
	for _, code := range []string{"bg", "en", "hu"} {
		v, err := loadVocabulary(code)
		if err != nil || v == nil {
			b.Fatal(err)
		}
		var s strings.Builder
		for s.Len() < 1<<20 {
			for _, e := range v.data.Examples {
				s.WriteString(e.Text + ". " + strings.Repeat(plain[code], 4) + "\n\n")
			}
		}
		b.Run(code, func(b *testing.B) {
			e := New()
			b.SetBytes(int64(s.Len()))
			for b.Loop() {
				b.StopTimer()
				t := build(code, s.String())
				b.StartTimer()
				var r doc.Record
				if err := e.Extract(b.Context(), t, &r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

var plain = map[string]string{
	"bg": "Делегациите разгледаха предложението на две заседания и постигнаха съгласие по повечето от въпросите. ",
	"en": "Delegations examined the proposal at two meetings and reached agreement on most of the questions. ",
	"hu": "A küldöttségek két ülésen vizsgálták meg a javaslatot, és a legtöbb kérdésben megállapodtak. ",
}

// BenchmarkLoad reads the words of a language.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := loadVocabulary("bg"); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkQuery reads a query in all languages there are.
func BenchmarkQuery(b *testing.B) {
	for b.Loop() {
		Query("Regulation (EC) No 45/2001")
	}
	_ = lang.Codes()
}
