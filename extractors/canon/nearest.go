package canon

import (
	"strings"
	"time"
)

// Interval is the days a date covers, the first and the last, at midnight UTC.
type Interval struct{ First, Last time.Time }

// Bounds returns the days that a date with a printed year covers: those of an
// interval from the first day of its first part to the last of its second.
// Winter begins in December of its year. It reports false for anything else.
func Bounds(date string) (Interval, bool) {
	from, to, interval := strings.Cut(date, "/")
	a, ok := pointBounds(from)
	if !ok || !interval {
		return a, ok
	}
	b, ok := pointBounds(to)
	return Interval{a.First, b.Last}, ok
}

func pointBounds(date string) (Interval, bool) {
	if !validPoint(date) {
		return Interval{}, false
	}
	y, m, d, _ := split(date)
	switch {
	case y == Unprinted:
		return Interval{}, false
	case d != 0:
		return Interval{midnight(y, m, d), midnight(y, m, d)}, true
	case m == 0:
		return months(y, 1, 12), true
	case m <= 12:
		return months(y, m, 1), true
	case m <= 24:
		return months(y, 3*(m-20), 3), true
	case m <= 36:
		return months(y, 3*(m-33)+1, 3), true
	}
	return months(y, 6*(m-40)+1, 6), true
}

func months(year, first, n int) Interval {
	return Interval{midnight(year, first, 1), midnight(year, first+n, 0)}
}

func midnight(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// Complete gives a date without printed year (XXXX-02-10, XXXX-01, an interval
// whose parts lack theirs) the year that puts it nearest to the date of its
// document, the earlier one on a tie. The second part of an interval is the
// first such day after the first part. It reports false, and returns the date
// as it is, where nothing is missing or the document's date is not known.
func Complete(date, document string) (string, bool) {
	from, to, interval := strings.Cut(date, "/")
	near, ok := Bounds(document)
	if !ok || !validPoint(from) || interval && !validPoint(to) {
		return date, false
	}
	if interval && strings.HasPrefix(from, "XXXX") && !strings.HasPrefix(to, "XXXX") {
		// "30 March to 2 April 2022": the first part leans on the second.
		if y := yearBefore(from, to); y != "" {
			return y + "/" + to, true
		}
		return date, false
	}
	start := from
	if strings.HasPrefix(from, "XXXX") {
		if start = nearest(from, near); start == "" {
			return date, false
		}
	}
	if !interval {
		return start, start != from
	}
	end := to
	if strings.HasPrefix(to, "XXXX") {
		if end = yearAfter(to, start); end == "" {
			return date, false
		}
	}
	return Range(start, end), start+end != from+to
}

// nearest tries the years around near, eight to each side: a 29 February can
// be that far away.
func nearest(partial string, near Interval) string {
	best, gap := "", time.Duration(0)
	for y := near.First.Year() - 8; y <= near.Last.Year()+8; y++ {
		full := inYear(partial, y)
		b, ok := Bounds(full)
		if !ok {
			continue
		}
		if g := distance(b, near); best == "" || g < gap {
			best, gap = full, g
		}
	}
	return best
}

func distance(a, b Interval) time.Duration {
	switch {
	case a.Last.Before(b.First):
		return b.First.Sub(a.Last)
	case b.Last.Before(a.First):
		return a.First.Sub(b.Last)
	}
	return 0
}

func yearBefore(partial, end string) string {
	e, ok := Bounds(end)
	for y := e.Last.Year(); ok && y >= e.Last.Year()-8; y-- {
		if b, valid := Bounds(inYear(partial, y)); valid && !e.Last.Before(b.First) {
			return inYear(partial, y)
		}
	}
	return ""
}

func yearAfter(partial, start string) string {
	s, ok := Bounds(start)
	for y := s.First.Year(); ok && y <= s.First.Year()+8; y++ {
		if b, valid := Bounds(inYear(partial, y)); valid && !b.Last.Before(s.First) {
			return inYear(partial, y)
		}
	}
	return ""
}

func inYear(partial string, year int) string {
	if Year(year) == "" {
		return ""
	}
	return yearDigits(year) + strings.TrimPrefix(partial, "XXXX")
}
