package index

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"councilnotes/extractors/doc"
	"councilnotes/pipeline/records"
)

var (
	benchDocs = flag.Int("docs", 2000, "how many invented notes the benchmarks index; 100000 is what is promised for")
	benchKept = flag.String("kept", "", "a folder where the benchmarks leave their indexes, and find them again")
)

// shelf is what the benchmarks ask: the same notes in an index of ours, in FTS5,
// and their records.
type shelf struct {
	*corpus
	dir     string
	index   *Index
	fts5    *fts5
	records *records.Store
}

// putUp puts up the shelf, where it does not stand already.
func putUp(b *testing.B) *shelf {
	b.Helper()
	s := &shelf{corpus: newCorpus(b, *benchDocs), dir: benchDir(b)}
	var missing []func()
	for _, part := range []struct {
		name string
		fill func()
	}{
		{"ours", func() { fillOurs(b, s.index, s.corpus) }},
		{"fts5.db", func() { s.fts5.fill(b, s.corpus) }},
		{"records.db", func() { s.keepRecords(b) }},
	} {
		path := filepath.Join(s.dir, part.name)
		if exists(whole(path, s.n)) {
			continue
		}
		if err := os.RemoveAll(path); err != nil {
			b.Fatal(err)
		}
		missing = append(missing, func() {
			part.fill()
			mark(b, whole(path, s.n))
		})
	}
	s.open(b)
	for _, fill := range missing {
		fill()
	}
	s.fts5.prepare(b)
	return s
}

func benchDir(b *testing.B) string {
	if *benchKept != "" {
		return *benchKept
	}
	return b.TempDir()
}

// whole is the file that tells that what lies at path holds n notes.
func whole(path string, n int) string { return fmt.Sprint(path, ".", n, ".", Version()) }

func mark(b *testing.B, path string) {
	b.Helper()
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		b.Fatal(err)
	}
}

func (s *shelf) open(b *testing.B) {
	b.Helper()
	var err error
	if s.index, err = Open(filepath.Join(s.dir, "ours"), Options{}); err != nil {
		b.Fatal(err)
	}
	if s.records, _, err = records.Open(b.Context(), filepath.Join(s.dir, "records.db")); err != nil {
		b.Fatal(err)
	}
	s.fts5 = openFTS5(b, filepath.Join(s.dir, "fts5.db"))
	b.Cleanup(func() {
		s.index.Close()
		s.records.Close()
		s.fts5.db.Close()
	})
}

// fillOurs indexes the notes a batch at a time, as the pipeline does.
func fillOurs(b *testing.B, x *Index, c *corpus) {
	b.Helper()
	var works []Work
	bytes := 0
	for i := range c.n {
		works = append(works, c.work(i))
		if bytes += textSize(works[len(works)-1]); len(works) < batchWorks && bytes < batchBytes && i < c.n-1 {
			continue
		}
		if err := x.Update(context.Background(), works, nil); err != nil {
			b.Fatal(err)
		}
		works, bytes = nil, 0
	}
}

func (s *shelf) keepRecords(b *testing.B) {
	b.Helper()
	const piece = 1000
	for i := 0; i < s.n; i += piece {
		var rows []records.Row
		for j := i; j < min(i+piece, s.n); j++ {
			key := records.Key{SHA256: doc.ID{byte(j), byte(j >> 8), byte(j >> 16)}}
			rows = append(rows, records.Row{Key: key, Record: s.work(j).Records[0]})
		}
		if err := s.records.Put(b.Context(), rows); err != nil {
			b.Fatal(err)
		}
	}
}

// question is a kind of query, with what is wanted of how long it takes.
type question struct {
	name    string
	queries []string
	options SearchOptions
	// fts5 is what FTS5 is asked instead, "" for nothing: its kind of query, and
	// what of ours it takes.
	fts5     string
	passages bool
	most     time.Duration // p95; 0 where times is wanted
	times    float64       // of FTS5's p95
}

func (s *shelf) questions() []question {
	const n = 400
	inTerms := s.asking(n, func(i int, sp *speaker) string { a, _ := s.pairIn(i, sp); return in(a, sp) })
	inPairs := s.asking(n, func(i int, sp *speaker) string { a, b := s.pairIn(i, sp); return in(a+" "+b, sp) })
	terms, pairs := without(inTerms), without(inPairs)
	var phrases []string
	for _, p := range pairs {
		phrases = append(phrases, `"`+p+`"`)
	}
	references := s.asking(n, func(i int, _ *speaker) string { return fmt.Sprintf("ST %d/%s", i/20+1, year(i)[2:]) })
	common := s.asking(n, func(i int, sp *speaker) string { return sp.word(i / len(s.langs) % 100) })
	facets := SearchOptions{Facets: []string{"year", "type", "country"}}
	const ms = time.Millisecond
	return []question{
		{name: "reference", queries: references, fts5: "reference", most: ms / 2},
		{name: "term with lang:", queries: inTerms, fts5: "match", times: 1},
		{name: "AND with lang:", queries: inPairs, fts5: "match", times: 1},
		{name: "term", queries: terms, fts5: "match", times: 2},
		{name: "AND", queries: pairs, fts5: "match", times: 2},
		{name: "phrase", queries: phrases, fts5: "match", most: 20 * ms},
		{name: "term of many works", queries: common, fts5: "match", most: 25 * ms},
		{name: "three facets", queries: common, options: facets, most: 25 * ms},
		{name: "reference with passages", queries: references, passages: true, most: 25 * ms},
		{name: "term with passages", queries: terms, passages: true, most: 25 * ms},
		{name: "AND with passages", queries: pairs, passages: true, most: 25 * ms},
		{name: "phrase with passages", queries: phrases, passages: true, most: 25 * ms},
		{name: "three facets with passages", queries: common, options: facets, passages: true, most: 25 * ms},
	}
}

// inLanguage stands before the language that a query is in.
const inLanguage = " lang:"

func in(words string, s *speaker) string {
	if strings.TrimSpace(words) == "" {
		return ""
	}
	return words + inLanguage + s.code
}

func without(queries []string) (out []string) {
	for _, q := range queries {
		q, _, _ = strings.Cut(q, inLanguage)
		out = append(out, q)
	}
	return out
}

// ours asks a query of the index, passages and all.
func (s *shelf) ours(b *testing.B, q question, text string) {
	query := ParseQuery(text)
	res, err := s.index.Search(b.Context(), query, q.options)
	if err != nil || len(res.Hits) == 0 {
		b.Fatalf("%s: %v, %d hits", text, err, len(res.Hits))
	}
	if !q.passages {
		return
	}
	for _, h := range res.Hits {
		r, err := s.records.Get(b.Context(), h.ID)
		if err != nil {
			b.Fatal(err)
		}
		if p := PassageOf(r, Matches(res.Asked, r), 220); p.Text == "" && !strings.HasPrefix(q.name, "reference") {
			b.Errorf("%s: %s has no passage", text, h.ID)
		}
	}
}

// theirs asks FTS5 for the same.
func (s *shelf) theirs(b *testing.B, q question, text string) {
	text, _, _ = strings.Cut(text, inLanguage)
	if q.fts5 == "reference" {
		text = ParseQuery(text).groups[0][0].values[0]
	} else {
		text = match(text)
	}
	if n, err := s.fts5.ask(q.fts5, text); err != nil || n == 0 {
		b.Fatalf("FTS5: %s: %v, %d ids", text, err, n)
	}
}

// latencies asks every query three times and keeps the best of each: what else
// the machine does is none of it. The first round warms up.
func latencies(queries []string, ask func(string)) []time.Duration {
	const rounds = 3
	best := make([]time.Duration, len(queries))
	for _, q := range queries[:min(90, len(queries))] {
		ask(q)
	}
	for round := range rounds {
		for i, q := range queries {
			begun := time.Now()
			ask(q)
			if took := time.Since(begun); round == 0 || took < best[i] {
				best[i] = took
			}
		}
	}
	slices.Sort(best)
	return best
}

func p95(sorted []time.Duration) float64 { return inMs(sorted[len(sorted)*95/100]) }

func inMs(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// BenchmarkIndexing fills an index, and plain bleve beside it.
func BenchmarkIndexing(b *testing.B) {
	c := newCorpus(b, *benchDocs)
	made := cpuOf(func() { size(c) })
	for b.Loop() {
		dir := benchDir(b)
		at := filepath.Join(dir, "ours")
		for _, old := range []string{at, filepath.Join(dir, "plain")} {
			if err := os.RemoveAll(old); err != nil {
				b.Fatal(err)
			}
		}
		ours := cpuOf(func() {
			x, err := Open(at, Options{})
			if err != nil {
				b.Fatal(err)
			}
			fillOurs(b, x, c)
			if err := x.Close(); err != nil {
				b.Fatal(err)
			}
		}) - made
		mark(b, whole(at, c.n))
		plain := cpuOf(func() {
			x := plainIndex(b, filepath.Join(dir, "plain"), c)
			if err := x.Close(); err != nil {
				b.Fatal(err)
			}
		}) - made
		text := float64(size(c))
		tell(b, "plain bleve, CPU of a note", inMs(plain)/float64(c.n), "ms")
		tell(b, "CPU of a note", inMs(ours)/float64(c.n), "ms")
		atMost(b, fmt.Sprintf("CPU of indexing %d notes beside plain bleve's", c.n), float64(ours)/float64(plain), "", 0.85)
		tell(b, "plain bleve, size of the index beside the text's", float64(diskBytes(b, filepath.Join(dir, "plain")))/text, "")
		atMost(b, "size of the index beside the text's", float64(diskBytes(b, at))/text, "", 2)
	}
}

// BenchmarkYardstick asks every kind of query of the index and of FTS5. Where
// indexes are kept, it asks those that BenchmarkIndexing left.
func BenchmarkYardstick(b *testing.B) {
	s := putUp(b)
	for b.Loop() {
		for _, q := range s.questions() {
			got := latencies(q.queries, func(text string) { s.ours(b, q, text) })
			want := inMs(q.most)
			if q.fts5 != "" {
				theirs := latencies(q.queries, func(text string) { s.theirs(b, q, text) })
				tell(b, "FTS5, p50 of "+q.name, inMs(theirs[len(theirs)/2]), "ms")
				tell(b, "FTS5, p95 of "+q.name, p95(theirs), "ms")
				if q.times > 0 {
					want = q.times * p95(theirs)
				}
			}
			tell(b, "p50 of "+q.name, inMs(got[len(got)/2]), "ms")
			atMost(b, fmt.Sprintf("p95 of %s, %d notes", q.name, s.n), p95(got), "ms", want)
		}
	}
}

func cpuOf(f func()) time.Duration {
	begun := cpuTime()
	f()
	return cpuTime() - begun
}

func size(c *corpus) (n int) {
	for i := range c.n {
		n += textSize(c.work(i))
	}
	return n
}

func diskBytes(b *testing.B, dir string) (n int64) {
	b.Helper()
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			n += info.Size()
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return n
}

// tell and atMost print a figure as the line that .ci/yardsticks looks for. On a
// busy machine a time is no proof, so none fails.
func tell(b *testing.B, what string, got float64, unit string) {
	b.Logf("figure|%s|%.4g%s||", what, got, unit)
}

func atMost(b *testing.B, what string, got float64, unit string, want float64) {
	met := "met"
	if got > want {
		met = "MISSED"
	}
	b.Logf("figure|%s|%.4g%s|<= %.4g%s|%s", what, got, unit, want, unit, met)
}

// BenchmarkHostile asks what nobody would: how long the slowest answer takes, and
// how much memory the largest.
func BenchmarkHostile(b *testing.B) {
	s := putUp(b)
	for b.Loop() {
		var slowest time.Duration
		var largest uint64
		for _, text := range hostile(s.corpus, *hostileQueries) {
			took, bytes := askHostile(b, s.index, text)
			slowest, largest = max(slowest, took), max(largest, bytes)
		}
		atMost(b, fmt.Sprintf("slowest of %d hostile queries, %d notes", *hostileQueries, s.n), inMs(slowest), "ms", 1000)
		tell(b, "memory that one of them takes at most, garbage and all", float64(largest)/(1<<20), "MB")
	}
}

func BenchmarkMatches(b *testing.B) {
	c := newCorpus(b, 1)
	r := c.work(0).Records[0]
	q := ParseQuery(c.langs[0].word(10))
	b.SetBytes(int64(len(r.Text)))
	for b.Loop() {
		Matches(q, r)
	}
}

func BenchmarkParseQuery(b *testing.B) {
	for b.Loop() {
		ParseQuery("цифрово партньорство ST 15367/17 country:JP")
	}
}
