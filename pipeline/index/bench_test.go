package index

import (
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"

	"councilnotes/extractors/doc"
)

// benchWorks is how many invented works the benchmarks use: enough for several
// batches, few enough for a laptop.
const benchWorks = 2000

// inventedWorks makes n works of about three kilobytes in Bulgarian or English,
// of words whose frequencies fall as in language (Zipf), each citing another.
func inventedWorks(n int) []Work {
	rnd := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(rnd, 1.1, 4, 30_000)
	syllables := map[string][]string{
		"bg": strings.Fields("пар ро де ста ви ко ни ция ме то ра ли за пре со на"),
		"en": strings.Fields("par ro de sta vi co ni tion me to ra li za pre so na"),
	}
	word := func(language string) string {
		var b strings.Builder
		for k := zipf.Uint64() + 20; k > 0; k /= 16 {
			b.WriteString(syllables[language][k%16])
		}
		return b.String()
	}
	out := make([]Work, n)
	for i := range out {
		language := []string{"bg", "en"}[i%2]
		id := fmt.Sprintf("ST-%d-2023-INIT", i+1)
		m := record(id+"."+language, id, doc.KindCouncil, language, word(language)+" "+word(language))
		for range 10 {
			var words []string
			for range 40 {
				words = append(words, word(language))
			}
			m.para(strings.Join(words, " ") + ".")
		}
		m.r.Cover = &doc.CoverPage{Number: id, Date: "2023-04-05", Type: "note"}
		m.r.References = []doc.Reference{{ID: fmt.Sprintf("ST-%d-2023-INIT", rnd.IntN(n)+1)}}
		out[i] = Work{id, []*doc.Record{m.r}}
	}
	return out
}

func textBytes(works []Work) (n int) {
	for _, w := range works {
		n += textSize(w)
	}
	return n
}

func diskBytes(b *testing.B, dir string) (n int64) {
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		n += info.Size()
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return n
}

// plainIndex is bleve as it comes: one dynamic mapping, texts stored, term
// vectors with offsets.
func plainIndex(b *testing.B, dir string, works []Work) bleve.Index {
	x, err := bleve.New(filepath.Join(dir, "plain"), bleve.NewIndexMapping())
	if err != nil {
		b.Fatal(err)
	}
	batch := x.NewBatch()
	for i, w := range works {
		r := w.Records[0]
		err := batch.Index(w.ID, map[string]any{"title": r.Title, "text": r.Text, "date": r.Cover.Date, "cites": r.References[0].ID})
		if err == nil && (batch.Size() == batchWorks || i == len(works)-1) {
			err = x.Batch(batch)
			batch = x.NewBatch()
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	return x
}

// BenchmarkUpdate fills an index, and one of plain bleve beside it.
func BenchmarkUpdate(b *testing.B) {
	works := inventedWorks(benchWorks)
	size := textBytes(works)
	b.SetBytes(int64(size))
	var ours, plain time.Duration
	var oursDisk, plainDisk int64
	for b.Loop() {
		dir := b.TempDir()
		begun := time.Now()
		x, err := Open(filepath.Join(dir, "ours"), Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := x.Update(context.Background(), works, nil); err != nil {
			b.Fatal(err)
		}
		ours += time.Since(begun)
		begun = time.Now()
		p := plainIndex(b, dir, works)
		plain += time.Since(begun)
		x.Close()
		p.Close()
		oursDisk, plainDisk = diskBytes(b, filepath.Join(dir, "ours")), diskBytes(b, filepath.Join(dir, "plain"))
	}
	b.ReportMetric(float64(ours)/float64(plain), "time/plain")
	b.ReportMetric(float64(oursDisk)/float64(size), "size/text")
	b.ReportMetric(float64(plainDisk)/float64(size), "plain-size/text")
}

// BenchmarkSearch asks each kind of query of an index, and of plain bleve.
func BenchmarkSearch(b *testing.B) {
	works := inventedWorks(benchWorks)
	dir := b.TempDir()
	x := filled(b, works)
	p := plainIndex(b, dir, works)
	defer p.Close()
	text := strings.Fields(works[0].Records[0].Text)
	queries := []struct{ name, ours, plain string }{
		{"reference", "ST 7/23", `cites:"ST-7-2023-INIT"`},
		{"word", text[3], "text:" + text[3]},
		{"and", text[3] + " " + text[8], "+text:" + text[3] + " +text:" + text[8]},
		{"phrase", `"` + text[3] + " " + text[4] + `"`, `text:"` + text[3] + " " + text[4] + `"`},
		{"field", "type:note date:2023-04", `+date:>="2023-04-01T00:00:00Z" +date:<="2023-04-30T00:00:00Z"`},
	}
	for _, q := range queries {
		b.Run(q.name, func(b *testing.B) {
			var ours, plain time.Duration
			for b.Loop() {
				begun := time.Now()
				if _, err := x.Search(context.Background(), ParseQuery(q.ours), SearchOptions{}); err != nil {
					b.Fatal(err)
				}
				ours += time.Since(begun)
				begun = time.Now()
				req := bleve.NewSearchRequest(bleve.NewQueryStringQuery(q.plain))
				req.Fields = []string{"title"}
				req.IncludeLocations = true // plain bleve's way to tell which field matched
				if _, err := p.Search(req); err != nil {
					b.Fatal(err)
				}
				plain += time.Since(begun)
			}
			b.ReportMetric(float64(ours)/float64(plain), "time/plain")
		})
	}
}

func BenchmarkMatches(b *testing.B) {
	r := inventedWorks(1)[0].Records[0]
	q := ParseQuery(strings.Fields(r.Text)[100])
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
