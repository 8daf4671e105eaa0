package ledger

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"councilnotes/extractors/doc"

	"github.com/google/go-cmp/cmp"
)

// TestHashesCoverAllColumns: a column that is added must be added to the hash.
func TestHashesCoverAllColumns(t *testing.T) {
	l := open(t)
	rows, err := l.db.Read.Query(`SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
		WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND c.name <> 'hash' ORDER BY m.name, c.cid`)
	if err != nil {
		t.Fatal(err)
	}
	pairs, err := collect(rows, func(p *[2]string) []any { return []any{&p[0], &p[1]} })
	if err != nil {
		t.Fatal(err)
	}
	got, want := map[string][]string{}, map[string][]string{}
	for _, p := range pairs {
		got[p[0]] = append(got[p[0]], p[1])
	}
	for _, h := range hashed() {
		want[h.Table] = h.Columns
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// filled writes a row of every table, some of them changed afterwards.
func filled(t *testing.T, l *Ledger) {
	for i := range 40 {
		s := Source{Kind: "url", Key: fmt.Sprintf("https://x.example/%d", i), Name: fmt.Sprintf("https://x.example/%d", i), Host: "x.example"}
		a := got(s, fmt.Sprintf("text %d", i))
		switch i % 4 {
		case 1:
			a = failed(s, "the host is tired")
			a.Evidence = &Capture{SHA256: doc.NewID([]byte("wall")), Bytes: 4, MediaType: "text/html"}
		case 2:
			record(t, l, got(s, "an older text"))
		}
		record(t, l, a)
	}
	if err := l.SetHost(t.Context(), Host{Name: "x.example", Spent: 3, Day: "2026-01-02"}); err != nil {
		t.Fatal(err)
	}
	err := l.RecordExtractions(t.Context(), []Extraction{{Key: Key{SHA256: doc.NewID([]byte("text 0"))}, Name: "0", Reason: "no pages"}})
	if err != nil {
		t.Fatal(err)
	}
}

func findings(t *testing.T, l *Ledger) (out []string) {
	for line, err := range l.Check(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, line)
	}
	return out
}

func TestCheckOfASoundLedger(t *testing.T) {
	l := open(t)
	filled(t, l)
	if f := findings(t, l); len(f) > 0 {
		t.Error(f)
	}
	n := 0
	for _, err := range l.Kept(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n != 32 { // 30 texts, the older one, the wall
		t.Errorf("%d kept", n)
	}
}

// TestChangedRowIsNamed changes a row behind the back of the triggers, as a byte
// that flips on disk does.
func TestChangedRowIsNamed(t *testing.T) {
	l := open(t)
	filled(t, l)
	for _, h := range hashed() {
		if _, err := l.db.Read.Exec("PRAGMA query_only = 0; DROP TRIGGER " + h.Table + "_changed"); err != nil {
			t.Fatal(err)
		}
		column := h.Columns[len(h.Columns)-1]
		if _, err := l.db.Read.Exec("UPDATE " + h.Table + " SET " + column + " = CASE typeof(" + column + ") WHEN 'text' THEN '?' ELSE 77 END"); err != nil {
			t.Fatal(err)
		}
		if f := findings(t, l); len(f) == 0 {
			t.Errorf("%s.%s was changed and nothing is found", h.Table, column)
		}
	}
}

// TestFlippedBytes flips bytes of the file, one at a time: each is found by
// Check, or changes no answer.
func TestFlippedBytes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	l, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	l.now = func() time.Time { return now }
	filled(t, l)
	want := answers(t.Context(), l)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	step := 211
	if testing.Short() {
		step = 2003
	}
	found := 0
	for i := 7; i < len(sound); i += step {
		if flipped(t, sound, i, now, want) {
			found++
		}
	}
	t.Logf("%d of %d flipped bytes were found, the others change no answer", found, (len(sound)-7+step-1)/step)
	if found == 0 {
		t.Error("no flipped byte was found")
	}
}

func flipped(t *testing.T, sound []byte, i int, now time.Time, want []string) bool {
	path := filepath.Join(t.TempDir(), "ledger.db")
	b := slices.Clone(sound)
	b[i] ^= 1 << (i % 8)
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := Open(t.Context(), path)
	if err != nil {
		return true // named when it is opened
	}
	defer l.Close()
	l.now = func() time.Time { return now }
	for line, err := range l.Check(t.Context()) {
		if line != "" || err != nil {
			return true
		}
	}
	if diff := cmp.Diff(want, answers(t.Context(), l)); diff != "" {
		t.Errorf("byte %d: nothing is found, but an answer changed:\n%s", i, diff)
	}
	return false
}

// answers is what the ledger says to every question the stages ask.
func answers(ctx context.Context, l *Ledger) (out []string) {
	say := func(v any, err error) { out = append(out, fmt.Sprintf("%+v %v", v, err)) }
	for d, err := range l.Documents(ctx) {
		say(d, err)
		n, err := l.Names(ctx, d.SHA256)
		say(n, err)
		h, err := l.History(ctx, d.SHA256)
		say(h, err)
	}
	for k, err := range l.Kept(ctx) {
		say(k, err)
	}
	for i := range 40 {
		k, ok, err := l.Known(ctx, Source{Kind: "url", Key: fmt.Sprintf("https://x.example/%d", i)})
		say(k, err)
		say(ok, nil)
	}
	h, err := l.Host(ctx, "x.example")
	say(h, err)
	hs, err := l.Hosts(ctx)
	say(hs, err)
	f, err := l.Failures(ctx)
	say(f, err)
	c, err := l.Counts(ctx)
	say(c, err)
	return out
}
