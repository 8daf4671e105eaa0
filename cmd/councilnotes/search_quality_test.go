package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"councilnotes/cmd/councilnotes/internal/gen"
	"councilnotes/extractors"
	"councilnotes/extractors/doc"
	"councilnotes/pipeline/index"
)

var updateQueries = flag.Bool("update-queries", false, "write the scoreboard of the judged queries")

// topicWords tell a generated note's topic by its subject in English.
var topicWords = map[string]string{
	"digital": "Digital partnership", "fisheries": "Fisheries", "air": "Aviation",
	"data": "passenger data", "science": "scientific", "cables": "submarine cables",
}

// judged is one query with the works that answer it.
type judged struct {
	kind, query string
	want        []string // ids of works
	also        []string // ids of records in other languages that a hit must name
}

// shelf is an index of generated notes: of each topic one work in each language,
// each work in three.
type shelf struct {
	index *index.Index
	works map[string]string // "topic lang" -> work
	langs map[string][]string
	topic map[string][]string // works
}

func newShelf(t *testing.T) *shelf {
	t.Helper()
	x, err := index.Open(t.TempDir(), index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	s := &shelf{x, map[string]string{}, map[string][]string{}, map[string][]string{}}
	var works []index.Work
	left := map[string][]string{}
	for topic := range topicWords {
		left[topic] = gen.Languages()
	}
	for seed := uint64(1); len(left) > 0; seed++ {
		topic := topicOfSeed(t, seed)
		langs := left[topic]
		if len(langs) == 0 {
			continue
		}
		n := min(3, len(langs))
		works = append(works, s.shelve(t, seed, topic, langs[:n]))
		if left[topic] = langs[n:]; len(left[topic]) == 0 {
			delete(left, topic)
		}
	}
	if err := x.Update(context.Background(), works, nil); err != nil {
		t.Fatal(err)
	}
	return s
}

func topicOfSeed(t *testing.T, seed uint64) string {
	subject := generated(t, true, seed, "en").Gold().Cover.Subject
	for topic, words := range topicWords {
		if strings.Contains(subject, words) {
			return topic
		}
	}
	t.Fatalf("seed %d: no topic is known by %q", seed, subject)
	return ""
}

// shelve reads one note in its languages as a work.
func (s *shelf) shelve(t *testing.T, seed uint64, topic string, langs []string) index.Work {
	w := index.Work{ID: generated(t, true, seed, "en").Gold().Cover.Number}
	for _, l := range langs {
		d := generated(t, true, seed, l)
		r := extractors.Run(context.Background(), doc.Document{Name: d.Name, Bytes: []byte(d.Text(gen.Columns))}, extractors.Options{Lang: l})
		r.ID, r.Work = w.ID+"."+l, w.ID
		w.Records = append(w.Records, r)
		s.works[topic+" "+l] = w.ID
	}
	s.langs[w.ID] = langs
	s.topic[topic] = append(s.topic[topic], w.ID)
	return w
}

// queries reads the judged queries and adds those that follow from the works.
func (s *shelf) queries(t *testing.T) []judged {
	b, err := os.ReadFile(filepath.Join("testdata", "search", "queries.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var out []judged
	for line := range strings.Lines(string(b)) {
		f := strings.SplitN(line, "|", 4)
		if strings.HasPrefix(line, "#") || len(f) != 4 {
			continue
		}
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		q := judged{kind: f[1], query: f[3]}
		for _, l := range strings.Split(f[0], ",") {
			if work := s.works[f[2]+" "+l]; work != "" {
				q.want = append(q.want, work)
			}
		}
		if len(q.want) == 0 {
			t.Fatalf("no note about %s in %q", f[2], f[0])
		}
		if q.kind == "topical" {
			q.want = s.topic[f[2]]
		}
		out = append(out, q)
		if q.kind == "words" && len(q.want) == 1 {
			out = append(out, judged{"other language", q.query, q.want, s.others(q.want[0], f[0])})
		}
	}
	return append(out, s.referenceQueries()...)
}

func (s *shelf) others(work, lang string) (out []string) {
	for _, l := range s.langs[work] {
		if l != lang {
			out = append(out, work+"."+l)
		}
	}
	return out
}

// referenceQueries ask for every work by its number, each in another spelling.
func (s *shelf) referenceQueries() []judged {
	spellings := []string{"ST %[1]s/%[2]s INIT", "st%[1]s/%[3]s", "%[1]s/%[3]s", "ST-%[1]s-%[2]s-INIT", "document %[1]s/%[2]s", "St %[1]s / %[3]s", "%[1]s/%[3]s INIT", "ST %[1]s %[2]s INIT"}
	var out []judged
	for _, id := range slices.Sorted(func(yield func(string) bool) {
		for id := range s.langs {
			if !yield(id) {
				return
			}
		}
	}) {
		p := strings.Split(id, "-") // ST-11482-2023-INIT
		out = append(out, judged{kind: "reference", query: fmt.Sprintf(spellings[len(out)%len(spellings)], p[1], p[2], p[2][2:]), want: []string{id}})
	}
	return out
}

// figures are the sums over the queries of a kind.
type figures struct {
	queries        int
	at1, at10, mrr float64
}

// ask adds what one query finds.
func (f *figures) ask(t *testing.T, x *index.Index, q judged) {
	res, err := x.Search(context.Background(), index.ParseQuery(q.query), index.SearchOptions{Size: 10})
	if err != nil {
		t.Fatalf("%s: %v", q.query, err)
	}
	f.queries++
	found, first := 0, 0
	var got []string
	for i, h := range res.Hits {
		got = append(got, h.ID)
		if !slices.Contains(q.want, h.Work) || !containsAll(append(h.Others, h.ID), q.also) {
			continue
		}
		if found++; first == 0 {
			first = i + 1
		}
	}
	if first != 1 {
		t.Logf("%s: %s: wanted %v, found %v, %q", q.kind, q.query, q.want, got, res.Notes)
	} else {
		f.at1++
	}
	if first > 0 {
		f.mrr += 1 / float64(first)
	}
	f.at10 += float64(found) / float64(min(len(q.want), 10))
}

func containsAll(all, some []string) bool {
	return !slices.ContainsFunc(some, func(s string) bool { return !slices.Contains(all, s) })
}

// lowest are what the figures may not fall below: recall of the first hit, of
// ten, mean reciprocal rank.
var lowest = map[string][3]float64{
	"reference":      {1, 1, 1},
	"words":          {0.85, 0.95, 0.9},
	"other language": {0, 0.9, 0},
}

// TestJudgedQueries asks what people would ask of an archive of generated notes
// and compares how much is found with the scoreboard.
func TestJudgedQueries(t *testing.T) {
	s := newShelf(t)
	kinds := map[string]*figures{}
	queries := s.queries(t)
	for _, q := range queries {
		if kinds[q.kind] == nil {
			kinds[q.kind] = &figures{}
		}
		kinds[q.kind].ask(t, s.index, q)
	}
	var board bytes.Buffer
	fmt.Fprintf(&board, "%-15s queries  recall@1  recall@10    MRR\n", "kind")
	for _, kind := range []string{"reference", "words", "other language", "unaccented", "latin", "typo", "topical"} {
		f := kinds[kind]
		n := float64(f.queries)
		fmt.Fprintf(&board, "%-15s %7d  %8.3f  %9.3f  %5.3f\n", kind, f.queries, f.at1/n, f.at10/n, f.mrr/n)
		if l := lowest[kind]; f.at1/n < l[0] || f.at10/n < l[1] || f.mrr/n < l[2] {
			t.Errorf("%s: %.3f %.3f %.3f is below %v", kind, f.at1/n, f.at10/n, f.mrr/n, l)
		}
	}
	path := filepath.Join("testdata", "search", "scoreboard")
	if *updateQueries {
		if err := os.WriteFile(path, board.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(path); err != nil || !bytes.Equal(want, board.Bytes()) {
		t.Errorf("not what the scoreboard says (-update-queries writes it; figures may only rise): %v\n%s", err, board.String())
	}
}
