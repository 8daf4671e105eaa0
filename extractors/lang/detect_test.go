package lang

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestDetectExamples(t *testing.T) {
	for _, code := range Codes() {
		l, _ := Get(code)
		var s speech
		if ok, err := l.Section("detect", &s); err != nil || !ok {
			t.Errorf("%s: no section detect: %v", code, err)
		}
		for _, e := range s.Examples {
			if got := Detect(e); got != code {
				t.Errorf("Detect(%q) = %q, want %q", e, got, code)
			}
		}
	}
}

// TestDetectParallel reads the headings of one act in 24 languages.
func TestDetectParallel(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/corpus/parallel/gdpr-toc/gdpr-toc_*.html")
	if len(files) == 0 {
		t.Skip("../shared/corpus is not here")
	}
	tag := regexp.MustCompile(`(?s)<script.*?</script>|<style.*?</style>|<[^>]*>`)
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		want := strings.TrimSuffix(filepath.Base(f), ".html")[len("gdpr-toc_"):]
		text := tag.ReplaceAllString(string(b), " ")
		if got := Detect(text); got != want {
			t.Errorf("%s: %q", f, got)
		}
		for i, line := range strings.Split(text, "\n") {
			if line = strings.TrimSpace(line); len(strings.Fields(line)) < 6 {
				continue
			} else if got := Detect(line); got != want {
				t.Logf("%s:%d: %q for %q", want, i, got, line)
			}
		}
	}
}
