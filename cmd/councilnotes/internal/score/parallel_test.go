package score

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors"
	"councilnotes/extractors/doc"
)

// parallel is a folder beside the repository with one act in several forms and
// languages.
var parallel = filepath.Join("..", "..", "..", "..", "..", "shared", "corpus", "parallel")

func parallelFile(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(parallel, name))
	if os.IsNotExist(err) {
		t.Skip("the shared files are not here: ", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestFormex takes the mark-up of an act as the gold for the references to the
// Official Journal and the dates in its text: all are found, and no other
// reference to the Journal.
func TestFormex(t *testing.T) {
	xml := string(parallelFile(t, "gdpr.fmx.xml"))
	_, xml, _ = strings.Cut(xml, "<TITLE>") // the head is about the file
	var wantOJ []string
	for _, m := range regexp.MustCompile(`<REF\.DOC\.OJ COLL="(\w)" DATE\.PUB="(\d{4})\d{4}" NO\.OJ="0*(\d+)" PAGE\.FIRST="(\d+)">`).FindAllStringSubmatch(xml, -1) {
		wantOJ = append(wantOJ, "OJ-"+m[1]+"-"+m[3]+"-"+m[2]+"-"+m[4])
	}
	wantDates := map[string]int{}
	for _, m := range regexp.MustCompile(`<DATE ISO="(\d{4})(\d\d)(\d\d)"`).FindAllStringSubmatch(xml, -1) {
		wantDates[m[1]+"-"+m[2]+"-"+m[3]]++
	}
	text := regexp.MustCompile(`<NOTE |</(P|TXT|TI|NP|ALINEA|VISA|STI)>`).ReplaceAllString(xml, "\n\n$0")
	text = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(text, "")
	text = regexp.MustCompile(`\n\s*\n\s*`).ReplaceAllString(text, "\n\n")
	r := extractors.Run(context.Background(), doc.Document{Name: "gdpr.txt", Bytes: []byte(text)}, extractors.Options{})
	var gotOJ []string
	for _, m := range r.References {
		if m.Kind == "oj" {
			gotOJ = append(gotOJ, m.ID)
		}
	}
	slices.Sort(wantOJ)
	slices.Sort(gotOJ)
	if d := cmp.Diff(wantOJ, gotOJ); len(wantOJ) == 0 || d != "" {
		t.Errorf("references to the Journal (-want +got):\n%s", d)
	}
	gotDates := map[string]int{}
	for _, m := range r.Dates {
		gotDates[m.EDTF]++
	}
	for date, n := range wantDates {
		if gotDates[date] < n {
			t.Errorf("date %s: found %d times of %d", date, gotDates[date], n)
		}
	}
	if len(wantDates) == 0 {
		t.Error("no dates in the mark-up")
	}
}

// TestHeadings reads the headings of one act in 24 languages: the language is
// told, references and countries are the same in all.
func TestHeadings(t *testing.T) {
	parallelFile(t, "gdpr.fmx.xml")
	files, err := filepath.Glob(filepath.Join(parallel, "gdpr-toc", "*.html"))
	if err != nil || len(files) != 24 {
		t.Fatal(len(files), "files", err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		lang := strings.TrimSuffix(f, ".html")[len(f)-len("xx.html"):]
		r := extractors.Run(context.Background(), doc.Document{Name: f, Bytes: b}, extractors.Options{})
		if r.Language != lang {
			t.Errorf("%s: language %q", lang, r.Language)
		}
		var got []string
		for _, m := range r.References {
			got = append(got, m.Kind+" "+m.ID)
		}
		for _, m := range r.Countries {
			got = append(got, m.Code)
		}
		slices.Sort(got)
		if d := cmp.Diff([]string{"act 31995L0046", "act 32002L0058"}, slices.Compact(got)); d != "" {
			t.Errorf("%s (-want +got):\n%s", lang, d)
		}
	}
}
