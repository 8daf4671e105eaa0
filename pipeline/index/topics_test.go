package index

import (
	"slices"
	"strings"
	"testing"

	"councilnotes/extractors/lang"
)

// TestTopics asks for one subject in many languages and forms.
func TestTopics(t *testing.T) {
	x := filled(t, invented()) // one work is filed under TELECOM, and has no word of it
	for _, query := range []string{
		"телекомуникации", "telecommunications", "télécommunications", "telecommunications lang:de", "τηλεπικοινωνιών",
		"topic:TELECOM", "topic:telecom", "topic:телекомуникации", "topic:telekomunikacji", `topic:"telecommunication"`,
	} {
		res := ask(t, x, query)
		if res.Total != 1 || res.Hits[0].Work != "ST-7001-2023-INIT" {
			t.Errorf("%s: %d found", query, res.Total)
		}
	}
	if res := ask(t, x, "telecommunications country:NO"); res.Total != 0 {
		t.Errorf("a condition does not hold for %+v", res.Hits)
	}
	if res := ask(t, x, "telecommunications fish"); res.Total != 1 || !res.Loose {
		t.Errorf("two words: %+v", res)
	}
	if got := ParseQuery("защита на данните").Explain(); !strings.Contains(got, "else what is filed under DATAPROTECT") {
		t.Error(got)
	}
}

// TestTopicNames keeps the table whole: a name in every language, found by itself.
func TestTopicNames(t *testing.T) {
	rows := strings.Split(strings.TrimSpace(topicFile), "\n")
	languages := strings.Split(rows[0], "\t")[1:]
	if !slices.Equal(languages, lang.Codes()) {
		t.Errorf("columns %v", languages)
	}
	for _, row := range rows[1:] {
		cells := strings.Split(row, "\t")
		if len(cells) != len(languages)+1 {
			t.Errorf("%s: %d names", cells[0], len(cells)-1)
		}
		for _, name := range cells[1:] {
			if got := topicsNamed(name); !slices.Contains(got, cells[0]) {
				t.Errorf("%q stands for %v, want %s", name, got, cells[0])
			}
		}
	}
}

func BenchmarkTopicsNamed(b *testing.B) {
	topicsNamed("x") // reads the tables
	for b.Loop() {
		topicsNamed("semiconductors")
	}
}
