package dates

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"
)

// section is the section "dates" of a language file. Phrases are written as in
// a text; they are compared folded.
type section struct {
	// Order names the orders of day, month and year beside "dmy", which every
	// language has: "mdy", "ymd", "ydm", "ym".
	Order []string `json:"order,omitempty"`
	// Capital says that month names begin with a capital letter.
	Capital bool `json:"capital,omitempty"`
	// BareMonths says that a case of a month's name alone, which is any form but
	// the first, names a month.
	BareMonths bool `json:"bare_months,omitempty"`
	// WaryMonths are months that are also ordinary words: alone, they count only
	// where no word follows.
	WaryMonths []string `json:"wary_months,omitempty"`
	// BareYears says that a year stands in a sentence without preposition.
	BareYears   bool         `json:"bare_years,omitempty"`
	Months      [12][]string `json:"months"`
	ShortMonths [12][]string `json:"short_months"`
	DayMarks    []string     `json:"day_marks,omitempty"`  // behind a day: ".", "-ти", "th"
	FromMarks   []string     `json:"from_marks,omitempty"` // day marks that mean "from"
	// FromEndings are endings of months that mean "from": "maist juulini".
	FromEndings []string `json:"from_endings,omitempty"`
	// UntilEndings are endings of dates that mean "by": "14-ig", "septembriks".
	UntilEndings []string `json:"until_endings,omitempty"`
	YearMarks    []string `json:"year_marks,omitempty"`  // behind a year: "г.", "m."
	MonthMarks   []string `json:"month_marks,omitempty"` // beside a month: "м.", "mėn."
	DayMonth     []string `json:"day_month,omitempty"`   // between day and month: "de"
	MonthYear    []string `json:"month_year,omitempty"`  // between month and year: "de"
	And          []string `json:"and"`
	Or           []string `json:"or"`
	To           []string `json:"to"`
	Between      []string `json:"between,omitempty"`      // before a range joined by "and"
	BetweenLast  []string `json:"between_last,omitempty"` // behind such a range
	BeforeYear   []string `json:"before_year,omitempty"`  // what makes four digits a year
	AfterYear    []string `json:"after_year,omitempty"`   // likewise behind them: "végén"
	NamesBefore  []string `json:"names_before,omitempty"` // words whose year belongs to a name: "kompassen 2030"
	// Decade says what around a round year makes it a decade: "années 1990".
	Decade      signs    `json:"decade,omitzero"`
	BeforeMonth []string `json:"before_month,omitempty"` // what makes a lone month a date
	// Articles may be glued to the day of a date, of which they are a part:
	// "l-14 ta' Frar".
	Articles []string `json:"articles,omitempty"`
	// DayNouns are words for day that stand behind one whose month stands before
	// it: "toukokuun 5. päivänä".
	DayNouns []string `json:"day_nouns,omitempty"`
	// Weekdays are names of days of the week in all their cases, which may stand
	// between a date and the words that say its role.
	Weekdays []string `json:"weekdays,omitempty"`
	// Lead are small words that may stand before each day, month or period of
	// a list: "on 5 and on 6 May".
	Lead        []string    `json:"lead,omitempty"`
	Units       []string    `json:"units,omitempty"` // what makes four digits a quantity
	Ordinals    [4][]string `json:"ordinals"`        // first … fourth
	Last        []string    `json:"last,omitempty"`  // of a quarter
	Quarter     []string    `json:"quarter,omitempty"`
	QuarterSign []string    `json:"quarter_sign,omitempty"` // "Q" of "Q1"
	Half        []string    `json:"half,omitempty"`
	// Halves are words that say both which half and that it is one:
	// "alkupuolisko", "jälkipuolisko".
	Halves     [2][]string `json:"halves,omitzero"`
	HalfSign   []string    `json:"half_sign,omitempty"`   // "H" of "H1"
	Seasons    [4][]string `json:"seasons"`               // spring … winter
	PeriodYear []string    `json:"period_year,omitempty"` // between period and year: "of", "на"
	Roles      roleSection `json:"roles"`
	Examples   []struct {
		Text  string   `json:"text"`
		Dates []string `json:"dates"` // in EDTF, in order
	} `json:"examples"`
}

// roleSection says what shows the role of a date.
type roleSection struct {
	Deadline       signs `json:"deadline"`
	EntryIntoForce signs `json:"entry_into_force"`
	Meeting        signs `json:"meeting"`
	ActTitle       signs `json:"act_title"`
}

// signs are phrases around a date that give it a role.
type signs struct {
	Before []string `json:"before,omitempty"` // right before it
	After  []string `json:"after,omitempty"`  // right behind it
	// Weak are phrases right before it that show the role only where one of
	// Near stands before them in the sentence: "must reply before".
	Weak []string `json:"weak,omitempty"`
	// Near are words that stand up to a line before it in the same sentence
	// (meeting, deadline), or that may stand between it and the number of an act.
	Near []string `json:"near,omitempty"`
}

// grammar is a section made ready for matching.
type grammar struct {
	mdy, ymd, ydm, ym                bool
	capital, bareMonths, bareYears   bool
	months, shortMonths              phrases // value: 1..12
	dayMarks, fromMarks, yearMarks   phrases
	monthMarks, dayMonth, monthYear  phrases
	and, or, to                      phrases
	between, betweenLast             phrases
	beforeYear, beforeMonth, units   phrases
	afterYear, namesBefore, lead     phrases
	weekdays, articles, dayNouns     phrases
	decade                           rolePhrases
	dotted                           bool // a point is a mark of years
	fromEndings, untilEndings        []string
	cases                            phrases // the forms of months but the first
	waryMonths                       phrases
	ordinals, quarter, quarterSign   phrases // ordinals' value: 1..4, last 5
	half, halfSign, seasons          phrases // seasons' value: 1..4
	halves                           phrases // value: 1, 2
	periodYear                       phrases
	deadline, inForce, meeting, acts rolePhrases
	// opens holds the words that a part of a date may begin with, opening the
	// lengths of those that begin with a byte, one bit for each.
	opens   map[string]bool
	opening [256]uint64
	// endings are the month names that a glued word may end with.
	endings map[string]int
}

type rolePhrases struct{ before, after, weak, near phrases }

// last is the value of Last among the ordinals.
const last = 5

var grammars sync.Map // language -> *grammar

// grammarOf returns the grammar of a language, made at first use. A language
// without data has an empty one.
func grammarOf(code string) (*grammar, error) {
	if g, ok := grammars.Load(code); ok {
		return g.(*grammar), nil
	}
	l, ok := lang.Get(code)
	if !ok {
		return &grammar{}, nil
	}
	var sec section
	if _, err := l.Section("dates", &sec); err != nil {
		return nil, err
	}
	g, err := compile(&sec)
	if err != nil {
		return nil, fmt.Errorf("dates in %q: %w", code, err)
	}
	got, _ := grammars.LoadOrStore(code, g)
	return got.(*grammar), nil
}

func compile(sec *section) (*grammar, error) {
	g := &grammar{
		capital: sec.Capital, bareMonths: sec.BareMonths, bareYears: sec.BareYears,
		opens: map[string]bool{}, endings: map[string]int{},
	}
	if err := g.order(sec.Order); err != nil {
		return nil, err
	}
	g.waryMonths.add(0, sec.WaryMonths...)
	for i := range sec.Months {
		g.cases.add(i+1, sec.Months[i][min(1, len(sec.Months[i])):]...)
		g.months.add(i+1, sec.Months[i]...)
		g.shortMonths.add(i+1, sec.ShortMonths[i]...)
		for _, m := range sec.Months[i] {
			if utf8.RuneCountInString(m) >= 3 && !strings.Contains(m, " ") {
				g.endings[doc.FoldString(m)] = i + 1
			}
		}
	}
	for i := range sec.Ordinals {
		g.ordinals.add(i+1, sec.Ordinals[i]...)
		g.seasons.add(i+1, sec.Seasons[i]...)
	}
	g.ordinals.add(last, sec.Last...)
	for i := range sec.Halves {
		g.halves.add(i+1, sec.Halves[i]...)
	}
	lists := []struct {
		to   *phrases
		from []string
	}{
		{&g.dayMarks, sec.DayMarks}, {&g.dayMarks, sec.FromMarks}, {&g.fromMarks, sec.FromMarks},
		{&g.yearMarks, sec.YearMarks}, {&g.monthMarks, sec.MonthMarks},
		{&g.dayMonth, sec.DayMonth}, {&g.monthYear, sec.MonthYear}, {&g.and, sec.And}, {&g.or, sec.Or}, {&g.to, sec.To},
		{&g.between, sec.Between}, {&g.betweenLast, sec.BetweenLast},
		{&g.beforeYear, sec.BeforeYear}, {&g.beforeMonth, sec.BeforeMonth}, {&g.units, sec.Units},
		{&g.afterYear, sec.AfterYear}, {&g.namesBefore, sec.NamesBefore}, {&g.lead, sec.Lead}, {&g.weekdays, sec.Weekdays}, {&g.articles, sec.Articles}, {&g.dayNouns, sec.DayNouns},
		{&g.quarter, sec.Quarter}, {&g.quarterSign, sec.QuarterSign},
		{&g.half, sec.Half}, {&g.halfSign, sec.HalfSign}, {&g.periodYear, sec.PeriodYear},
	}
	for _, l := range lists {
		l.to.add(0, l.from...)
	}
	for _, e := range sec.FromEndings {
		g.fromEndings = append(g.fromEndings, doc.FoldString(e))
	}
	for _, e := range sec.UntilEndings {
		g.untilEndings = append(g.untilEndings, doc.FoldString(e))
	}
	g.dotted = slices.Contains(sec.YearMarks, ".")
	g.roles(sec)
	for _, p := range []*phrases{
		&g.months, &g.shortMonths, &g.monthMarks, &g.ordinals, &g.quarter, &g.half, &g.quarterSign, &g.halfSign, &g.halves, &g.seasons,
	} {
		for w := range p.byFirst {
			g.open(w)
		}
	}
	for _, roman := range []string{"i", "ii", "iii", "iv"} {
		g.open(roman)
	}
	return g, nil
}

func (g *grammar) open(word string) {
	g.opens[word] = true
	g.opening[word[0]] |= 1 << (len(word) % 64)
}

// opens reports whether a part of a date may begin with the word at the index i.
// Most words differ from all such in their first byte or their length.
func (s *scanner) opens(i int) bool {
	w := s.str(i)
	return s.g.opening[w[0]]>>(len(w)%64)&1 != 0 && s.g.opens[w]
}

func (g *grammar) order(names []string) error {
	for _, n := range names {
		switch n {
		case "mdy":
			g.mdy = true
		case "ymd":
			g.ymd = true
		case "ydm":
			g.ydm = true
		case "ym":
			g.ym = true
		default:
			return fmt.Errorf("unknown order %q", n)
		}
	}
	return nil
}

func (g *grammar) roles(sec *section) {
	roles := &sec.Roles
	for _, r := range []struct {
		to   *rolePhrases
		from signs
	}{
		{&g.deadline, roles.Deadline}, {&g.inForce, roles.EntryIntoForce}, {&g.meeting, roles.Meeting}, {&g.acts, roles.ActTitle},
		{&g.decade, sec.Decade},
	} {
		r.to.before.add(0, r.from.Before...)
		r.to.after.add(0, r.from.After...)
		r.to.weak.add(0, r.from.Weak...)
		r.to.near.add(0, r.from.Near...)
	}
}
