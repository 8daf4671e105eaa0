package actions

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors/dates"
	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"
	"councilnotes/extractors/organisations"
)

// write builds a text from lines: "1. …" is a point, "a) …" one below it, "– …"
// an item, "# …" a heading, "^ …" a footnote, anything else a paragraph.
func write(code string, lines ...string) *doc.Text {
	var b doc.Builder
	for _, line := range lines {
		label, body, _ := strings.Cut(line, " ")
		blk := doc.Block{Kind: doc.Paragraph}
		switch {
		case label == "#":
			blk.Kind, line = doc.Heading, body
		case label == "^":
			blk.Kind, line = doc.Footnote, body
		case label == "–":
			blk.Kind, blk.Label, line = doc.ListItem, "–", body
		case strings.HasSuffix(label, ".") && len(label) < 4:
			blk.Kind, blk.Label, line = doc.Point, strings.TrimSuffix(label, "."), body
		case strings.HasSuffix(label, ")") && len(label) < 4:
			blk.Kind, blk.Label, blk.Level, line = doc.Point, strings.TrimSuffix(label, ")"), 1, body
		}
		b.Begin(blk)
		if blk.Label != "" {
			b.Label(label, doc.Place{})
		}
		b.Add(line, doc.Place{})
	}
	t := b.Text()
	t.Lang = code
	return t
}

// named is the record of a text with what the extractor of actions builds on.
func named(t testing.TB, x *doc.Text) *doc.Record {
	t.Helper()
	r := &doc.Record{}
	for _, e := range []interface {
		Extract(context.Context, *doc.Text, *doc.Record) error
	}{dates.New(), organisations.New()} {
		if err := e.Extract(context.Background(), x, r); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

func find(t testing.TB, x *doc.Text) []doc.Action {
	t.Helper()
	r := named(t, x)
	if err := New().Extract(context.Background(), x, r); err != nil {
		t.Fatal(err)
	}
	for _, a := range r.Actions {
		if x.In(a.Span) != a.Text {
			t.Fatalf("action %q: at its span %q", a.Text, x.In(a.Span))
		}
	}
	return r.Actions
}

// say writes an action as the examples do.
func say(a doc.Action) string {
	s := a.Actor + " " + a.Verb + " " + a.Addressee
	if a.Deadline != "" {
		s += " " + a.Deadline
	}
	return s
}

// TestExamples checks the examples of every language that has the section.
func TestExamples(t *testing.T) {
	for _, code := range lang.Codes() {
		l, _ := lang.Get(code)
		var s section
		ok, err := l.Section("actions", &s)
		if err != nil {
			t.Error(err)
		}
		if ok && len(s.Examples) == 0 {
			t.Errorf("%s: no examples", code)
		}
		for _, e := range s.Examples {
			got := []string{}
			for _, a := range find(t, write(code, e.Text)) {
				got = append(got, say(a))
			}
			if d := cmp.Diff(e.Actions, got); d != "" {
				t.Errorf("%s: %s: -want +got\n%s", code, e.Text, d)
			}
		}
	}
}

func TestActions(t *testing.T) {
	cases := []struct {
		name, lang string
		lines      []string
		want       []string // the action, its point and its text
	}{
		{"nothing", "en", nil, nil},
		{"a language without data", "xx", []string{"1. The Presidency invites Coreper to agree."}, nil},
		{"a document's number ends a sentence", "en",
			[]string{"4. The Presidency invites delegations to note document 10755/21. Delegations are invited to comment by 11 September."},
			[]string{"presidency invite delegations|4|The Presidency invites delegations to note document 10755/21.",
				" invite delegations XXXX-09-11|4|Delegations are invited to comment by 11 September."}},
		{"the sentence, its dash items, its point", "bg",
			[]string{"6. Работата приключи. Предвид това Комитетът на постоянните представители се приканва да предложи на Съвета:", "– да приеме решението;", "– да упълномощи Комисията.", "________"},
			[]string{" invite coreper|6|Предвид това Комитетът на постоянните представители се приканва да предложи на Съвета:\n\n– да приеме решението;\n– да упълномощи Комисията."}},
		{"sub-points of what is asked are no actions of their own", "en",
			[]string{"7. Coreper is invited to agree that the Council:", "a) authorises the Commission to negotiate;", "b) requests the Presidency to sign.", "8. Delegations are invited to comment."},
			[]string{" invite coreper|7|Coreper is invited to agree that the Council:\n\na) authorises the Commission to negotiate;\n\nb) requests the Presidency to sign.", " invite delegations|8|Delegations are invited to comment."}},
		{"items of a clause that is no action inherit its actor", "en",
			[]string{"The Council:", "– invites the Commission to report;", "– requests the High Representative to follow up.", "# Next", "– invites the Commission."},
			[]string{"council invite commission||invites the Commission to report;", "council request high_representative||requests the High Representative to follow up.", " invite commission||invites the Commission."}},
		{"the nearest name asks", "en",
			[]string{"1. Following the discussion in the Council, the Presidency invites the Committee of Permanent Representatives to agree."},
			[]string{"presidency invite coreper|1|Following the discussion in the Council, the Presidency invites the Committee of Permanent Representatives to agree."}},
		{"infinitive, future, noun, denial", "en",
			[]string{"1. The Council decided to invite the Commission. The Council will invite Coreper. The requests of the Council to the Commission stand. The Council is not invited."}, nil},
		{"infinitive, future, denial", "bg",
			[]string{"1. Съветът реши да прикани Комисията. Съветът ще прикани Комисията. Делегациите не приканват Комисията."}, nil},
		{"asked, but not of an organisation", "en", []string{"4. Malta and Cyprus asked for a transitional period for ground handling."}, nil},
		{"a verb far from any name", "en", []string{"1. The Presidency requests that one two three four five six seven eight nine ten of the Council agree."}, nil},
		{"covers, headings and notes ask nothing", "en", []string{"# Coreper is invited to agree", "^ The Presidency invites Coreper to agree."}, nil},
		{"the European Council is not the Council", "en", []string{"1. The European Council invites the Council of Europe to join."},
			[]string{"european_council invite coe|1|The European Council invites the Council of Europe to join."}},
		{"abbreviations end no sentence", "bg",
			[]string{"2. На 8 юни 2023 г. Съветът прикани Комисията (вж. док. ST 1/23) да докладва до 10 юли."},
			[]string{"council invite commission XXXX-07-10|2|На 8 юни 2023 г. Съветът прикани Комисията (вж. док. ST 1/23) да докладва до 10 юли."}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, a := range find(t, write(c.lang, c.lines...)) {
				got = append(got, say(a)+"|"+a.Point+"|"+a.Text)
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
		})
	}
}

// FuzzExtract checks the span invariant and that every action has a verb and
// an addressee.
func FuzzExtract(f *testing.F) {
	f.Add("bg", "6. Комитетът на постоянните представители се приканва:\n– да приеме до 1 юни")
	f.Add("en", "The Council:\n– invites the Commission by by by 1.1.2022\na) requests requests Coreper/Council")
	f.Fuzz(func(t *testing.T, code, s string) {
		for _, a := range find(t, write(code, strings.Split(strings.ToValidUTF8(s, "?"), "\n")...)) {
			if a.Verb == "" || a.Addressee == "" || a.Text == "" {
				t.Fatalf("%+v", a)
			}
		}
	})
}

func BenchmarkExtract(b *testing.B) {
	x := write("en", strings.Repeat("In the light of this the Presidency invites the Permanent Representatives Committee to agree. ", 100))
	r := named(b, x)
	b.SetBytes(int64(len(x.Str)))
	for b.Loop() {
		if err := New().Extract(context.Background(), x, r); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkHostile reads one sentence that never ends, full of verbs and names.
func BenchmarkHostile(b *testing.B) {
	x := write("en", strings.Repeat("Council requests Commission is asked and ", 5000))
	r := named(b, x)
	b.SetBytes(int64(len(x.Str)))
	for b.Loop() {
		if err := New().Extract(context.Background(), x, r); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLoad reads the data of one language after the other.
func BenchmarkLoad(b *testing.B) {
	for i := 0; b.Loop(); i++ {
		if _, err := read(lang.Codes()[i%len(lang.Codes())]); err != nil {
			b.Fatal(err)
		}
	}
}
