package canon

import (
	"strconv"
	"strings"
	"time"
)

// Dates are written in EDTF (ISO 8601-2), the part of it that documents need:
//
//	2021-12-09  2021-12  2021      a day, a month, a year
//	XXXX-02-10  XXXX-01            a day, a month of a year that is not printed
//	2022-33 … 2022-36              the quarters of a year
//	2022-40  2022-41               the halves of a year
//	2022-21 … 2022-24              spring, summer, autumn, winter
//	2021/2027                      an interval of any two of them, ends included
//
// The functions that write one return "" where there is no such date, so that a
// misread 31 April is dropped by asking once.

// Unprinted is the year of a date whose year the text does not print.
const Unprinted = 0

// Day writes a day; the year may be Unprinted.
func Day(year, month, day int) string {
	if !validYear(year) || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return ""
	}
	return yearDigits(year) + "-" + two(month) + "-" + two(day)
}

// Month writes a month; the year may be Unprinted.
func Month(year, month int) string { return part(year, month, 1, 12, 0) }

// Year writes a year.
func Year(year int) string {
	if year == Unprinted || !validYear(year) {
		return ""
	}
	return yearDigits(year)
}

// Quarter writes a quarter, 1 to 4, of a year.
func Quarter(year, quarter int) string { return part(year, quarter, 1, 4, 32) }

// Half writes a half, 1 or 2, of a year.
func Half(year, half int) string { return part(year, half, 1, 2, 39) }

// Season writes a season of a year: 1 spring, 2 summer, 3 autumn, 4 winter.
func Season(year, season int) string { return part(year, season, 1, 4, 20) }

// Range writes the interval from one date to another. It returns "" where one
// of them is none, and where the second ends before the first begins. Two equal
// dates are one date.
func Range(from, to string) string {
	if from == "" || to == "" || strings.Contains(from+to, "/") {
		return ""
	}
	if from == to {
		return from
	}
	a, okA := Bounds(from)
	b, okB := Bounds(to)
	if okA && okB && b.Last.Before(a.First) {
		return ""
	}
	return from + "/" + to
}

// ValidDate reports whether s is a date that this package writes.
func ValidDate(s string) bool {
	from, to, interval := strings.Cut(s, "/")
	if interval {
		return validPoint(from) && validPoint(to) && Range(from, to) == s
	}
	return validPoint(s)
}

func validPoint(s string) bool {
	y, m, d, ok := split(s)
	switch {
	case !ok || !validYear(y):
		return false
	case d != 0:
		return m <= 12 && d <= daysIn(y, m)
	case m != 0:
		return m <= 12 || y != Unprinted && (21 <= m && m <= 24 || 33 <= m && m <= 36 || m == 40 || m == 41)
	}
	return true
}

// part writes what is numbered within a year, n from low to high, with the
// number EDTF gives it: n plus base.
func part(year, n, low, high, base int) string {
	if !validYear(year) || n < low || n > high || year == Unprinted && base != 0 {
		return ""
	}
	return yearDigits(year) + "-" + two(n+base)
}

func validYear(y int) bool { return y == Unprinted || 1000 <= y && y <= 9999 }

func yearDigits(y int) string {
	if y == Unprinted {
		return "XXXX"
	}
	return strconv.Itoa(y)
}

// daysIn returns the number of days of a month. In a year that is not printed
// February has 29.
func daysIn(year, month int) int {
	if year == Unprinted {
		year = 2000
	}
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// two writes a number of at most two digits with two.
func two(n int) string {
	const digits = "0123456789"
	return digits[n/10:n/10+1] + digits[n%10:n%10+1]
}

// split reads the numbers of a date that is no interval: a year of four digits,
// then two of two; 0 for a part it lacks and for an unprinted year, which does
// not stand alone.
func split(s string) (year, month, day int, ok bool) {
	const yearLen, monthLen, dayLen = len("2021"), len("2021-12"), len("2021-12-09")
	switch len(s) {
	case yearLen, monthLen, dayLen:
	default:
		return 0, 0, 0, false
	}
	if s[:yearLen] != "XXXX" || len(s) == yearLen {
		if year = figures(s[:yearLen]); year == Unprinted {
			year = -1
		}
	}
	if len(s) > yearLen {
		month = figures(s[yearLen+1 : monthLen])
		ok = s[yearLen] == '-'
	}
	if len(s) > monthLen {
		day = figures(s[monthLen+1:])
		ok = ok && s[monthLen] == '-'
	}
	return year, month, day, year >= 0 && (len(s) == yearLen || ok && month > 0) && (len(s) < dayLen || day > 0)
}

// figures returns the value of digits, -1 where there is anything else.
func figures(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return -1
		}
		n = 10*n + int(s[i]-'0')
	}
	return n
}
