package index

import (
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/mapping"
)

// plainBatch is the batch that suits plain bleve best: larger ones save little
// and take memory by the gigabyte.
const plainBatch = 1000

// plainIndex fills bleve as most use it: one standard analyzer, texts stored,
// term vectors with offsets, keywords with doc values.
func plainIndex(tb testing.TB, dir string, c *corpus) bleve.Index {
	tb.Helper()
	x, err := bleve.New(dir, plainMapping())
	if err != nil {
		tb.Fatal(err)
	}
	b := x.NewBatch()
	for i := range c.n {
		w := c.work(i)
		err := b.Index(w.ID, plainDocument(w))
		if err == nil && (b.Size() == plainBatch || i == c.n-1) {
			err = x.Batch(b)
			b = x.NewBatch()
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	return x
}

func plainMapping() mapping.IndexMapping {
	text, word, date := bleve.NewTextFieldMapping(), bleve.NewTextFieldMapping(), bleve.NewDateTimeFieldMapping()
	text.DocValues = false
	word.Analyzer, word.IncludeTermVectors = keyword.Name, false
	d := bleve.NewDocumentStaticMapping()
	d.AddSubDocumentMapping("_all", bleve.NewDocumentDisabledMapping()) // which nobody needs
	for _, f := range []string{"title", "text"} {
		d.AddFieldMappingsAt(f, text)
	}
	for _, f := range []string{"ref", "cites", "lang", "kind", "type", "topic", "country", "year"} {
		d.AddFieldMappingsAt(f, word)
	}
	d.AddFieldMappingsAt("date", date)
	m := bleve.NewIndexMapping()
	m.DefaultMapping = d
	return m
}

func plainDocument(w Work) map[string]any {
	r := w.Records[0]
	d := map[string]any{"title": r.Title, "text": r.Text, "ref": r.Cover.Number, "lang": r.Language, "kind": r.Kind,
		"type": r.Cover.Type, "topic": topicOf(r.Cover.SubjectCodes[0]), "year": r.Cover.Date[:4]}
	var cites, countries []string
	for i := range r.References {
		cites = append(cites, r.References[i].ID)
		countries = append(countries, r.Countries[i].Code)
	}
	d["cites"], d["country"] = cites, countries
	d["date"], _ = time.Parse(time.DateOnly, r.Cover.Date)
	return d
}
