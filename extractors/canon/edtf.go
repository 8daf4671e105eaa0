package canon

import (
	"fmt"
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
	return fmt.Sprintf("%s-%02d-%02d", yearDigits(year), month, day)
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
	if !ok {
		return false
	}
	switch {
	case d != 0:
		return Day(y, m, d) == s
	case m != 0:
		return part(y, m, 1, 12, 0) == s || y != Unprinted && (21 <= m && m <= 24 || 33 <= m && m <= 36 || m == 40 || m == 41)
	}
	return Year(y) == s
}

// part writes what is numbered within a year, n from low to high, with the
// number EDTF gives it: n plus base.
func part(year, n, low, high, base int) string {
	if !validYear(year) || n < low || n > high || year == Unprinted && base != 0 {
		return ""
	}
	return fmt.Sprintf("%s-%02d", yearDigits(year), n+base)
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

// split reads the numbers of a date that is no interval; 0 for a part it lacks
// and for an unprinted year.
func split(s string) (year, month, day int, ok bool) {
	parts := strings.Split(s, "-")
	if len(parts) > 3 || len(parts[0]) != 4 {
		return 0, 0, 0, false
	}
	var n [3]int
	for i, p := range parts {
		if i == 0 && p == "XXXX" && len(parts) > 1 {
			continue
		}
		v, err := strconv.Atoi(p)
		if err != nil || v < 1 || i > 0 && len(p) != 2 {
			return 0, 0, 0, false
		}
		n[i] = v
	}
	return n[0], n[1], n[2], true
}
