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

// TestLinear reads texts made to be slow: the time must grow with the size.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const mb = 1 << 20
	fill := func(s string) []byte { return []byte(strings.Repeat(s, mb/len(s))) }
	for name, b := range map[string][]byte{
		"one line":        fill("word1, and 2. "),
		"empty lines":     fill("\n"),
		"short lines":     fill("a\n"),
		"numbers":         fill("1\n"),
		"rising notes":    fill("text1\n                         \n1 note\n"),
		"labels":          fill("(a) x;\n"),
		"points":          fill("1. x.\n"),
		"cover labels":    fill("From: To: Subject: "),
		"cover lines":     fill("From: x\n"),
		"cells":           fill("a    b    "),
		"form feeds":      fill("x\n\f"),
		"hyphens":         fill("wo-\nrd-\n"),
		"links":           fill("https://a.b/c-\nd/\n"),
		"digits":          fill("1234567 "),
		"stars":           fill("a* "),
		"brackets":        fill("((("),
		"dashes":          fill("– "),
		"bullets":         fill("   • a\n • b\n"),
		"no break blanks": fill("\u00a0"),
		"headings":        fill("Head\n\n"),
		"footers":         fill("12/34 AB/cd 1 EN\n"),
	} {
		t.Run(name, func(t *testing.T) {
			b := append(b, "\nlast word\n"...)
			start := time.Now()
			text, err := Reader{}.Read(context.Background(), doc.Document{Bytes: b}, "")
			if err == nil {
				err = text.Check()
			}
			if took := time.Since(start); took > 20*time.Second || err != nil {
				t.Errorf("%v after %v", err, took)
			} else {
				t.Log(took)
			}
		})
	}
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
