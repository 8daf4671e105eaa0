package lang

import (
	"encoding/json"
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

// TestDetectSentences takes the whole sentences among the examples of the
// other sections, two for each language.
func TestDetectSentences(t *testing.T) {
	for _, code := range Codes() {
		l, _ := Get(code)
		for _, section := range []string{"dates", "countries"} {
			var s struct {
				Examples []struct{ Text string }
			}
			if err := json.Unmarshal(l.sections[section], &s); err != nil || len(s.Examples) < 2 {
				t.Fatalf("%s: no examples in %q: %v", code, section, err)
			}
			text := s.Examples[0].Text
			if section == "countries" {
				text += ". " + s.Examples[1].Text
			}
			if got := Detect(text); got != code {
				t.Errorf("Detect(%q) = %q, want %q", text, got, code)
			}
		}
	}
}

// TestDetectNothing reads texts that speak for no language.
func TestDetectNothing(t *testing.T) {
	for _, text := range []string{"", "6106/22 REV 1", "https://example.org/the/and/of", "2021 2022 2023", "東京", "\x00\xff\xfe", "a) b) c) IV"} {
		if got := Detect(text); got != "" {
			t.Errorf("Detect(%q) = %q", text, got)
		}
	}
}

func BenchmarkDetect(b *testing.B) {
	text := strings.Repeat("The Commission submitted the proposal to the Council. ", 20000)
	for b.Loop() {
		if Detect(text) != "en" {
			b.Fatal("not English")
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
