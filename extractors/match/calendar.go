package match

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"councilnotes/extractors/canon"
	"councilnotes/extractors/doc"
	"councilnotes/extractors/lang"
)

// Calendar reads one full date (day, month, year) out of a short line, in
// whatever order the language writes it. It is for places where a date is
// expected, a cover's place-date line or a deadline; finding dates in running
// text is the dates extractor's work.
type Calendar struct {
	months map[string]int // folded word -> 1..12
}

// NewCalendar takes the names of the twelve months, each in all its forms. Of a
// name of several words the longest must be enough to tell it.
func NewCalendar(names [][]string) Calendar {
	c := Calendar{months: map[string]int{}}
	for i, forms := range names {
		for _, f := range forms {
			if word := longestWord(f); word != "" {
				c.months[word] = i + 1
			}
		}
	}
	return c
}

// FullDate is a date that was read: in EDTF, with the place of its figures and
// month in the line.
type FullDate struct {
	EDTF             string
	Year, Month, Day int
	Span             doc.Span
}

// reach is how many words or figures may stand between a month's name and the
// day or year that belong to it ("2022. gada 14. ", "14 de febrero de 2022").
const reach = 3

// The years that four digits are taken for: those of the Union's documents.
const firstYear, lastYear = 1951, 2099

// piece is a run of digits or of letters in a folded line.
type piece struct {
	start, end int
	number     int // -1 for a word
	month      int
}

func longestWord(name string) string {
	longest := ""
	for _, w := range strings.FieldsFunc(doc.FoldString(name), func(r rune) bool { return classOf(r) != 'w' }) {
		if len(w) > len(longest) {
			longest = w
		}
	}
	return longest
}

// Find returns the first full date of the line.
func (c Calendar) Find(line string) (FullDate, bool) {
	f := doc.Fold(line)
	pieces := c.split(f.Str)
	for i, p := range pieces {
		if p.month > 0 {
			if d, ok := named(f, pieces, i); ok {
				return d, true
			}
		}
		if d, ok := figures(f, pieces, i); ok {
			return d, true
		}
	}
	return FullDate{}, false
}

// DayMonth reads a day and month in figures, "15.02" or "15/2", at the start
// of s, as the distribution date in brackets is printed.
func DayMonth(s string) (day, month int, ok bool) {
	p := Calendar{}.split(doc.FoldString(s))
	if len(p) < 2 || p[0].start != 0 || p[0].number < 1 || p[1].number < 1 || p[0].number > 31 || p[1].number > 12 {
		return 0, 0, false
	}
	return p[0].number, p[1].number, true
}

// split cuts a folded line into words and numbers. A number may carry letters
// ("1er", "9-én"): they are a piece of their own.
func (c Calendar) split(s string) []piece {
	var out []piece
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		class := classOf(r)
		j := i + size
		for j < len(s) {
			r, size = utf8.DecodeRuneInString(s[j:])
			if classOf(r) != class {
				break
			}
			j += size
		}
		switch class {
		case 'd':
			out = append(out, piece{i, j, atoi(s[i:j]), 0})
		case 'w':
			out = append(out, piece{i, j, -1, c.months[s[i:j]]})
		}
		i = j
	}
	return out
}

func classOf(r rune) byte {
	switch {
	case '0' <= r && r <= '9':
		return 'd'
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return 'w'
	}
	return 0
}

// atoi reads up to four digits; anything longer is no part of a date.
func atoi(s string) int {
	if len(s) > 4 {
		return 0
	}
	n := 0
	for _, b := range []byte(s) {
		n = n*10 + int(b-'0')
	}
	return n
}

// named reads a date around the month's name at pieces[i]: the year is the
// nearest number of four digits, the day the nearest of one or two, the one
// before the month preferred.
func named(f *doc.Folded, pieces []piece, i int) (FullDate, bool) {
	day, year := -1, -1
	for step := 1; step <= reach+1; step++ {
		for _, k := range []int{i - step, i + step} {
			if k < 0 || k >= len(pieces) || pieces[k].number < 1 {
				continue
			}
			switch digits := pieces[k].end - pieces[k].start; {
			case digits == 4 && year < 0:
				year = k
			case digits <= 2 && pieces[k].number <= 31 && day < 0:
				day = k
			}
		}
	}
	if day < 0 || year < 0 {
		return FullDate{}, false
	}
	return full(f, pieces[year].number, pieces[i].month, pieces[day].number,
		pieces[min(day, year, i)].start, pieces[max(day, year, i)].end)
}

// figures reads 14.2.2022, 14/02/2022, 2022-02-14, 2022 2 14 at pieces[i].
func figures(f *doc.Folded, pieces []piece, i int) (FullDate, bool) {
	if i+2 >= len(pieces) {
		return FullDate{}, false
	}
	a, b, c := pieces[i], pieces[i+1], pieces[i+2]
	if a.number < 1 || b.number < 1 || c.number < 1 {
		return FullDate{}, false
	}
	first, second := strings.TrimSpace(f.Str[a.end:b.start]), strings.TrimSpace(f.Str[b.end:c.start])
	if first != second || !strings.Contains(" ./-", first) {
		return FullDate{}, false
	}
	switch {
	case c.end-c.start == 4 && a.end-a.start <= 2:
		return full(f, c.number, b.number, a.number, a.start, c.end)
	case a.end-a.start == 4 && c.end-c.start <= 2 && first != "/": // 2023/1/24 is the number of a document
		return full(f, a.number, b.number, c.number, a.start, c.end)
	}
	return FullDate{}, false
}

func full(f *doc.Folded, year, month, day, start, end int) (FullDate, bool) {
	d := canon.Day(year, month, day)
	if year < firstYear || year > lastYear {
		d = ""
	}
	return FullDate{d, year, month, day, f.Span(start, end)}, d != ""
}

// CalendarOf returns the calendar of a language: the section "calendar" of its
// data. A language without one reads dates in figures only.
func CalendarOf(l *lang.Language) (Calendar, error) {
	var s struct {
		Months [][]string `json:"months"` // twelve, each with all its forms
	}
	if _, err := l.Section("calendar", &s); err != nil {
		return Calendar{}, err
	}
	return NewCalendar(s.Months), nil
}

// Lead returns the date that a text begins with, a small word aside: a full
// date, a day and month ("XXXX-06-20"), or a month and year.
func (c Calendar) Lead(text string) (edtf string, ok bool) {
	const small = 8 // bytes before the date: "the ", "1. "
	if d, ok := c.Find(text); ok && d.Span.Start <= small {
		return d.EDTF, true
	}
	pieces := c.split(doc.FoldString(text))
	for i, p := range pieces[:min(len(pieces), 3)] {
		if p.month == 0 {
			continue
		}
		if i+1 < len(pieces) && pieces[i+1].number >= firstYear {
			return canon.Month(pieces[i+1].number, p.month), true
		}
		if i > 0 && pieces[i-1].number >= 1 && pieces[i-1].number <= 31 {
			edtf = canon.Day(canon.Unprinted, p.month, pieces[i-1].number)
		}
		return edtf, edtf != ""
	}
	return "", false
}
