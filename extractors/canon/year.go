package canon

import "strconv"

// The years that numbers of documents can carry in four digits. LastYear is the
// year after the one this was written in; it is a constant, not the clock, so
// that the same text gives the same ids anywhere and any time. Raise it, and
// the version of the extractor of references with it, when a year begins.
const (
	FirstYear = 1951
	LastYear  = 2027
)

// ReadYear reads the year in the number of a document: four digits, or two,
// which are 1952–1999 and 2000–2051.
func ReadYear(digits string) (int, bool) {
	n, err := strconv.Atoi(digits)
	switch {
	case err != nil || n < 0:
		return 0, false
	case len(digits) == 4:
		return n, FirstYear <= n && n <= 2051
	case len(digits) == 2 && n >= 52:
		return 1900 + n, true
	case len(digits) == 2:
		return 2000 + n, true
	}
	return 0, false
}
