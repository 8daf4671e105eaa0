package gen

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write testdata/notes and its gold anew")

// The committed set: small, and connected, so that a first search finds
// something. A note on a partnership, a later one in two languages that cites
// it, a law, and a page in five languages.
const (
	progressSeed = 4962 // ST 11459/21, digital partnership with Japan
	adoptionSeed = 24   // ST 14817/23, the same partnership two years later
	cablesSeed   = 5920 // ST 10581/22, submarine cables to Norway
	pageSeed     = 3    // digital partnerships, Japan again
)

type committed struct {
	name string // in testdata/notes
	doc  *Document
	text func(*Document) (string, error)
}

func committedSet(t *testing.T) []committed {
	t.Helper()
	note := func(seed uint64, lang string) *Document {
		d, err := Note(seed, lang)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	pdf := func(d *Document) (string, error) { b, err := d.PDF(); return string(b), err }
	export := func(s Style) func(*Document) (string, error) {
		return func(d *Document) (string, error) { return d.Text(s), nil }
	}
	earlier := tellNote(progressSeed, 0)
	adoption := citing(note(adoptionSeed, "bg"), earlier)
	law := note(cablesSeed, "en")
	out := []committed{
		{"st-11459-2021-init.bg.txt", note(progressSeed, "bg"), export(Flow)},
		{adoption.Name + ".pdf", adoption, pdf},
		{"st-14817-2023-init.en.txt", citing(note(adoptionSeed, "en"), earlier), export(Columns)},
		{law.Name + ".pdf", law, pdf},
	}
	for _, lang := range []string{"bg", "de", "el", "en", "pl"} {
		d, err := Page(pageSeed, lang)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, committed{"digital-partnerships." + lang + ".html", d, (*Document).HTML})
	}
	return out
}

// citing makes a note name another as its previous document.
func citing(d *Document, earlier *noteStory) *Document {
	s := tellNote(d.seed, 0)
	s.previous = append(s.previous, councilRef("ST", earlier.n, earlier.date.Year(), "", "INIT"))
	d.note = phraseNote(s, d.lang)
	return d
}

// TestCommittedSet checks the documents in testdata/notes against their gold in
// testdata/gold/notes; -update writes both. They are not compared with what
// the generator writes today: they change when somebody wants them to.
func TestCommittedSet(t *testing.T) {
	notes, gold := filepath.Join("..", "..", "..", "..", "testdata", "notes"), filepath.Join("..", "..", "..", "..", "testdata", "gold", "notes")
	for _, c := range committedSet(t) {
		file, goldFile := filepath.Join(notes, c.name), filepath.Join(gold, goldName(c.name))
		if *update {
			text, err := c.text(c.doc)
			if err != nil {
				t.Fatal(err)
			}
			write(t, file, text)
			write(t, goldFile, string(c.doc.Gold().JSON()))
		}
		got, err := os.ReadFile(file)
		if err != nil {
			t.Errorf("%v (-update writes it)", err)
			continue
		}
		if _, err := os.Stat(goldFile); err != nil {
			t.Errorf("%v (-update writes it)", err)
		}
		if strings.HasSuffix(c.name, ".pdf") != strings.HasPrefix(string(got), "%PDF-") {
			t.Errorf("%s is not what its name says", c.name)
		}
	}
}

// goldName is the name of the gold of a document: one for all its forms.
func goldName(name string) string { return strings.TrimSuffix(name, filepath.Ext(name)) + ".json" }

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
