package canon

import "strconv"

// The years that numbers of documents can carry. LastYear is the last one that
// two digits can say beside FirstYear's fifties; no clock is asked, so that the
// same text gives the same ids anywhere and any time. What stands in the place
// of a year and is less than that is taken for one: what gives a number away is its
// shape and the words around it, and a year to come is no likelier to be
// misread than one that has been.
const (
	FirstYear = 1951
	LastYear  = 2051
)

// ReadYear reads the year in the number of a document: four digits, or two,
// which are 1952–1999 and 2000–2051.
func ReadYear(digits string) (int, bool) {
	n, err := strconv.Atoi(digits)
	switch {
	case err != nil || n < 0:
		return 0, false
	case len(digits) == 4:
		return n, FirstYear <= n && n <= LastYear
	case len(digits) == 2 && n >= 52:
		return 1900 + n, true
	case len(digits) == 2:
		return 2000 + n, true
	}
	return 0, false
}
