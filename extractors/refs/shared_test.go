package refs

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// shared returns a file beside the repository, and skips the test where there is none.
func shared(t testing.TB, path ...string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if filepath.Dir(dir) == dir {
			t.Fatal("no go.mod above")
		}
		dir = filepath.Dir(dir)
	}
	b, err := os.ReadFile(filepath.Join(append([]string{dir, "..", "shared"}, path...)...))
	if err != nil {
		t.Skip("the shared files are not here: ", err)
	}
	return string(b)
}

// TestFormex compares the references to the Official Journal in an act's text
// with those that its Formex mark-up names.
func TestFormex(t *testing.T) {
	xml := shared(t, "corpus", "parallel", "gdpr.fmx.xml")
	var want []string
	for _, m := range regexp.MustCompile(`<REF\.DOC\.OJ COLL="(\w)" DATE\.PUB="(\d{4})\d{4}" NO\.OJ="0*(\d+)" PAGE\.FIRST="(\d+)">`).FindAllStringSubmatch(xml, -1) {
		want = append(want, "OJ-"+m[1]+"-"+m[3]+"-"+m[2]+"-"+m[4])
	}
	text := regexp.MustCompile(`<NOTE |</(P|TXT|TI|NP|ALINEA|VISA|STI)>`).ReplaceAllString(xml, "\n\n$0")
	text = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(text, "")
	text = regexp.MustCompile(`\n\s*\n\s*`).ReplaceAllString(text, "\n\n")
	var got []string
	for _, r := range find(t, "en", text) {
		if r.Kind == "oj" {
			got = append(got, r.ID)
		}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
