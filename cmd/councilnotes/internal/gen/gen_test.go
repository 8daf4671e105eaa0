package gen

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const seeds = 12 // of every test that goes through the languages

func each(t *testing.T, f func(t *testing.T, d *Document)) {
	t.Helper()
	for _, lang := range Languages() {
		t.Run(lang, func(t *testing.T) {
			for seed := range uint64(seeds) {
				for _, write := range []func(uint64, string) (*Document, error){Note, Page} {
					d, err := write(seed, lang)
					if err != nil {
						t.Fatal(err)
					}
					f(t, d)
				}
			}
		})
	}
}

// prints returns every form a document has.
func prints(t *testing.T, d *Document) map[string]string {
	t.Helper()
	out := map[string]string{"flow": d.Text(Flow), "columns": d.Text(Columns), "gold": string(d.Gold().JSON())}
	if d.page != nil {
		h, err := d.HTML()
		if err != nil {
			t.Fatal(err)
		}
		out["html"] = h
		return out
	}
	b, err := d.PDF()
	if err != nil {
		t.Fatal(err)
	}
	out["pdf"] = string(b)
	return out
}

func TestSameSeedSameBytes(t *testing.T) {
	each(t, func(t *testing.T, d *Document) {
		write := Note
		if d.page != nil {
			write = Page
		}
		again, err := write(d.seed, d.Lang)
		if err != nil {
			t.Fatal(err)
		}
		if !cmp.Equal(prints(t, d), prints(t, again)) {
			t.Errorf("%s: the second time is different", d.Name)
		}
	})
}

func TestUnknownLanguage(t *testing.T) {
	if _, err := Note(1, "xx"); err == nil || !strings.Contains(err.Error(), `"xx"`) {
		t.Errorf("error is %v", err)
	}
}

// squeeze makes texts comparable that differ in blanks only.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// places returns the text that the gold puts at each place of a document.
func places(d *Document, g *Gold) map[string]string {
	out := map[string]string{}
	var points func([]GoldPoint, string)
	points = func(list []GoldPoint, in string) {
		for _, p := range list {
			out[in+p.Label] = p.Text
			points(p.Children, in+p.Label+".")
		}
	}
	points(g.Points, "point ")
	for _, n := range g.Footnotes {
		out["footnote "+n.Label] = n.Text
	}
	var items func([]GoldItem, string)
	items = func(list []GoldItem, in string) {
		for i, it := range list {
			place := fmt.Sprintf("%s.%d", in, i+1)
			out[place] = it.Text
			items(it.Items, place)
		}
	}
	for i, l := range g.Items {
		items(l.Items, fmt.Sprintf("item %d", i+1))
	}
	if n := d.note; n != nil {
		out["cover"] = strings.Join([]string{n.placeDate, n.procedure.text, n.from.text, n.to.text, n.previous.text, n.proposal.text, n.subject.text}, "\n")
		for _, r := range n.annex {
			out["body"] += r.text + "\n"
		}
		for _, row := range g.Table {
			out["body"] += strings.Join(row, "\n") + "\n"
		}
	} else {
		out["body"] = d.page.lead.text + "\n" + d.page.updated() + "\n"
		for _, x := range d.page.parts {
			out["body"] += x.body.text + "\n"
		}
	}
	return out
}

// TestGoldStandsInText checks that every mention of the gold occurs at its
// place and every place in the printed text.
func TestGoldStandsInText(t *testing.T) {
	each(t, func(t *testing.T, d *Document) {
		g := d.Gold()
		at := places(d, g)
		check := func(kind, text, in string) {
			if text == "" || !strings.Contains(at[in], text) {
				t.Errorf("%s: %s %q is not in %s: %q", d.Name, kind, text, in, at[in])
			}
		}
		for _, x := range g.References {
			check("reference", x.Text, x.In)
		}
		for _, x := range append(slices.Clone(g.Dates), g.OptionalDates...) {
			check("date", x.Text, x.In)
		}
		for _, x := range g.Countries {
			check("country", x.Text, x.In)
		}
		for _, x := range g.Organisations {
			check("organisation", x.Text, x.In)
		}
		checkNotes(t, d, g)
		if d.page != nil {
			text := squeeze(d.Text(Flow))
			for place, s := range at {
				if place != "body" && !strings.Contains(text, squeeze(s)) {
					t.Errorf("%s: %s is not printed: %q", d.Name, place, s)
				}
			}
		}
	})
}

func checkNotes(t *testing.T, d *Document, g *Gold) {
	t.Helper()
	for i, n := range g.Footnotes {
		if n.Label != itoa(i+1) {
			t.Errorf("%s: footnote %d has label %s", d.Name, i+1, n.Label)
		}
		if n.AnchorAfter == "" || n.Text == "" {
			t.Errorf("%s: footnote %s: %+v", d.Name, n.Label, n)
		}
	}
	if d.note != nil && len(g.Actions) == 0 {
		t.Errorf("%s: nothing is asked for", d.Name)
	}
}

// TestLanguagesAgree checks that a seed says the same in every language.
func TestLanguagesAgree(t *testing.T) {
	for seed := range uint64(seeds) {
		for _, write := range []func(uint64, string) (*Document, error){Note, Page} {
			want := ""
			for _, lang := range Languages() {
				d, err := write(seed, lang)
				if err != nil {
					t.Fatal(err)
				}
				got := meaning(d.Gold())
				if want == "" {
					want = got
				}
				if got != want {
					t.Errorf("seed %d, %s: %s", seed, lang, cmp.Diff(want, got))
				}
			}
		}
	}
}

// meaning is the part of a gold that no language changes, in one string.
func meaning(g *Gold) string {
	var list []string
	for _, x := range g.References {
		list = append(list, x.Kind+" "+x.ID)
	}
	for _, x := range g.Dates {
		list = append(list, x.EDTF)
	}
	for _, x := range g.Countries {
		list = append(list, x.Code)
	}
	slices.Sort(list)
	list = slices.Compact(list)
	var paths func([]GoldPoint)
	paths = func(ps []GoldPoint) {
		for _, p := range ps {
			list = append(list, p.Path)
			paths(p.Children)
		}
	}
	paths(g.Points)
	for _, n := range g.Footnotes {
		list = append(list, "note in "+n.Point)
	}
	for _, a := range g.Actions {
		list = append(list, a.Actor+a.Verb+a.Addressee+a.Deadline+a.Point)
	}
	return strings.Join(list, "\n")
}

// TestTextHoldsEverything checks both text exports against the words of the
// note, in order: nothing is lost at the ends of lines and pages.
func TestTextHoldsEverything(t *testing.T) {
	each(t, func(t *testing.T, d *Document) {
		if d.note == nil {
			return
		}
		for style, text := range map[string]string{"flow": d.Text(Flow), "columns": d.Text(Columns)} {
			inOrder(t, d, style, text)
		}
	})
}

// inOrder looks for the words of points and subject in a text, in their order;
// page furniture and footnotes may stand between them.
func inOrder(t *testing.T, d *Document, form, text string) {
	t.Helper()
	words := append(words(d.note.subject, plain), words(rich{text: d.note.subtitle}, plain)...)
	var points func([]phrasedPoint)
	points = func(list []phrasedPoint) {
		for _, p := range list {
			words = append(words, []piece{{p.printed, plain}})
			words = append(words, bodyWords(p.body)...)
			points(p.children)
			if p.tail != nil {
				words = append(words, bodyWords(*p.tail)...)
			}
		}
	}
	points(d.note.points)
	rest := text
	for _, w := range words {
		for _, p := range w {
			end := endOf(p.text, rest, d.note.story.hyphens)
			if end < 0 {
				t.Errorf("%s, %s: %q is missing or out of order before %q", d.Name, form, p.text, rest[:min(len(rest), 80)])
				return
			}
			rest = rest[end:]
		}
	}
}

// endOf returns where the first occurrence of a word ends, in one piece or
// broken at the end of a line, or -1.
func endOf(word, text string, how hyphens) int {
	text = text[:min(len(text), 6000)] // Further off it is another one.
	end := -1
	if i := strings.Index(text, word); i >= 0 {
		end = i + len(word)
	}
	for i := range word {
		head := word[:i] + (&breaker{how: how}).sign()
		if how == ownHyphens {
			head = word[:i]
		}
		if how == noHyphens || i == 0 || how == ownHyphens && word[i-1] != '-' {
			continue
		}
		if at := lineEnd(text, head); at >= 0 {
			if j := strings.Index(text[at+len(head):], word[i:]); j >= 0 && (end < 0 || at+len(head)+j+len(word[i:]) < end) {
				end = at + len(head) + j + len(word[i:])
			}
		}
	}
	return end
}

// lineEnd returns where a text first stands at the end of a line, or -1.
func lineEnd(text, s string) int {
	for from := 0; ; {
		i := strings.Index(text[from:], s)
		if i < 0 {
			return -1
		}
		if rest := strings.TrimLeft(text[from+i+len(s):], " "); strings.HasPrefix(rest, "\n") {
			return from + i
		}
		from += i + len(s)
	}
}

func bodyWords(r rich) [][]piece { return words(r, plain) }

func TestPDFOpens(t *testing.T) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext (poppler-utils) is not installed")
	}
	dir := t.TempDir()
	for _, lang := range Languages() {
		for seed := range uint64(6) {
			d, err := Note(seed, lang)
			if err != nil {
				t.Fatal(err)
			}
			b, err := d.PDF()
			if err != nil {
				t.Fatal(err)
			}
			name := filepath.Join(dir, d.Name+".pdf")
			if err := os.WriteFile(name, b, 0o644); err != nil {
				t.Fatal(err)
			}
			var out, complaints bytes.Buffer
			cmd := exec.Command(tool, "-layout", name, "-")
			cmd.Stdout, cmd.Stderr = &out, &complaints
			if err := cmd.Run(); err != nil || complaints.Len() > 0 {
				t.Errorf("%s: pdftotext: %v %s", d.Name, err, complaints.String())
			}
			inOrder(t, d, "pdf", out.String())
		}
	}
}

func TestHTMLHasItsParts(t *testing.T) {
	each(t, func(t *testing.T, d *Document) {
		if d.page == nil {
			if _, err := d.HTML(); err == nil {
				t.Errorf("%s: a note has HTML", d.Name)
			}
			return
		}
		if _, err := d.PDF(); err == nil {
			t.Errorf("%s: a page has a PDF", d.Name)
		}
		h, err := d.HTML()
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{`rel="canonical"`, `hreflang="` + d.Lang + `"`, `application/ld+json`, `class="ecl-skip-link`, `<main`, `<h1`, `<h2`, `ecl-social-media-share`, `</footer>`} {
			if want == `class="ecl-skip-link` {
				want = "ecl-skip-link"
			}
			if !strings.Contains(h, want) {
				t.Errorf("%s: no %s", d.Name, want)
			}
		}
	})
}

func BenchmarkNoteText(b *testing.B) {
	for i := range b.N {
		d, err := Note(uint64(i), "bg")
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(len(d.Text(Flow))))
	}
}

func BenchmarkNotePDF(b *testing.B) {
	for i := range b.N {
		d, err := Note(uint64(i), "bg")
		if err != nil {
			b.Fatal(err)
		}
		if _, err := d.PDF(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPageHTML(b *testing.B) {
	for i := range b.N {
		d, err := Page(uint64(i), "bg")
		if err != nil {
			b.Fatal(err)
		}
		if _, err := d.HTML(); err != nil {
			b.Fatal(err)
		}
	}
}

func TestNumbersAreUnique(t *testing.T) {
	seen := map[[2]int]bool{}
	for seed := range uint64(100_000) {
		year, n := numbered(seed + 12345)
		if seen[[2]int{year, n}] || year < firstYear || year > lastYear || n < firstNumber || n > lastNumber {
			t.Fatalf("seed %d: %d/%d", seed, n, year)
		}
		seen[[2]int{year, n}] = true
	}
}

// TestLongNote checks that length is only more of the same: labels of three
// figures, hundreds of footnotes, many pages.
func TestLongNote(t *testing.T) {
	d, err := LongNote(3, "el", 400)
	if err != nil {
		t.Fatal(err)
	}
	for style, text := range map[string]string{"flow": d.Text(Flow), "columns": d.Text(Columns)} {
		inOrder(t, d, style, text)
	}
	g := d.Gold()
	checkNotes(t, d, g)
	if len(g.Points) < 400 || len(g.Footnotes) < 50 {
		t.Errorf("%d points, %d footnotes", len(g.Points), len(g.Footnotes))
	}
}
