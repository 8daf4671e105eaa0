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

// drawDate draws a date that fits a document of the day base. The slot kinds
// tell past from future; dates without a year stay within four months of base,
// so that the nearest year is the one meant.
func drawDate(r *rng, kind string, base time.Time) (when, bool) {
	day := func(lo, hi int) time.Time { return base.AddDate(0, 0, r.between(lo, hi)) }
	year := func(t time.Time) time.Time { return date(t.Year(), 1, 1) }
	switch kind {
	case "day":
		return when{kind: "day", from: day(-420, -12)}, true
	case "early":
		return when{kind: "day", from: day(-420, -130)}, true
	case "fday":
		return when{kind: "day", from: day(40, 400)}, true
	case "nday":
		return when{kind: "day_noyear", from: day(-110, -3), inferred: true}, true
	case "deadline":
		return when{kind: "day_noyear", from: day(10, 60), inferred: true, role: "deadline"}, true
	case "month":
		return when{kind: "month", from: day(-700, -40)}, true
	case "nmonth":
		return when{kind: "month_noyear", from: day(-100, -32), inferred: true}, true
	case "fmonth":
		return when{kind: "month_noyear", from: day(32, 100), inferred: true}, true
	case "year":
		return when{kind: "year", from: year(day(-3000, -370))}, true
	case "fyear":
		return when{kind: "year", from: year(day(400, 2500))}, true
	case "days":
		d := day(-300, -20)
		d = date(d.Year(), int(d.Month()), r.between(1, 20))
		return when{kind: "days", from: d, to: d.AddDate(0, 0, r.between(2, 6))}, true
	case "years":
		return when{kind: "years", from: year(base), to: date(base.Year()+r.between(3, 6), 1, 1)}, true
	case "between":
		y := year(day(-2500, -800))
		return when{kind: "between", from: y, to: date(y.Year()+r.between(2, 4), 1, 1)}, true
	case "quarter":
		return when{kind: "quarter", from: date(base.Year()+r.between(1, 2), 1, 1), part: r.between(1, 4)}, true
	case "half":
		return when{kind: "half", from: date(base.Year()+r.between(1, 2), 1, 1), part: r.between(1, 2)}, true
	}
	return when{}, false
}
