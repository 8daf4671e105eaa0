package layout

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors/doc"
)

// sheet sets lines on a page of 595 × 842 points.
type sheet struct {
	page Page
	y    float64
}

func newSheet(number int) *sheet {
	return &sheet{Page{Number: number, Width: 595, Height: 842}, 780}
}

// put sets a line: runs of "text" at x with a size; skip points below the last.
func (s *sheet) put(skip, x, size float64, runs ...Run) {
	s.y -= skip
	l := Line{Box: doc.Box{x, s.y, x, s.y + size}}
	for _, r := range runs {
		if r.Box[0] == 0 {
			r.Box[0] = x
		}
		if r.Size == 0 {
			r.Size = size
		}
		r.Box = doc.Box{r.Box[0], s.y, r.Box[0] + float64(runes(r.Text))*r.Size*0.5, s.y + r.Size}
		x = r.Box[2]
		l.Box = l.Box.Union(r.Box)
		l.Runs = append(l.Runs, r)
	}
	s.page.Lines = append(s.page.Lines, l)
}

func at(x float64, text string) Run { return Run{Text: text, Box: doc.Box{x}} }

func raised(text string) Run { return Run{Text: text, Size: 6.5, Raised: true} }

// two pages with raised markers, a drawn rule, a note over both pages, hanging
// indents and a link.
func twoPages() Source {
	one := newSheet(1)
	one.put(0, 70, 12, at(70, "From:"), at(170, "Presidency"))
	one.put(18, 70, 12, at(70, "To:"), at(170, "Delegations"))
	one.put(18, 70, 12, at(70, "Subject:"), at(170, "Draft conclusions on the harbours of the north"), raised("1"))
	one.put(40, 70, 12, at(70, "1."), at(98, "The harbours of the north are frozen over in winter, and ships"))
	one.put(20, 98, 12, at(98, "wait outside"), raised("2"), at(0, ". The ice is 2 metres thick and breaks in May every year. It"))
	one.put(20, 98, 12, at(98, "closes again in October."))
	one.put(30, 70, 12, at(70, "2."), at(98, "The delegations asked for icebreakers, for pilots and for two"))
	one.page.Rules = append(one.page.Rules, doc.Box{70, one.y - 20, 214, one.y - 19})
	one.put(40, 70, 10, raised("1"), at(86, "See the list of harbours."))
	one.put(12, 70, 10, raised("2"), at(86, "The ships were counted twice, once by the harbour masters and then"))
	one.put(40, 70, 10, at(70, "77/31"), at(250, "AB/cd"), at(500, "1"))
	one.put(12, 70, 10, at(70, "TREE.2"), at(500, "EN"))
	two := newSheet(2)
	two.put(0, 98, 12, at(98, "lighthouses."))
	two.put(30, 98, 12, at(98, "(a)"), at(126, "the first stands in the east;"))
	two.put(30, 98, 12, at(98, "(b)"), at(126, "the second stands in the west"), raised("3"), at(0, "."))
	two.put(30, 70, 12, at(70, "3."), at(98, "It is invited to adopt the conclusions."))
	two.page.Rules = append(two.page.Rules, doc.Box{70, two.y - 20, 214, two.y - 19})
	two.put(40, 86, 10, at(86, "by the pilots."))
	link := at(86, "https://harbours.example.eu/west")
	link.URI = "https://harbours.example.eu/west"
	two.put(12, 70, 10, raised("3"), link)
	two.put(40, 70, 10, at(70, "77/31"), at(250, "AB/cd"), at(500, "2"))
	two.put(12, 70, 10, at(70, "TREE.2"), at(500, "EN"))
	return Source{Geometry: Exact, Pages: []Page{one.page, two.page}}
}

func TestBuildExact(t *testing.T) {
	text := Build(twoPages())
	if err := text.Check(); err != nil {
		t.Fatal(err)
	}
	want := strings.Join([]string{
		"From: Presidency\nTo: Delegations\nSubject: Draft conclusions on the harbours of the north",
		"1. The harbours of the north are frozen over in winter, and ships wait outside. The ice is 2 metres thick and breaks in May every year. It closes again in October.",
		"2. The delegations asked for icebreakers, for pilots and for two lighthouses.",
		"(a) the first stands in the east;",
		"(b) the second stands in the west.",
		"3. It is invited to adopt the conclusions.",
		"See the list of harbours.",
		"The ships were counted twice, once by the harbour masters and then by the pilots.",
		"https://harbours.example.eu/west",
	}, "\n\n")
	if diff := cmp.Diff(want, text.Str); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(doc.Furniture{Number: "77/31", Initials: "AB/cd", Unit: "TREE.2", Language: "EN"}, text.Furniture); diff != "" {
		t.Error(diff)
	}
	var anchors []string
	for _, a := range text.Anchors {
		anchors = append(anchors, a.Label+" "+lastWord(text.Str[:a.Offset]))
	}
	if diff := cmp.Diff([]string{"1 north", "2 outside", "3 west"}, anchors); diff != "" {
		t.Error(diff)
	}
	if len(text.Links) != 1 || text.In(text.Links[0].Span) != "https://harbours.example.eu/west" {
		t.Errorf("links: %+v", text.Links)
	}
	point := text.Blocks[4]
	if p := text.Place(strings.Index(text.Str, "lighthouses")); point.Place.Page != 1 || p.Page != 2 || p.Box[0] != 98 {
		t.Errorf("point 2 at %+v, its last word at %+v", point.Place, p)
	}
}

func TestBuildNothing(t *testing.T) {
	for _, src := range []Source{{}, {Pages: []Page{{}}}, {Geometry: Flow, Pages: []Page{{Lines: []Line{{}, {Runs: []Run{{Text: " "}}}}}}}} {
		if text := Build(src); text.Str != "" || len(text.Blocks) > 0 {
			t.Errorf("%+v gives %q", src, text.Str)
		}
	}
}

// FuzzBuild builds texts from lines whose runs, places and styles are drawn from
// the input.
func FuzzBuild(f *testing.F) {
	f.Add([]byte("From: x\nTo: y\nSubject: z1\n\n1. a\n2. b-\nc\n1 note"), uint8(0))
	f.Add([]byte("(a) x\n(b) y*\n____\n* n\nhttps://a/b-\nc"), uint8(1))
	f.Add([]byte("1\n2\n\nx\n\ny\n12/34 AB/cd EN\n\x0cANNEX\ni) q"), uint8(2))
	f.Fuzz(func(t *testing.T, b []byte, form uint8) {
		src := Source{Geometry: Geometry(form % 3)}
		for n, page := range strings.Split(strings.ToValidUTF8(string(b), "\uFFFD"), "\f") {
			s := newSheet(n + 1)
			for i, l := range strings.Split(page, "\n") {
				var runs []Run
				for k, part := range strings.Split(l, "  ") {
					runs = append(runs, Run{Text: part, Box: doc.Box{float64(40 + 90*k + len(part)%5*13)}, Raised: len(part) == 1, Bold: form&8 > 0 && i%3 == 0})
				}
				s.put(float64(12+len(l)%7*4), float64(40+len(l)%4*20), 12-float64(i%2*2), runs...)
				if form&16 > 0 && i%5 == 0 {
					s.page.Rules = append(s.page.Rules, doc.Box{40, s.y - 6, 100, s.y - 5})
				}
			}
			src.Pages = append(src.Pages, s.page)
		}
		if err := Build(src).Check(); err != nil {
			t.Fatal(err)
		}
	})
}
