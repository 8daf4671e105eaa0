package ledger

import (
	"testing"
	"time"

	"councilnotes/extractors/doc"

	"github.com/google/go-cmp/cmp"
)

func TestRetry(t *testing.T) {
	l := open(t)
	good := file("good.pdf")
	gone := Source{Kind: "url", Key: "https://a.example/1", Name: "https://a.example/1", Host: "a.example"}
	walled := Source{Kind: "url", Key: "https://b.example/1", Name: "https://b.example/1", Host: "b.example"}
	record(t, l, got(good, "text"),
		Attempt{Source: gone, Reason: "there is no such document (404 Not Found)", Permanent: true},
		Attempt{Source: walled, Reason: "the host shuts programs out", State: Blocked, NextAt: time.Now().Add(time.Hour)})
	unread := Key{SHA256: doc.NewID([]byte("text"))}
	if err := l.RecordExtractions(t.Context(), []Extraction{{Key: unread, Name: "good.pdf", Reason: "no pages", Permanent: true}}); err != nil {
		t.Fatal(err)
	}
	if err := l.SetHost(t.Context(), Host{Name: "b.example", Blocked: true, Until: time.Now().Add(time.Hour), Reason: "a wall"}); err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		name   string
		filter Filter
		want   Retried
	}{
		{"all but those that wait for their host", Filter{}, Retried{Sources: []Source{gone}, Documents: []Key{unread}}},
		{"a stage", Filter{Stage: Extract}, Retried{Documents: []Key{unread}}},
		{"a reason", Filter{Reason: "NOT FOUND"}, Retried{Sources: []Source{gone}}},
		{"a name", Filter{Names: []string{"nothing", "good"}}, Retried{Documents: []Key{unread}}},
		{"a host that shut us out", Filter{Host: "b.example"}, Retried{Sources: []Source{walled}}},
		{"nothing", Filter{Names: []string{"nothing"}}, Retried{}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := l.Retry(t.Context(), c.filter)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	if k, _, err := l.Known(t.Context(), gone); err != nil || k.Permanent {
		t.Errorf("still given up: %+v, %v", k, err)
	}
	if h, err := l.Host(t.Context(), "b.example"); err != nil || h.Blocked || !h.Until.IsZero() {
		t.Errorf("the host is still left alone: %+v, %v", h, err)
	}
	if f := findings(t, l); len(f) > 0 {
		t.Error(f)
	}
}
