package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors/doc"
)

var update = flag.Bool("update", false, "write the golden files anew")

func records() []*doc.Record {
	return []*doc.Record{
		{
			Schema: doc.SchemaName, ID: "ST-7001-2023-INIT.bg", Work: "ST-7001-2023-INIT", Kind: doc.KindCouncil, Language: "bg",
			Title: "Партньорство с \"Исландия\", второ четене",
			Source: doc.Source{URI: "https://example.eu/a?b=1&c=2", MediaType: "application/pdf", SHA256: strings.Repeat("ab", 32),
				Bytes: 1234, Pages: 2, FetchedAt: "2023-04-01T10:00:00Z"},
			Cover: &doc.CoverPage{Type: "note", Number: "ST-7001-2023-INIT", Date: "2023-03-14", SubjectCodes: []string{"TELECOM 12", "COASI 3"},
				From: "Генералния секретариат; отдел 2", Subject: "=HYPERLINK(\"http://evil.example\")", OriginalLanguages: []string{"en"}},
			Text:   "Ред едно\nред две <b> & ST 6500/22",
			Points: []doc.PointNode{{Label: "1", Path: "1", Text: "Ред", Children: []doc.PointNode{{Label: "a", Path: "1.1", Text: "ред"}}}},
			References: []doc.Reference{
				{Kind: "council", ID: "ST-6500-2022-INIT", Mention: doc.Mention{Text: "ST 6500/22", In: "body"}},
				{Kind: "council", ID: "ST-6500-2022-INIT", Mention: doc.Mention{Text: "ST 6500/22", In: "footnote 1"}},
				{Kind: "act", ID: "32001R0045", Mention: doc.Mention{Text: "45/2001"}},
			},
			Dates:         []doc.Date{{EDTF: "2023-03-03"}, {EDTF: "2021/2027"}, {EDTF: "2023-03-03"}},
			Countries:     []doc.Country{{Code: "IS", Form: "name"}, {Code: "NO", Form: "demonym"}, {Code: "IS", Form: "name"}},
			Organisations: []doc.Organisation{{ID: "coreper"}},
			Actions:       []doc.Action{{Actor: "presidency", Verb: "invite", Addressee: "coreper"}, {Verb: "adopt"}},
			Footnotes:     []doc.Note{{Label: "1", Text: "ST 6500/22"}},
		},
		{
			Schema: doc.SchemaName, ID: "web-00ff.en", Work: "web-00ff", Kind: doc.KindPage, Language: "en", Title: "@home\tand away",
			Source:   doc.Source{SHA256: strings.Repeat("cd", 32), Bytes: 10},
			Page:     &doc.WebPage{Published: "2024-01-09", Site: "Example", CanonicalURL: "https://example.eu/en"},
			Problems: []doc.Problem{{Stage: "read", Reason: "cut off; the end is missing"}},
		},
	}
}

// TestFormats compares what every format writes with its golden file.
func TestFormats(t *testing.T) {
	for _, f := range Formats() {
		t.Run(f.Name, func(t *testing.T) {
			var b bytes.Buffer
			w := f.New(&b)
			for _, r := range records() {
				must(t, w.Record(r))
			}
			must(t, w.Tombstone(Tombstone{"gone.de", "gone", time.Date(2024, 5, 6, 9, 8, 7, 0, time.FixedZone("", 7200))}))
			must(t, w.Close())
			golden := filepath.Join("testdata", "golden"+f.Extension)
			if *update {
				must(t, os.WriteFile(golden, b.Bytes(), 0o644))
			}
			want, err := os.ReadFile(golden)
			must(t, err)
			if d := cmp.Diff(string(want), b.String()); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestJSONLComesBack(t *testing.T) {
	var b bytes.Buffer
	w := newJSONL(&b)
	for _, r := range records() {
		must(t, w.Record(r))
	}
	must(t, w.Close())
	d := json.NewDecoder(&b)
	for _, want := range records() {
		var got doc.Record
		must(t, d.Decode(&got))
		if diff := cmp.Diff(want, &got); diff != "" {
			t.Error(diff)
		}
	}
}

// TestCSVHoldsNoFormula writes values that spreadsheets run.
func TestCSVHoldsNoFormula(t *testing.T) {
	for _, title := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"} {
		var b bytes.Buffer
		w := newCSV(&b)
		must(t, w.Record(&doc.Record{ID: "x", Title: title}))
		must(t, w.Close())
		rows, err := csv.NewReader(&b).ReadAll()
		must(t, err)
		if got := rows[1][4]; !strings.HasPrefix(got, "'") {
			t.Errorf("%q became %q", title, got)
		}
	}
}

func TestCSVOfNothingHasAHeader(t *testing.T) {
	var b bytes.Buffer
	must(t, newCSV(&b).Close())
	if !strings.HasPrefix(b.String(), "id,work,kind,") || strings.Count(b.String(), "\n") != 1 {
		t.Errorf("%q", b.String())
	}
}

// TestColumnsAreDocumented finds every column in the package documentation, in
// its order.
func TestColumnsAreDocumented(t *testing.T) {
	src, err := os.ReadFile("export.go")
	must(t, err)
	text := string(src)
	text = text[strings.Index(text, "The columns:"):strings.Index(text, "\npackage")]
	for _, c := range columns {
		loc := regexp.MustCompile(`\b` + c.name + `\b`).FindStringIndex(text)
		if loc == nil {
			t.Errorf("column %s is not documented, or not in this order", c.name)
			continue
		}
		text = text[loc[1]:]
	}
}

func TestByName(t *testing.T) {
	if f, err := ByName("CSV"); err != nil || f.Name != "csv" {
		t.Error(f.Name, err)
	}
	if _, err := ByName("xml"); err == nil || !strings.Contains(err.Error(), "jsonl, csv") {
		t.Error(err)
	}
}

type broken struct{}

var errBroken = errors.New("broken pipe")

func (broken) Write([]byte) (int, error) { return 0, errBroken }

func TestWriteErrorsAreReported(t *testing.T) {
	for _, f := range Formats() {
		w := f.New(broken{})
		err := w.Record(records()[0])
		if err = errors.Join(err, w.Close()); !errors.Is(err, errBroken) {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
