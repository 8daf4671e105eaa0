package refs

import (
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"councilnotes/extractors/lang"
)

// proseWords is how many words of prose are read in each language, where so many
// are installed.
const proseWords = 60_000

// TestProse reads what is installed on the machine and has nothing to do with
// the Council: translated messages of programs, manual pages, licences. At most
// one reference in 10,000 words may be wrong; testdata/prose.txt lists those that
// are right.
func TestProse(t *testing.T) {
	listed, err := os.ReadFile(filepath.Join("testdata", "prose.txt"))
	if err != nil {
		t.Fatal(err)
	}
	right := strings.Split(string(listed), "\n")
	for _, code := range lang.Codes() {
		text, words := prose(t, code)
		if words == 0 {
			t.Logf("%s: no prose is installed", code)
			continue
		}
		wrong := 0
		for _, r := range find(t, code, text) {
			line := fmt.Sprintf("%s %s %s", code, r.Kind, r.ID)
			if r.Kind == "url" || slices.Contains(right, line) {
				continue
			}
			wrong++
			t.Logf("%s %q: …%s", line, r.Text, strings.ReplaceAll(text[max(0, r.Span.Start-60):r.Span.Start], "\n", " "))
		}
		t.Logf("%s: %d words, %d wrong", code, words, wrong)
		if wrong*10_000 > words {
			t.Errorf("%s: %d wrong references in %d words", code, wrong, words)
		}
	}
}

// prose returns messages and manual pages in a language, with the number of
// their words.
func prose(t *testing.T, code string) (text string, words int) {
	t.Helper()
	var b strings.Builder
	seen := map[string]bool{}
	for _, m := range messages(t, code) {
		if n := len(strings.Fields(m)); n > 0 && !seen[m] && words < proseWords {
			seen[m] = true
			words += n
			b.WriteString(m + "\n\n")
		}
	}
	return strings.ToValidUTF8(b.String(), ""), words
}

func messages(t *testing.T, code string) (out []string) {
	t.Helper()
	pages, catalogues := filepath.Join("/usr/share/man", code, "man*", "*.gz"), filepath.Join("/usr/share/locale", code, "LC_MESSAGES", "*.mo")
	if code == neutral {
		pages, catalogues = "/usr/share/man/man1/*.gz", "/usr/share/locale/fr/LC_MESSAGES/*.mo"
		licences, _ := filepath.Glob("/usr/share/common-licenses/*")
		for _, f := range licences {
			if b, err := os.ReadFile(f); err == nil {
				out = append(out, string(b))
			}
		}
	}
	files, _ := filepath.Glob(catalogues)
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, catalogue(b, code == neutral)...)
	}
	files, _ = filepath.Glob(pages)
	for _, f := range files[:min(len(files), 60)] {
		if s, err := unzipped(f); err == nil {
			out = append(out, s)
		}
	}
	return out
}

func unzipped(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return "", err
	}
	b, err := io.ReadAll(z)
	return string(b), err
}

// catalogue returns the translations in a compiled catalogue of GNU gettext, or
// what they are translations of.
func catalogue(b []byte, originals bool) (out []string) {
	if len(b) < 20 || binary.LittleEndian.Uint32(b) != 0x950412de {
		return nil
	}
	word := func(at uint32) uint32 { return binary.LittleEndian.Uint32(b[at:]) }
	table := word(16)
	if originals {
		table = word(12)
	}
	for i := uint32(1); i < word(8); i++ { // the first is the head
		n, at := word(table+8*i), word(table+8*i+4)
		out = append(out, strings.Split(string(b[at:at+n]), "\x00")...)
	}
	return out
}
