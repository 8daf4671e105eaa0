package countries

import (
	"testing"

	"councilnotes/extractors/lang"
)

// BenchmarkLoad reads the section of a language and makes it ready.
func BenchmarkLoad(b *testing.B) {
	for _, code := range lang.Codes() {
		b.Run(code, func(b *testing.B) {
			for b.Loop() {
				sec, err := load(code)
				if err != nil || sec == nil {
					b.Fatal(err)
				}
				if _, err := compile(sec); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
