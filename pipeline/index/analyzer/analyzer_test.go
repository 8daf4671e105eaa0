package analyzer

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors/lang"
)

// terms returns the distinct terms of words that stand alone.
func terms(a *Analyzer, words []string) []string {
	seen := map[string]bool{}
	var out []string
	for _, w := range words {
		var t []string
		for _, tok := range a.Tokens(w) {
			t = append(t, tok.Term)
		}
		if term := strings.Join(t, " "); !seen[term] {
			seen[term] = true
			out = append(out, term)
		}
	}
	return out
}

// TestEveryLanguage reads every section, makes every filter and finds the
// examples that stand in the data.
func TestEveryLanguage(t *testing.T) {
	for _, code := range lang.Codes() {
		l, _ := lang.Get(code)
		s := section{code: code}
		ok, err := l.Section("search", &s)
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			t.Errorf("%s: no section %q", code, "search")
			continue
		}
		if len(s.Examples) == 0 {
			t.Errorf("%s: no examples", code)
		}
		for _, name := range s.Filters {
			if _, err := s.filter(name); err != nil {
				t.Errorf("%s: %v", code, err)
			}
		}
		for _, group := range s.Examples {
			if got := terms(For(code), group); len(got) != 1 || got[0] == "" {
				t.Errorf("%s: %q have the terms %q, want one", code, group, got)
			}
		}
	}
}

// TestBulgarianForms is a table of paradigms from Council notes: each row is one
// word in its forms.
func TestBulgarianForms(t *testing.T) {
	rows := []string{
		"партньорство партньорства партньорствата партньорството",
		"цифров цифрово цифрови цифровите цифровата цифровия цифровият",
		"полупроводник полупроводници полупроводниците полупроводника полупроводникът",
		"съвет съвета съветът съвети съветите",
		"Сингапур Сингапура",
		"преговори преговорите",
		"комисия комисията комисии комисиите",
		"решение решения решението решенията",
		"предприятие предприятия предприятието предприятията",
		"технология технологии технологията технологиите",
		"документ документа документът документи документите",
		"акт акта актът актове актовете",
		"текст текста текстът текстове текстовете",
		"резултат резултата резултатът резултати резултатите",
		"мандат мандата мандатът мандати мандатите",
		"инфраструктура инфраструктурата инфраструктури инфраструктурите",
		"сигурност сигурността",
		"област областта области областите",
		"договореност договореностите договорености договореността",
		"цел целта цели целите",
		"помощ помощта помощи помощите",
		"работа работата работи",
		"държава държавата държави държавите",
		"европейски европейска европейската европейското европейския европейският европейските",
		"обвързващ обвързващи обвързващите обвързващия",
		"министър министъра министърът министри министрите",
		"център центъра центърът центрове центровете",
		"данък данъка данъкът данъци данъците",
		"език езика езикът езици езиците",
		"диалог диалога диалогът диалози диалозите",
		"граница границата граници границите",
		"японец японеца японецът японци японците",
		"европеец европееца европейци европейците",
		"случай случая случаят случаи случаите",
		"критерий критерия критерият критерии критериите",
		"бюджет бюджета бюджетът бюджети бюджетите",
		"представител представителя представителят представители представителите",
		"място мястото места местата",
		"промяна промяната промени промените",
		"обществен обществена обществено обществени обществените обществената",
		"правен правна правно правни правните правната",
		"постоянен постоянна постоянни постоянните постоянното",
		"голям голяма големи големите",
		"член члена членът членове членовете",
		"регламент регламента регламентът регламенти регламентите",
		"ден деня денят дни дните",
		"време времето времена времената",
		"път пътя пътят пътища пътищата",
		"Япония",
		"умение умения уменията умението",
		"председателство председателството председателства",
		"търговия търговията",
		"кабел кабела кабели кабелите",
	}
	a := For("bg")
	owner := map[string]string{}
	for _, row := range rows {
		forms := strings.Fields(row)
		got := terms(a, forms)
		if len(got) != 1 {
			t.Errorf("%s: terms %q, want one", row, got)
		}
		if other := owner[got[0]]; other != "" {
			t.Errorf("%s and %s share the term %q", forms[0], other, got[0])
		}
		owner[got[0]] = forms[0]
	}
}

func TestTokens(t *testing.T) {
	got := For("bg").Tokens("Съветът за ЦИФРОВО партньорство")
	want := []Token{
		{Term: "съвет", Start: 0, End: 14, Position: 1},
		{Term: "цифров", Start: 20, End: 34, Position: 3},
		{Term: "партньорств", Start: 35, End: 59, Position: 4},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestFold(t *testing.T) {
	cases := []struct{ lang, a, b string }{
		{"bg", "Гepмaния", "Германия"},               // Latin e, p, a
		{"bg", "EC", "ЕС"},                           // all of it could be either
		{"bg", "до\u00adговор", "договор"},           // soft hyphen
		{"en", "ЕС", "EC"},                           // Cyrillic in an English text
		{"el", "EK", "ΕΚ"},                           // Latin in a Greek text
		{"el", "λόγος", "ΛΌΓΟΣ"},                     // final sigma
		{"fr", "l\u2019Union", "UNION"},              // elision of either apostrophe
		{"de", "Ma\u00dfnahme", "Massnahme"},         // bleve's German normalisation
		{"en", "e\u0301tude", "\u00e9tude"},          // decomposed
		{"xx", "\ufb01nance", "FINANCE"},             // ligature; a language without data
		{"en", "digital\ufffd", "digital"},           // what a broken PDF leaves behind
		{"bg", "партньорства\u200b", "партньорство"}, // zero width
	}
	for _, c := range cases {
		if got := terms(For(c.lang), []string{c.a, c.b}); len(got) != 1 || got[0] == "" {
			t.Errorf("%s: %q and %q have the terms %q, want one", c.lang, c.a, c.b, got)
		}
	}
	if got := terms(For("bg"), []string{"вес", "bec"}); len(got) != 2 {
		t.Errorf("small „в“ taken for b: %q", got)
	}
}

func TestOffsetsAreThoseOfTheWords(t *testing.T) {
	text := "Гepмaния и съ\u00adветът, 28-ата среща"
	for _, tok := range For("bg").Tokens(text) {
		word := text[tok.Start:tok.End]
		if got := terms(For("bg"), []string{word}); got[0] != tok.Term {
			t.Errorf("%q has the term %q, its characters %q have %q", text, tok.Term, word, got)
		}
	}
}

type faulty struct{}

func (faulty) Filter(analysis.TokenStream) analysis.TokenStream { panic("a word it cannot bear") }

func TestAFaultyStemmerEndsNothing(t *testing.T) {
	bg := For("bg")
	a := &Analyzer{tokenizer: bg.tokenizer, head: bg.head, tail: []analysis.TokenFilter{faulty{}}}
	if got := terms(a, []string{"Съветът"}); len(got) != 1 || got[0] != "съветът" {
		t.Errorf("%q", got)
	}
}

// TestStemmersOnNoise gives every analyzer words of every script and length.
func TestStemmersOnNoise(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	letters := []rune("aeiouyszčćßäöåøæñçğıİšžđőűąęłńĠħżàéîôēģķļņ'’-абвгджзийклмнопрстухцчшщъьюяαβγδεζηθικλμνξοπρστυφχψωςάέό09\u0301\u00ad")
	var b strings.Builder
	for range 4000 {
		for range rnd.IntN(9) + 1 {
			b.WriteRune(letters[rnd.IntN(len(letters))])
		}
		b.WriteByte(' ')
	}
	for _, code := range lang.Codes() {
		a := For(code)
		stream := a.folded([]byte(b.String()))
		plain := through(withoutAccents(stream, true), a.plain) // not through Analyze, which would hide a panic
		for _, tok := range append(through(stream, a.tail), plain...) {
			if !utf8.Valid(tok.Term) {
				t.Fatalf("%s: term %q", code, tok.Term)
			}
		}
	}
}

// TestAccents asks for words with and without the accents that a text has.
func TestAccents(t *testing.T) {
	cases := []struct {
		lang, query, text string
		exact, found      bool
	}{
		{"fr", "pêche", "pêches", true, true},
		{"fr", "peche", "pêche", false, true},
		{"cs", "narizenich", "nařízeními", false, true},
		{"cs", "nařízení", "NAŘÍZENÍ", true, true},
		{"cs", "clanek", "články", false, true},
		{"es", "comité", "COMITE", false, true},
		{"pl", "srodki", "środków", false, true},
		{"hu", "hatarozat", "határozatot", false, true},
		{"lv", "lemums", "lēmumiem", false, true},
		{"ga", "tuarascala", "dTuarascáil", false, true},
		{"el", "συμφωνιες", "συμφωνία", true, true},
		{"de", "Maßnahme", "Massnahmen", true, true},
		{"fr", "pêche", "péché", false, false},
		{"sv", "råd", "rad", false, true},
		{"pt", "cidadãos", "cidadã", true, true},
		{"bg", "район", "раион", false, false}, // „й“ is a letter
	}
	for _, c := range cases {
		a := For(c.lang)
		q, w := a.Query(c.query), a.Tokens(c.text)
		if len(q) != 1 || len(w) != 1 {
			t.Fatalf("%s: %v, %v", c.lang, q, w)
		}
		if exact, found := q[0].Term == w[0].Term, q[0].Means(w[0]); exact != c.exact || found != c.found {
			t.Errorf("%s: %+v finds %+v: exactly %v, at all %v", c.lang, q[0], w[0], exact, found)
		}
	}
}

func FuzzTokens(f *testing.F) {
	f.Add("bg", "Съветът за цифрово партньорство, ЕС и ASEAN")
	f.Add("fr", "l’Union européenne n’a pas")
	f.Add("el", "\u03a3\u03c5\u03bc\u03b2\u03bf\u03cd\u03bb\u03b9\u03bf \xff")
	f.Add("pl", "Rada Unii Europejskiej \u00ad\u200b")
	f.Fuzz(func(t *testing.T, code, text string) {
		text = strings.ToValidUTF8(text, "")
		last := 0
		for _, tok := range For(code).Tokens(text) {
			if tok.Start < last || tok.End <= tok.Start || tok.End > len(text) {
				t.Fatalf("token %+v after %d in %q", tok, last, text)
			}
			if !utf8.ValidString(text[tok.Start:tok.End]) || !utf8.ValidString(tok.Term) {
				t.Fatalf("token %+v is not UTF-8", tok)
			}
			last = tok.End
		}
	})
}

func BenchmarkBulgarian(b *testing.B) {
	text := strings.Repeat("Съветът за цифрово партньорство прие решение относно полупроводниците и инфраструктурата. ", 100)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		For("bg").Tokens(text)
	}
}
