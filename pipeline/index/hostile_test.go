package index

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"councilnotes/extractors/doc"
)

var hostileQueries = flag.Int("hostile", hostileCount, "how many invented hostile queries are asked; 10000 is what is promised for")

// oddities are queries that were thought of.
var oddities = map[string]string{
	"a megabyte of words":   strings.Repeat("word1 ", 1<<20/6),
	"a megabyte":            strings.Repeat("x", 1<<20),
	"a megabyte of phrase":  `"` + strings.Repeat("a b ", 1<<18),
	"a thousand wildcards":  strings.Repeat("wo* ", 1000),
	"all letters":           "aa* ba* ca* da* ea* fa* ga* ha* ia* ja* -ka* la*",
	"wildcards in the word": strings.Repeat("w*o*r*d ", 1000),
	"brackets":              strings.Repeat("(", 100_000) + strings.Repeat(")", 100_000),
	"quotes":                strings.Repeat(`"`, 100_000) + "word1",
	"control characters":    "word1\x00\x01\x02\x7f\xff word2",
	"alternatives":          strings.Repeat("word1 OR ", 1000),
	"denials":               strings.Repeat("-word1 ", 1000),
	"one phrase":            `"` + strings.Repeat("the word1 ", 10_000) + `"`,
	"minus":                 strings.Repeat("-", 100_000),
	"fields":                strings.Repeat("country:JP ", 1000),
	"fields of fields":      strings.Repeat("lang:", 1000),
	"stop words":            strings.Repeat("the a of ", 1000),
	"references":            strings.Repeat("ST 15367/17 ", 1000),
	"numbers":               strings.Repeat("1/2/3/4 ", 1000),
	"mistyped":              strings.Repeat("preidsency zzyzx ", 24),
	"long years":            "date:0000..9999 year:99999999999999999999 date:2021-13-45..",
}

// hostile makes n queries out of the words of the notes and of everything that
// means something to the parser, and of noise.
func hostile(c *corpus, n int) []string {
	rnd := rand.New(rand.NewPCG(7, 11))
	parts := strings.Split(`" „ “ « ( ) [ ] { } * ** -  – NOT OR AND || && : :: lang: country: date: year: cites: ref: topic: has: from: `+
		"host: .. 2021 2021-12..2022 ST WK COM(2021) 15367/17 REV 1 /23 ~2 ^5 \\ \\\\ ? + ! % \x00 \x1b[2J \xff\xfe \u200b \u202e e\u0301\u0301\u0301 \U0001f600 ﷽ 日本", " ")
	parts = append(parts, " ", "\n", "\t")
	word := func() string {
		l := c.langs[rnd.IntN(len(c.langs))]
		w := l.word(rnd.IntN(vocabulary))
		switch rnd.IntN(4) {
		case 0:
			r := []rune(w)
			return string(r[:1+rnd.IntN(len(r))]) + "*"
		case 1:
			return l.stops[rnd.IntN(len(l.stops))]
		}
		return w
	}
	out := make([]string, 0, n+len(oddities))
	for range n {
		var b strings.Builder
		for range 1 + rnd.IntN(1<<rnd.IntN(9)) {
			if rnd.IntN(2) == 0 {
				b.WriteString(word())
			} else {
				b.WriteString(parts[rnd.IntN(len(parts))])
			}
			if rnd.IntN(3) > 0 {
				b.WriteByte(' ')
			}
		}
		out = append(out, b.String())
	}
	for _, q := range oddities {
		out = append(out, q)
	}
	return out
}

// askHostile asks a query, which must have an answer, and returns the CPU time and
// the memory it took, garbage and all: others use this machine too.
func askHostile(tb testing.TB, x *Index, text string) (took time.Duration, bytes uint64) {
	tb.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	took = cpuOf(func() {
		if _, err := x.Search(tb.Context(), ParseQuery(text), SearchOptions{Facets: FacetNames()}); err != nil {
			tb.Errorf("%.60q: %v", text, err)
		}
	})
	runtime.ReadMemStats(&after)
	if took > time.Second {
		tb.Logf("%.300q took %v", text, took)
	}
	return took, after.TotalAlloc - before.TotalAlloc
}

// TestHostileQueries asks what nobody would: each is answered soon.
func TestHostileQueries(t *testing.T) {
	c := newCorpus(t, 600)
	x := filled(t, c.works())
	for _, text := range hostile(c, *hostileQueries) {
		if took, bytes := askHostile(t, x, text); took > hostileBound || bytes > hostileBytes {
			t.Errorf("%.60q: %v, %d MB", text, took, bytes>>20)
		}
	}
}

// TestWhatABeginningLeavesOutIsSaid asks for words that begin as too many do.
func TestWhatABeginningLeavesOutIsSaid(t *testing.T) {
	m := record("a.en", "a", doc.KindOther, "en", "")
	for i := range 300 {
		m.para(fmt.Sprintf("word%dx", i))
	}
	x := filled(t, []Work{{"a", []*doc.Record{m.r}}})
	for query, says := range map[string]bool{"wo*": true, "word29*": false} {
		res, err := x.Search(t.Context(), ParseQuery(query), SearchOptions{})
		must(t, err)
		said := slices.ContainsFunc(res.Notes, func(n string) bool { return strings.HasPrefix(n, query+" stands for more words than 200") })
		if res.Total != 1 || said != says {
			t.Errorf("%s: %d works, notes %q", query, res.Total, res.Notes)
		}
	}
}
