package index

import (
	"context"
	"strings"
	"testing"

	"councilnotes/extractors/doc"
)

// made builds an invented record piece by piece, spans and all.
type made struct{ r *doc.Record }

func record(id, work, kind, language, title string) *made {
	return &made{&doc.Record{Schema: doc.SchemaName, ID: id, Work: work, Kind: kind, Language: language, Title: title}}
}

// block adds a block and returns its span.
func (m *made) block(kind doc.BlockKind, text string) doc.Span {
	if m.r.Text != "" {
		m.r.Text += "\n\n"
	}
	s := doc.Span{Start: len(m.r.Text), End: len(m.r.Text) + len(text)}
	m.r.Text += text
	m.r.Blocks = append(m.r.Blocks, doc.RecordBlock{Kind: kind, Span: s})
	return s
}

func (m *made) para(text string) *made {
	m.block(doc.Paragraph, text)
	return m
}

func (m *made) point(label, text string) *made {
	s := m.block(doc.Point, label+". "+text)
	s.Start += len(label) + 2
	m.r.Points = append(m.r.Points, doc.PointNode{Label: label, Path: label, Text: text, Span: s})
	return m
}

func (m *made) footnote(label, text string) *made {
	s := m.block(doc.Footnote, text)
	m.r.Footnotes = append(m.r.Footnotes, doc.Note{Label: label, Text: text, Span: s})
	return m
}

// mention returns the mention of a text that stands in the record already.
func (m *made) mention(text, in string) doc.Mention {
	i := strings.LastIndex(m.r.Text, text)
	if i < 0 {
		panic("not in the text: " + text)
	}
	return doc.Mention{Text: text, Span: doc.Span{Start: i, End: i + len(text)}, In: in}
}

func (m *made) cites(kind, id, text, in string) *made {
	m.r.References = append(m.r.References, doc.Reference{Kind: kind, ID: id, Mention: m.mention(text, in)})
	return m
}

func (m *made) country(code, text, in string) *made {
	m.r.Countries = append(m.r.Countries, doc.Country{Code: code, Form: "name", Mention: m.mention(text, in)})
	return m
}

// invented are the works that the tests search: a note in three languages, a
// revision of it, an older note that cites it, a web page in Bulgarian.
func invented() []Work {
	bg := record("ST-7001-2023-INIT.bg", "ST-7001-2023-INIT", doc.KindCouncil, "bg", "Цифрово партньорство с Исландия").
		point("1", "Съветът прие решение относно полупроводниците на 3 март 2023 г.").
		point("2", "Председателството приканва делегациите да подкрепят цифровите партньорства с Исландия.").
		footnote("1", "Вж. ST 6500/22.").
		cites("council", "ST-6500-2022-INIT", "ST 6500/22", "footnote 1").
		country("IS", "Исландия", "point 2")
	bg.r.Cover = &doc.CoverPage{Type: "i_a_item_note", Number: "ST-7001-2023-INIT", Date: "2023-03-14",
		SubjectCodes: []string{"TELECOM 12", "COASI 3"}, Procedures: []string{"2022/0044(NLE)"},
		From: "Генералния секретариат на Съвета", To: "Комитета на постоянните представители"}
	en := record("ST-7001-2023-INIT.en", "ST-7001-2023-INIT", doc.KindCouncil, "en", "Digital partnership with Iceland").
		point("1", "The Council adopted a decision on semiconductors on 3 March 2023.").
		point("2", "The Presidency invites delegations to support digital partnerships with Iceland.").
		footnote("1", "See ST 6500/22.").
		cites("council", "ST-6500-2022-INIT", "ST 6500/22", "footnote 1").
		country("IS", "Iceland", "point 2")
	en.r.Cover = bg.r.Cover
	de := record("ST-7001-2023-INIT.de", "ST-7001-2023-INIT", doc.KindCouncil, "de", "Digitale Partnerschaft mit Island").
		point("1", "Der Rat hat am 3. März 2023 einen Beschluss über Halbleiter angenommen.").
		point("2", "Der Vorsitz ersucht die Delegationen, die digitalen Partnerschaften mit Island zu unterstützen.")
	de.r.Cover = bg.r.Cover
	rev := record("ST-7001-2023-REV-1.en", "ST-7001-2023-REV-1", doc.KindCouncil, "en", "Digital partnership with Iceland, revised").
		para("This text replaces an earlier version.")
	rev.r.Cover = &doc.CoverPage{Type: "note", Number: "ST-7001-2023-REV-1", Date: "2023-04-02"}
	older := record("ST-9010-2023-INIT.en", "ST-9010-2023-INIT", doc.KindCouncil, "en", "Fisheries in the North Atlantic").
		para("Delegations will find in ST 7001/23 what was agreed. Fishing quotas follow Regulation (EC) No 45/2001 of old.").
		para("The quotas for cod were negotiated with Iceland and Norway; cod is a fish.").
		cites("council", "ST-7001-2023-INIT", "ST 7001/23", "body").
		cites("act", "32001R0045", "Regulation (EC) No 45/2001", "body").
		country("IS", "Iceland", "body").country("NO", "Norway", "body")
	older.r.Cover = &doc.CoverPage{Type: "note", Number: "ST-9010-2023-INIT", Date: "2023-05-20"}
	page := record("web-00ff.bg", "web-00ff", doc.KindPage, "bg", "Мрежи от следващо поколение").
		para("Полупроводникът е в основата на всяка мрежа. Работата по мрежите и по техния обхват продължава с Норвегия.").
		country("NO", "Норвегия", "body")
	page.r.Source.URI = "https://networks.example.europa.eu/bg/page"
	page.r.Page = &doc.WebPage{Published: "2024-01-09", CanonicalURL: "https://networks.example.europa.eu/bg/page",
		Description: "Какво правят институциите за свързаността"}
	return []Work{
		{"ST-7001-2023-INIT", []*doc.Record{bg.r, en.r, de.r}},
		{"ST-7001-2023-REV-1", []*doc.Record{rev.r}},
		{"ST-9010-2023-INIT", []*doc.Record{older.r}},
		{"web-00ff", []*doc.Record{page.r}},
	}
}

// filled returns an index of works in a folder of the test.
func filled(t testing.TB, works []Work) *Index {
	t.Helper()
	x, err := Open(t.TempDir(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	if err := x.Update(context.Background(), works, nil); err != nil {
		t.Fatal(err)
	}
	return x
}
