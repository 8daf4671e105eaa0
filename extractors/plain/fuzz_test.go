package plain

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"councilnotes/extractors/doc"
)

func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("testdata/*/*.txtar")
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, s := range a.Files {
			f.Add([]byte(printed(string(s.Data))))
		}
	}
	f.Add([]byte("1\n2\n\n3. a*b 4\n(1) x\n-- \n"))
	f.Add([]byte("From:\nTo:\nSubject:\n\nA\n\nB\n\n- c"))
	f.Add([]byte("x1\n\n                         \n1 y-\nz\n\nhttps://a.b/c-\nd\nhttps://a.b/c-d"))
	f.Fuzz(func(t *testing.T, b []byte) {
		text, err := Reader{}.Read(context.Background(), doc.Document{Bytes: b}, "")
		if err != nil {
			return
		}
		if err := text.Check(); err != nil {
			t.Fatal(err)
		}
	})
}

// TestLinear reads texts made to be slow, in two sizes: four times the bytes may
// take four times the time, with room for a busy machine, not sixteen times. The
// larger one has tens of thousands of lines or words, whose square would show.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const size = 24 << 10
	for name, unit := range map[string]string{
		"one line":        "word1, and 2. ",
		"empty lines":     "\n",
		"short lines":     "a\n",
		"numbers":         "1\n",
		"rising notes":    "text1\n                         \n1 note\n",
		"labels":          "(a) x;\n",
		"points":          "1. x.\n",
		"cover labels":    "From: To: Subject: ",
		"cover lines":     "From: x\n",
		"cells":           "a    b    ",
		"form feeds":      "x\n\f",
		"hyphens":         "wo-\nrd-\n",
		"links":           "https://a.b/c-\nd/\n",
		"digits":          "1234567 ",
		"stars":           "a* ",
		"brackets":        "(((",
		"dashes":          "– ",
		"bullets":         "   • a\n • b\n",
		"no break blanks": "\u00a0",
		"headings":        "Head\n\n",
		"footers":         "12/34 AB/cd 1 EN\n",
		"rows":            "a    b    c    d\n",
		"wide row":        strings.Repeat("a   ", 2000) + "\n",
		"wide labels":     "1.    a\n      b)    c\n\f",
		"page starts":     "x1\n \n y\nz\nz\nz\nz\nz\nz\nz\n1 N\n",
		"spread words":    "word \n",
		"note links":      "a1\n                         \n1 https://a.b/c\nhttps://a.b/c\n",
		"middle":          "                    a\n                   bcd\n",
	} {
		t.Run(name, func(t *testing.T) {
			var small, large time.Duration
			for range 3 { // Another program may have taken the time; it hardly does three times.
				small, large = timeOf(t, unit, size), timeOf(t, unit, 4*size)
				if large <= 10*small+400*time.Millisecond {
					return
				}
			}
			t.Errorf("%v for %d bytes, %v for four times as many", small, size, large)
		})
	}
}

func timeOf(t *testing.T, unit string, size int) time.Duration {
	b := []byte(strings.Repeat(unit, size/len(unit)) + "\nlast word\n")
	start := time.Now()
	text, err := Reader{}.Read(context.Background(), doc.Document{Bytes: b}, "")
	if err == nil {
		err = text.Check()
	}
	if err != nil {
		t.Fatal(err)
	}
	return time.Since(start)
}

func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile("testdata/notes/bg.txtar")
	if err != nil {
		b.Fatal(err)
	}
	in := []byte(printed(string(txtar.Parse(data).Files[0].Data)))
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		if _, err := (Reader{}).Read(context.Background(), doc.Document{Bytes: in}, "bg"); err != nil {
			b.Fatal(err)
		}
	}
}
