package html

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"councilnotes/extractors/doc"
)

var printNodes = flag.Bool("nodes", false, "print the numbered texts of the corpus pages, for marking gold")

// TestMainContent measures how much of the main content of real pages is read,
// and how much else, against what a reader of the pages marked
// (testdata/pages.txt), and beside go-trafilatura on the same pages.
func TestMainContent(t *testing.T) {
	dir := sharedPages(t)
	pages := readPageGold(t, "testdata/pages.txt")
	rival := trafilatura(t, dir, pages)
	var ours, theirs f1
	for _, p := range pages {
		b, err := os.ReadFile(filepath.Join(dir, p.name))
		if err != nil {
			t.Fatal(err)
		}
		wanted, neutral := p.words(t, b)
		text, err := New().Read(context.Background(), doc.Document{Bytes: b}, "")
		if err != nil {
			t.Errorf("%s: %v", p.name, err)
			continue
		}
		own := score(bagOf(text.Str), wanted, neutral)
		ours.add(own)
		figure := fmt.Sprintf("%s: word F1 %.4f (precision %.4f, recall %.4f)", p.name, own.value(), own.precision(), own.recall())
		if rival != nil {
			other := score(bagOf(rival[p.name]), wanted, neutral)
			theirs.add(other)
			figure += fmt.Sprintf(", go-trafilatura %.4f", other.value())
			if own.value() < other.value() {
				t.Errorf("%s: word F1 %.4f is below go-trafilatura's %.4f", p.name, own.value(), other.value())
			}
		}
		t.Log(figure)
		if own.value() < 0.95 {
			t.Errorf("%s: word F1 %.4f is below 0.95", p.name, own.value())
		}
	}
	t.Logf("all pages: word F1 %.4f", ours.value())
	if rival != nil {
		t.Logf("all pages: go-trafilatura %.4f", theirs.value())
	}
}

// sharedPages is the folder of real pages beside the repository.
func sharedPages(t *testing.T) string {
	dir, err := filepath.Abs("../../../shared/corpus/html")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the real pages are not here: ../shared/corpus/html is missing beside the repository")
	}
	return dir
}

// trafilatura returns the texts that go-trafilatura finds, by page; nil, said in
// the log, where its modules cannot be had. It is a module of its own, so that
// the project does not depend on it.
func trafilatura(t *testing.T, dir string, pages []pageGold) map[string]string {
	args := []string{"run", "."}
	for _, p := range pages {
		args = append(args, filepath.Join(dir, p.name))
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = "testdata/trafilatura"
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Logf("not compared with go-trafilatura, which is not to be had here: %v\n%s", err, stderr.String())
		return nil
	}
	texts := map[string]string{}
	if err := json.Unmarshal(out, &texts); err != nil {
		t.Fatal(err)
	}
	return texts
}

// pageGold is what a reader marked on a page: the texts that are its main
// content, and those that may be read or left, by number.
type pageGold struct {
	name    string
	nodes   int // how many texts the page has
	content []nodeRange
	neutral []nodeRange
}

// nodeRange is a range of texts with the words it begins and ends with.
type nodeRange struct {
	from, to    int
	first, last string
}

var (
	pageLine  = regexp.MustCompile(`^== (\S+) (\d+)$`)
	rangeLine = regexp.MustCompile(`^(\??)(\d+)-(\d+) (.+?)(?: … (.+))?$`)
)

func readPageGold(t *testing.T, name string) (out []pageGold) {
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		if m := pageLine.FindStringSubmatch(line); m != nil {
			out = append(out, pageGold{name: m[1], nodes: number(m[2])})
		} else if m := rangeLine.FindStringSubmatch(line); m != nil {
			p, r := &out[len(out)-1], nodeRange{number(m[2]), number(m[3]), m[4], m[5]}
			if m[1] == "?" {
				p.neutral = append(p.neutral, r)
			} else {
				p.content = append(p.content, r)
			}
		} else if line != "" && !strings.HasPrefix(line, "#") {
			t.Fatalf("%s: %q", name, line)
		}
	}
	return out
}

func number(s string) int { n, _ := strconv.Atoi(s); return n }

// words counts the words of the marked texts.
func (p pageGold) words(t *testing.T, page []byte) (wanted, neutral map[string]int) {
	texts := textNodes(t, page)
	if *printNodes {
		for i, s := range texts {
			fmt.Printf("%s %d %s\n", p.name, i+1, joined([]textNode{s}))
		}
	}
	if len(texts) != p.nodes {
		t.Fatalf("%s has %d texts, its gold was marked on %d", p.name, len(texts), p.nodes)
	}
	take := func(ranges []nodeRange) map[string]int {
		bag := map[string]int{}
		for _, r := range ranges {
			all := joined(texts[r.from-1 : r.to])
			if !strings.HasPrefix(all, r.first) || !strings.HasSuffix(all, r.last) {
				t.Fatalf("%s %d-%d is not %q … %q", p.name, r.from, r.to, r.first, r.last)
			}
			for w, n := range bagOf(all) {
				bag[w] += n
			}
		}
		return bag
	}
	wanted, neutral = take(p.content), take(p.neutral)
	for _, r := range p.content { // a marker is told by the note's anchor, not by the text
		for _, n := range texts[r.from-1 : r.to] {
			for w := range bagOf(n.raw) {
				if n.marker {
					wanted[w]--
					neutral[w]++
				}
			}
		}
	}
	return wanted, neutral
}

// textNode is a text of a page and the block element it stands in.
type textNode struct {
	raw    string
	block  *html.Node
	marker bool // of a footnote: a number in a link to a place on the page
}

// textNodes are the texts of a page that are not blank, in its order, without
// scripts, styles and pictures.
func textNodes(t *testing.T, page []byte) (out []textNode) {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var walk func(n, block *html.Node)
	walk = func(n, block *html.Node) {
		switch n.DataAtom {
		case atom.Script, atom.Style, atom.Svg, atom.Noscript, atom.Template, atom.Head:
			return
		}
		switch {
		case n.Type != html.TextNode:
		case strings.TrimSpace(n.Data) != "":
			out = append(out, textNode{n.Data, block, isMarker(n)})
		case len(out) > 0: // a blank between two elements of a line
			out[len(out)-1].raw += " "
		}
		if isBlock(n) || n.DataAtom == atom.Br {
			block = n
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, block)
		}
	}
	walk(root, nil)
	return out
}

func isMarker(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == atom.A {
			return strings.HasPrefix(attr(p, "href"), "#") && mark().MatchString(strings.TrimSpace(n.Data))
		}
	}
	return false
}

// joined is what a browser shows of texts that follow each other: those of one
// block join as they stand, and a word may go on in the next.
func joined(texts []textNode) string {
	var s strings.Builder
	for i, n := range texts {
		if i > 0 && n.block != texts[i-1].block {
			s.WriteByte(' ')
		}
		s.WriteString(n.raw)
	}
	return strings.Join(strings.Fields(s.String()), " ")
}

var word = regexp.MustCompile(`[\p{L}\p{N}]+`)

func bagOf(s string) map[string]int {
	bag := map[string]int{}
	for _, w := range word.FindAllString(strings.ToLower(s), -1) {
		bag[w]++
	}
	return bag
}

// f1 counts words: those found and wanted, those found beside them, all wanted.
type f1 struct{ right, extra, wanted int }

func score(found, wanted, neutral map[string]int) (s f1) {
	for w, n := range found {
		right := min(n, wanted[w])
		s.right += right
		s.extra += max(0, n-right-neutral[w])
	}
	for _, n := range wanted {
		s.wanted += n
	}
	return s
}

func (s *f1) add(o f1) {
	s.right, s.extra, s.wanted = s.right+o.right, s.extra+o.extra, s.wanted+o.wanted
}

func (s f1) precision() float64 { return float64(s.right) / float64(max(1, s.right+s.extra)) }
func (s f1) recall() float64    { return float64(s.right) / float64(max(1, s.wanted)) }
func (s f1) value() float64     { return 2 * float64(s.right) / float64(max(1, s.right+s.extra+s.wanted)) }
