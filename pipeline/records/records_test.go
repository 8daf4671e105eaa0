package records

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"councilnotes/extractors/doc"

	"github.com/google/go-cmp/cmp"
)

func open(t *testing.T) *Store {
	t.Helper()
	s, aside, err := Open(t.Context(), filepath.Join(t.TempDir(), "records.db"))
	if err != nil || aside != "" {
		t.Fatal(err, aside)
	}
	t.Cleanup(func() { s.Close() })
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	s.now = func() time.Time { now = now.Add(time.Second); return now }
	return s
}

// made returns a row as extraction makes it: of the bytes "source", an id
// "work.language", a text.
func made(source, id, media, text string) Row {
	work, language, _ := strings.Cut(id, ".")
	sha := doc.NewID([]byte(source))
	return Row{Key: Key{SHA256: sha}, Fingerprint: "f1", Record: &doc.Record{
		Schema: doc.SchemaName, ID: id, Work: work, Kind: doc.KindCouncil, Language: language, Text: text,
		Source: doc.Source{SHA256: sha.String(), Bytes: len(source), MediaType: media},
	}}
}

func put(t *testing.T, s *Store, rows ...Row) {
	t.Helper()
	if err := s.Put(t.Context(), rows); err != nil {
		t.Fatal(err)
	}
}

// texts returns the id and the text of every preferred record.
func texts(t *testing.T, s *Store) []string {
	t.Helper()
	var all []string
	for id, err := range s.All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		r, err := s.Get(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, r.ID+" "+r.Text)
	}
	return all
}

func same(t *testing.T, what string, want, got any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

func TestARecordComesBackAsItWas(t *testing.T) {
	s := open(t)
	r := made("s", "ST-1-2022-INIT.bg", "application/pdf", "Съветът <прие> „мерките“ & други")
	r.Record.Points = []doc.PointNode{{Label: "1", Path: "1", Text: "прие", Span: doc.Span{Start: 3, End: 9}}}
	put(t, s, r)
	got, err := s.Get(t.Context(), "ST-1-2022-INIT.bg")
	if err != nil {
		t.Fatal(err)
	}
	same(t, "record", r.Record, got)
	if _, err := s.Get(t.Context(), "ST-2-2022-INIT.bg"); !errors.Is(err, ErrNotFound) {
		t.Errorf("error %v, want not found", err)
	}
}

func TestThePreferredCapture(t *testing.T) {
	older := made("h1", "A.bg", "text/html", "older page")
	older.Record.Source.FetchedAt = "2026-01-01T00:00:00Z"
	newer := made("h2", "A.bg", "text/html", "newer page")
	newer.Record.Source.FetchedAt = "2026-01-02T00:00:00Z"
	text := made("t", "A.bg", "text/plain", "text")
	pdf := made("p", "A.bg", "application/pdf", "pdf")
	damaged := made("d", "A.bg", "application/pdf", "")
	for _, test := range []struct {
		rows []Row
		want string
	}{
		{[]Row{text}, "text"},
		{[]Row{text, newer, older}, "newer page"},
		{[]Row{pdf, newer, text}, "pdf"},
		{[]Row{damaged, text}, "text"},
	} {
		s := open(t)
		put(t, s, test.rows...)
		r, err := s.Get(t.Context(), "A.bg")
		if err != nil {
			t.Fatal(err)
		}
		if r.Text != test.want || len(r.Variants) != len(test.rows)-1 {
			t.Errorf("got %q with %d variants, want %q", r.Text, len(r.Variants), test.want)
		}
		same(t, "all", []string{"A.bg " + test.want}, texts(t, s))
		if got, err := s.Captures(t.Context(), "A.bg"); err != nil || len(got) != len(test.rows) || got[0].Text != test.want {
			t.Errorf("%d captures (%v), want %d", len(got), err, len(test.rows))
		}
	}
}

func TestPutReplacesAllThatWasMadeOfTheSameBytes(t *testing.T) {
	s := open(t)
	put(t, s, made("s", "old.bg", "text/plain", "old"))
	again := made("s", "new.bg", "text/plain", "new")
	again.Fingerprint = "f2"
	put(t, s, again)
	same(t, "all", []string{"new.bg new"}, texts(t, s))
	var changes []string
	for c, err := range s.Since(t.Context(), time.Time{}) {
		if err != nil {
			t.Fatal(err)
		}
		changes = append(changes, fmt.Sprint(c.ID, " ", c.Work, " ", c.Deleted))
	}
	same(t, "changes", []string{"new.bg new false", "old.bg old true"}, changes)
}

func TestTheSameBytesInTwoLanguagesToldAreTwoRecords(t *testing.T) {
	s := open(t)
	told := made("s", "A.bg", "text/plain", "told")
	told.Lang = "bg"
	put(t, s, made("s", "B.en", "text/plain", "guessed"), told)
	same(t, "all", []string{"A.bg told", "B.en guessed"}, texts(t, s))
}

func TestStates(t *testing.T) {
	s := open(t)
	put(t, s, made("a", "A.bg", "text/plain", "a"), made("b", "B.bg", "text/plain", ""))
	if err := s.Stale(t.Context(), []Key{{SHA256: doc.NewID([]byte("a"))}}); err != nil {
		t.Fatal(err)
	}
	var got []string
	last := Key{}
	for st, err := range s.States(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if st.Key.Compare(last) <= 0 {
			t.Error("not in order")
		}
		last = st.Key
		got = append(got, fmt.Sprintf("%q %v", st.Fingerprint, st.Readable))
	}
	same(t, "states", []string{`"f1" false`, `"" true`}, got) // SHA-256 of "b" begins with 3e, of "a" with ca
}

func TestWorks(t *testing.T) {
	s := open(t)
	works := func(seq int64) (got []string, last int64) {
		t.Helper()
		for w, err := range s.Works(t.Context(), seq) {
			if err != nil {
				t.Fatal(err)
			}
			text := w.Work + ":"
			for _, r := range w.Records {
				text += " " + r.Language + "=" + r.Text
			}
			if w.Seq <= last {
				t.Error("not in the order of the numbers")
			}
			got, last = append(got, text), w.Seq
		}
		return got, last
	}
	put(t, s, made("1", "A.bg", "text/plain", "едно"), made("2", "A.en", "application/pdf", "one"),
		made("3", "A.en", "text/plain", "one, as text"), made("4", "B.en", "text/plain", "two"), made("5", "C.en", "text/plain", ""))
	got, last := works(0)
	same(t, "all", []string{"A: bg=едно en=one", "B: en=two", "C:"}, got)
	if got, _ := works(last); len(got) != 0 {
		t.Errorf("changed since the last number: %q", got)
	}
	if err := s.Delete(t.Context(), []Key{{SHA256: doc.NewID([]byte("4"))}, {SHA256: doc.NewID([]byte("2"))}}); err != nil {
		t.Fatal(err)
	}
	if n, err := s.Waiting(t.Context(), last); n != 2 || err != nil {
		t.Errorf("waiting %d (%v), want 2", n, err)
	}
	if base, seq, err := s.Sequence(t.Context()); base >= last || seq != last+2 || err != nil {
		t.Errorf("sequence from %d to %d (%v), want to %d", base, seq, err, last+2)
	}
	got, _ = works(last)
	same(t, "after deleting", []string{"A: bg=едно en=one, as text", "B:"}, got)
}

func TestSinceTheLastSeenLeavesNothingOut(t *testing.T) {
	s := open(t)
	s.now = func() time.Time { return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC) } // a clock that stands still
	var seen time.Time
	for i := range 5 {
		put(t, s, made(fmt.Sprint(i), fmt.Sprintf("A%d.bg", i), "text/plain", "x"))
		n := 0
		for c, err := range s.Since(t.Context(), seen) {
			if err != nil || c.ID != fmt.Sprintf("A%d.bg", i) {
				t.Errorf("%d: %v %v", i, c, err)
			}
			n++
		}
		if n != 1 {
			t.Errorf("%d changes since the last seen, want 1", n)
		}
		var err error
		if seen, err = s.Latest(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

func TestFind(t *testing.T) {
	s := open(t)
	put(t, s, made("1", "ST-1-2022-INIT.bg", "text/plain", "x"), made("2", "ST-1-2022-INIT.en", "text/plain", "x"),
		made("3", "ST-12-2022-INIT.en", "text/plain", "x"))
	for name, want := range map[string][]string{
		"ST-1-2022-INIT.en": {"ST-1-2022-INIT.en"},
		"ST-1-2022-INIT":    {"ST-1-2022-INIT.bg", "ST-1-2022-INIT.en"},
		"ST-1":              {"ST-1-2022-INIT.bg", "ST-1-2022-INIT.en", "ST-12-2022-INIT.en"},
		"ST-3":              nil,
	} {
		got, err := s.Find(t.Context(), name, 10)
		if err != nil {
			t.Fatal(err)
		}
		same(t, name, want, got)
	}
}

func TestCounts(t *testing.T) {
	s := open(t)
	problem := made("4", "D.en", "text/plain", "x")
	problem.Record.Problems = []doc.Problem{{Stage: "plain", Reason: "invalid UTF-8"}}
	put(t, s, made("1", "A.bg", "text/plain", "x"), made("2", "A.bg", "text/html", "x"), made("3", "B.en", "text/plain", ""), problem)
	c, err := s.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "counts", Counts{Records: 4, IDs: 3, Works: 3, Unreadable: 1, Problems: 1,
		Languages: map[string]int{"bg": 1, "en": 1}, Kinds: map[string]int{doc.KindCouncil: 2}}, c)
}

func TestDamagedRow(t *testing.T) {
	s := open(t)
	put(t, s, made("1", "A.bg", "text/plain", "x"), made("2", "B.bg", "text/plain", "y"))
	err := s.db.Update(t.Context(), func(tx *sql.Tx) error {
		_, err := tx.Exec(`UPDATE records SET body = CAST(substr(body, 1, 20) || 'x' || substr(body, 22) AS BLOB) WHERE id = 'A.bg'`)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Get(t.Context(), "A.bg")
	var d *DamagedError
	if !errors.As(err, &d) || !errors.Is(err, ErrDamaged) || d.ID != "A.bg" || d.SHA256 != doc.NewID([]byte("1")) {
		t.Errorf("error %v", err)
	}
	var good []string
	for id, err := range s.All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Get(t.Context(), id); err == nil {
			good = append(good, id)
		}
	}
	same(t, "the others", []string{"B.bg"}, good)
	put(t, s, made("1", "A.bg", "text/plain", "x"))
	if _, err := s.Get(t.Context(), "A.bg"); err != nil {
		t.Errorf("made again: %v", err)
	}
}

func TestADamagedDatabaseIsSetAside(t *testing.T) {
	path := filepath.Join(t.TempDir(), "records.db")
	if err := os.WriteFile(path, []byte(strings.Repeat("no database at all ", 500)), 0o600); err != nil {
		t.Fatal(err)
	}
	s, aside, err := Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if !strings.Contains(aside, "set aside as "+path+".damaged-") {
		t.Errorf("message %q", aside)
	}
	put(t, s, made("1", "A.bg", "text/plain", "x"))
	if found, _ := filepath.Glob(path + ".damaged-*"); len(found) == 0 {
		t.Error("the old file is gone")
	}
}

func TestEveryDatabaseHasNumbersOfItsOwn(t *testing.T) {
	one, two := open(t), open(t)
	put(t, one, made("1", "A.bg", "text/plain", "x"))
	_, last, err := one.Sequence(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if base, _, err := two.Sequence(t.Context()); err != nil || base < last {
		t.Errorf("the second begins at %d (%v), the first has come to %d", base, err, last)
	}
}

func TestWalksOfManyPages(t *testing.T) {
	s := open(t)
	var rows []Row
	for i := range 2*page + 3 {
		rows = append(rows, made(fmt.Sprint(i), fmt.Sprintf("A%04d.bg", i), "text/plain", "x"))
	}
	put(t, s, rows...)
	n, m, k, l := 0, 0, 0, 0
	for _, err := range s.All(t.Context()) {
		if err == nil {
			n++
		}
	}
	for _, err := range s.States(t.Context()) {
		if err == nil {
			m++
		}
	}
	for _, err := range s.Works(t.Context(), 0) {
		if err == nil {
			k++
		}
	}
	for _, err := range s.Since(t.Context(), time.Time{}) {
		if err == nil {
			l++
		}
	}
	same(t, "walked", [4]int{len(rows), len(rows), len(rows), len(rows)}, [4]int{n, m, k, l})
}
