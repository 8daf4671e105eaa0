package gen

import (
	"fmt"
	"time"
)

// when is a date or period of a story. Kind names the pattern that phrases it.
type when struct {
	kind     string // day, day_noyear, month, month_noyear, year, days, years, between, quarter, half
	from, to time.Time
	part     int // quarter or half, from 1
	inferred bool
	role     string
}

func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// edtf writes the date as the gold wants it.
func (w when) edtf() string {
	switch w.kind {
	case "day", "day_noyear":
		return w.from.Format("2006-01-02")
	case "month", "month_noyear":
		return w.from.Format("2006-01")
	case "year":
		return w.from.Format("2006")
	case "days":
		return w.from.Format("2006-01-02") + "/" + w.to.Format("2006-01-02")
	case "years", "between":
		return w.from.Format("2006") + "/" + w.to.Format("2006")
	case "quarter":
		return fmt.Sprintf("%04d-%d", w.from.Year(), 32+w.part)
	case "half":
		return fmt.Sprintf("%04d-%d", w.from.Year(), 39+w.part)
	}
	panic("gen: unknown kind of date " + w.kind)
}

// args are the values that a language's date pattern may ask for: d, e (days),
// m, M (month as number and word), Y, Z (years).
func (w when) args() map[string]string {
	return map[string]string{
		"d": fmt.Sprint(w.from.Day()), "e": fmt.Sprint(w.to.Day()),
		"m": fmt.Sprint(int(w.from.Month())),
		"Y": fmt.Sprint(w.from.Year()), "Z": fmt.Sprint(w.to.Year()),
	}
}

// drawDate draws a date that fits a document of the day base. It reports false
// for a kind of slot that is not one of dates.
func drawDate(r *rng, kind string, base time.Time) (when, bool) {
	draw, ok := dateKinds[kind]
	if !ok {
		return when{}, false
	}
	return draw(calendar{r, base}), true
}

// dateKinds tell past from future; dates without a year stay within four months
// of the document, so that the nearest year is the one meant.
var dateKinds = map[string]func(c calendar) when{
	"day":   func(c calendar) when { return when{kind: "day", from: c.day(-420, -12)} },
	"early": func(c calendar) when { return when{kind: "day", from: c.day(-420, -130)} },
	"fday":  func(c calendar) when { return when{kind: "day", from: c.day(40, 400)} },
	"nday":  func(c calendar) when { return when{kind: "day_noyear", from: c.day(-110, -3), inferred: true} },
	"deadline": func(c calendar) when {
		return when{kind: "day_noyear", from: c.day(10, 60), inferred: true, role: "deadline"}
	},
	"month":   func(c calendar) when { return when{kind: "month", from: c.day(-700, -40)} },
	"nmonth":  func(c calendar) when { return when{kind: "month_noyear", from: c.day(-100, -32), inferred: true} },
	"fmonth":  func(c calendar) when { return when{kind: "month_noyear", from: c.day(32, 100), inferred: true} },
	"year":    func(c calendar) when { return when{kind: "year", from: c.year(-3000, -370)} },
	"fyear":   func(c calendar) when { return when{kind: "year", from: c.year(400, 2500)} },
	"days":    calendar.days,
	"years":   func(c calendar) when { return c.years("years", c.year(0, 0), 3, 6) },
	"between": func(c calendar) when { return c.years("between", c.year(-2500, -800), 2, 4) },
	"quarter": func(c calendar) when { return c.part("quarter", 4) },
	"half":    func(c calendar) when { return c.part("half", 2) },
}

// calendar draws days around a base.
type calendar struct {
	*rng
	base time.Time
}

// day draws a day from lo to hi days after the base.
func (c calendar) day(lo, hi int) time.Time { return c.base.AddDate(0, 0, c.between(lo, hi)) }

// year draws the year of such a day.
func (c calendar) year(lo, hi int) time.Time {
	t := c.base
	if lo != hi {
		t = c.day(lo, hi)
	}
	return date(t.Year(), 1, 1)
}

// days draws neighbouring days of one month.
func (c calendar) days() when {
	d := c.day(-300, -20)
	d = date(d.Year(), int(d.Month()), c.between(1, 20))
	return when{kind: "days", from: d, to: d.AddDate(0, 0, c.between(2, 6))}
}

func (c calendar) years(kind string, from time.Time, lo, hi int) when {
	return when{kind: kind, from: from, to: date(from.Year()+c.between(lo, hi), 1, 1)}
}

// part draws a coming quarter or half year.
func (c calendar) part(kind string, parts int) when {
	return when{kind: kind, from: date(c.base.Year()+c.between(1, 2), 1, 1), part: c.between(1, parts)}
}
