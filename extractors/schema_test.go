package extractors

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"

	"councilnotes/extractors/doc"
)

var schema = sync.OnceValues(func() (*jsonschema.Resolved, error) {
	var s jsonschema.Schema
	if err := json.Unmarshal(doc.Schema, &s); err != nil {
		return nil, err
	}
	return s.Resolve(&jsonschema.ResolveOptions{BaseURI: "file:///"})
})

// validate checks a record's promises: its spans, and its JSON against the schema.
func validate(t *testing.T, r *doc.Record) {
	t.Helper()
	if err := r.Check(); err != nil {
		t.Fatal(err)
	}
	s, err := schema()
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(v); err != nil {
		t.Errorf("record %s: %v", r.ID, err)
	}
}

func TestSchemaRefusesWhatIsNoRecord(t *testing.T) {
	s, err := schema()
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{`{}`, `{"schema":"councilnotes/record/1","id":"","work":"w","kind":"other","source":{},"extractor":{}}`} {
		var v any
		if err := json.Unmarshal([]byte(bad), &v); err != nil {
			t.Fatal(err)
		}
		if s.Validate(v) == nil {
			t.Errorf("%s is taken for a record", bad)
		}
	}
}

// TestCommittedNotes runs everything on the documents of testdata/notes.
func TestCommittedNotes(t *testing.T) {
	names, err := filepath.Glob(filepath.Join("..", "testdata", "notes", "*"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no committed notes: %v", err)
	}
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		r := runOn(t, b, Options{})
		if !r.Readable() || r.Title == "" || len(r.References) == 0 {
			t.Errorf("%s: title %q, %d references", name, r.Title, len(r.References))
		}
	}
}

// FuzzRun gives any bytes to the whole of reading and extraction.
func FuzzRun(f *testing.F) {
	f.Add([]byte("NOTE\n\nFrom: Presidency\n\nTo: Council\n\nSubject: Fish\n\n1. On 9 May 2021 see ST 15367/17.\n"))
	f.Add([]byte("<html><main><h1>Ports</h1><p>In May 2022 Japan signed Regulation (EU) 2016/679.</p></main></html>"))
	f.Add([]byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>"))
	f.Fuzz(func(t *testing.T, b []byte) {
		validate(t, Run(context.Background(), doc.Document{Name: "fuzz", Bytes: b}, Options{}))
	})
}
