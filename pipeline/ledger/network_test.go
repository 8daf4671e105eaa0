package ledger

import (
	"database/sql"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"councilnotes/extractors/doc"
	"councilnotes/pipeline/internal/sqlite"
)

func page1(key string) Source {
	return Source{Kind: "url", Key: "https://a.example/" + key, Name: key, Host: "a.example"}
}

func served(s Source, text, etag string) Attempt {
	a := got(s, text)
	a.Capture.URI = s.Key
	a.Capture.Response = Response{Status: 200, Header: http.Header{"Etag": {etag}}, Redirects: []Redirect{{"https://a.example/old", 301}}}
	return a
}

// columns tells the columns of every table.
func columns(t *testing.T, path string) (all []string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(`SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || coalesce(c.dflt_value, '')
		FROM sqlite_master m JOIN pragma_table_info(m.name) c`)
	if err != nil {
		t.Fatal(err)
	}
	all, err = collect(rows, func(s *string) []any { return []any{s} })
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(all)
	return all
}

func TestALedgerOfVersion1IsBroughtUpToDate(t *testing.T) {
	first, err := os.ReadFile(filepath.Join("testdata", "v1.sql"))
	if err != nil {
		t.Fatal(err)
	}
	old, fresh := filepath.Join(t.TempDir(), "old.db"), filepath.Join(t.TempDir(), "new.db")
	db, err := sqlite.Open(t.Context(), old, string(first), 1)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(t.Context(), func(tx *sql.Tx) error {
		_, err := tx.Exec(`INSERT INTO sources VALUES(1, 'file', '/a', 'a', '', '2026-01-02T03:04:05.000000Z', 1, x'` + doc.NewID([]byte("one")).String() + `');
			INSERT INTO captures VALUES(1, 1, x'` + doc.NewID([]byte("one")).String() + `', '2026-01-02T03:04:05.000000Z', 'text/plain', 3, '');
			INSERT INTO failures VALUES('acquire', 'file /b', 'b', 'no such file', 0, 2, '2026-01-02T03:04:05.000000Z', '2026-01-02T03:04:06.000000Z')`)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	db.Close()
	for _, path := range []string{old, fresh} {
		l, err := Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		if path == old {
			same(t, "documents", []string{"a "}, documents(t, l))
			same(t, "failures", []string{"acquire b: no such file (2, 5 to 6)"}, failures(t, l))
		}
	}
	same(t, "columns", columns(t, fresh), columns(t, old))
}

func TestHowAHostAnswered(t *testing.T) {
	l := open(t)
	record(t, l, served(page1("a"), "one", `"1"`))
	k, ok, err := l.Known(t.Context(), page1("a"))
	if err != nil || !ok || k.Header.Get("ETag") != `"1"` || k.URI != page1("a").Key || k.CheckedAt.Second() != 6 {
		t.Errorf("known %+v %v %v", k, ok, err)
	}
	record(t, l, Attempt{Source: page1("a"), Capture: Capture{SHA256: k.SHA256}})
	k, _, _ = l.Known(t.Context(), page1("a"))
	same(t, "asked again without a change", []any{1, 7, 3}, []any{counts(t, l).Captures, k.CheckedAt.Second(), int(k.Bytes)})
	record(t, l, served(page1("a"), "other", `"2"`))
	past, err := l.History(t.Context(), doc.NewID([]byte("other")))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range past {
		got = append(got, fmt.Sprintf("%s %d %d %d %s %v %v", p.Source, p.At.Second(), p.Until.Second(), p.Status, p.Header.Get("ETag"), p.Redirects, p.Current))
	}
	same(t, "history", []string{
		`a 6 0 200 "1" [{https://a.example/old 301}] false`, `a 8 8 200 "2" [{https://a.example/old 301}] true`,
	}, got)
}

func TestStatesAndNextTries(t *testing.T) {
	l := open(t)
	next := time.Date(2026, 1, 3, 0, 0, 0, 0, time.UTC)
	a := Attempt{Source: page1("a"), Reason: "asked to wait", State: Waiting, NextAt: next, Evidence: &Capture{SHA256: doc.NewID([]byte("wall")), Bytes: 4}}
	record(t, l, a)
	a.Untried = true
	record(t, l, a)
	k, ok, err := l.Known(t.Context(), page1("a"))
	if err != nil || ok || !k.Failed || k.Attempts != 1 || k.State != Waiting || !k.NextAt.Equal(next) || k.Reason != a.Reason {
		t.Errorf("known %+v %v %v", k, ok, err)
	}
	again := a
	again.Evidence = &Capture{SHA256: doc.NewID([]byte("another wall")), Bytes: 12}
	record(t, l, again, failed(file("b"), "no such file"))
	for _, f := range mustFail(t, l) {
		want := ""
		if f.Name == "a" {
			want = doc.NewID([]byte("another wall")).String()
		}
		same(t, "evidence of "+f.Name, want, f.Evidence)
	}
	var evidence int
	if err := l.db.Read.QueryRow("SELECT count(*) FROM evidence").Scan(&evidence); err != nil || evidence != 2 {
		t.Errorf("%d pages of evidence (%v), want 2", evidence, err)
	}
}

func TestHostsAreRemembered(t *testing.T) {
	l := open(t)
	if h, err := l.Host(t.Context(), "a.example"); err != nil || h != (Host{Name: "a.example"}) {
		t.Errorf("a host never asked: %+v (%v)", h, err)
	}
	want := Host{"a.example", time.Date(2026, 1, 2, 3, 4, 5, 6000, time.UTC), "2026-01-02", 7, time.Date(2026, 1, 2, 9, 0, 0, 0, time.UTC), "a browser check", true, 2}
	for range 2 {
		if err := l.SetHost(t.Context(), want); err != nil {
			t.Fatal(err)
		}
	}
	h, err := l.Host(t.Context(), "a.example")
	if err != nil {
		t.Fatal(err)
	}
	same(t, "host", want, h)
}

func TestStatusOfHosts(t *testing.T) {
	l := open(t)
	soon, late := time.Date(2026, 1, 2, 6, 0, 0, 0, time.UTC), time.Date(2026, 1, 4, 0, 0, 0, 0, time.UTC)
	b := func(key string) Source { s := page1(key); s.Host = "b.example"; return s }
	if err := l.Name(t.Context(), []Source{page1("1"), page1("2"), page1("6"), b("7"), b("8"), file("x")}); err != nil {
		t.Fatal(err)
	}
	record(t, l,
		served(page1("1"), "one", ""),
		Attempt{Source: page1("3"), Reason: "gone", Permanent: true},
		Attempt{Source: page1("4"), Reason: "timeout", State: Waiting, NextAt: late},
		Attempt{Source: page1("5"), Reason: "a browser check", State: Blocked, NextAt: soon},
		Attempt{Source: b("7"), Reason: "wait", State: Waiting, NextAt: late},
		Attempt{Source: b("8"), Reason: "wait", State: Waiting, NextAt: soon},
		got(file("y"), "file"),
	)
	if err := l.SetHost(t.Context(), Host{Name: "a.example", Day: "2026-01-02", Spent: 9, Until: soon, Reason: "a browser check", Blocked: true, Strikes: 1}); err != nil {
		t.Fatal(err)
	}
	record(t, l, failed(file("z"), "no such file"))
	states := map[string]string{}
	for s, err := range l.Sources(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		states[s.State] += s.Name
		if s.Name == "7" && (!s.NextAt.Equal(late) || s.Reason != "wait" || s.Host != "b.example") || s.Name == "1" && s.CapturedAt.IsZero() {
			t.Errorf("%+v", s)
		}
	}
	same(t, "states", map[string]string{Done: "1y", Waiting: "2678x4", Blocked: "5", Failed: "3z"}, states)
	long := time.Date(2026, 1, 2, 3, 0, 0, 0, time.UTC)
	if err := l.SetHost(t.Context(), Host{Name: "b.example", Day: "2026-01-01", Spent: 9, Until: long, Reason: "long ago", Strikes: 1}); err != nil {
		t.Fatal(err)
	}
	all, err := l.Hosts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "hosts", []HostStatus{
		{Host: "a.example", Done: 1, Waiting: 3, Blocked: 1, Failed: 1, Spent: 9, Shut: true, Reason: "a browser check", NextAt: soon},
		{Host: "b.example", Waiting: 2, NextAt: soon},
	}, all)
}

func mustFail(t *testing.T, l *Ledger) []Failure {
	t.Helper()
	all, err := l.Failures(t.Context())
	if err != nil || len(all) != 2 {
		t.Fatalf("%d failures (%v)", len(all), err)
	}
	return all
}
