package canon

import (
	"fmt"
	"strconv"
	"strings"

	"councilnotes/extractors/doc"
)

// Council is the number of a Council document: "6106/1/22 REV 1 ADD 2".
type Council struct {
	Series string // ST, WK, CM, SN, DS, AD, CP, EUCO, PE
	Number int
	Year   int    // four digits
	Parts  []Part // in the order they are printed; none for the document itself
}

// Part is what makes a document a revision, an addendum … of another.
type Part struct {
	Kind   string // REV, ADD, COR, DCL, EXT, AMD
	Number int
}

// series are the letters that Council numbers begin with. The first is meant
// where a number stands without letters.
var series = []string{"ST", "WK", "CM", "SN", "DS", "AD", "CP", "EUCO", "PE"}

// ID writes the canonical form: "ST-6106-2022-REV-1-ADD-2", "WK-15233-2021-INIT".
func (c Council) ID() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s-%d-%d", c.Series, c.Number, c.Year)
	for _, p := range c.Parts {
		fmt.Fprintf(&b, "-%s-%d", p.Kind, p.Number)
	}
	if len(c.Parts) == 0 {
		b.WriteString("-INIT")
	}
	return b.String()
}

// Valid reports whether the numbers can be those of a document.
func (c Council) Valid() bool {
	return 1 <= c.Number && c.Number < 100_000 && 1952 <= c.Year && c.Year <= LastYear
}

// Revised puts the inner figure of a number ("6106/1/22") into its parts: it is
// the revision, printed a second time as "REV 1" or not at all.
func (c Council) Revised(inner int) Council {
	if inner == 0 || len(c.Parts) > 0 && c.Parts[0].Kind == "REV" {
		return c
	}
	c.Parts = append([]Part{{"REV", inner}}, c.Parts...)
	return c
}

// IsSeries reports whether s, in capitals, begins the number of a Council document.
func IsSeries(s string) bool {
	for _, known := range series {
		if s == known {
			return true
		}
	}
	return false
}

// IsPart reports whether s, in capitals, is the kind of a Part.
func IsPart(s string) bool {
	switch s {
	case "REV", "ADD", "COR", "DCL", "EXT", "AMD":
		return true
	}
	return false
}

// ParseCouncil reads a canonical id back.
func ParseCouncil(id string) (Council, bool) {
	c, lang, ok := ReadCouncil(id, false)
	return c, ok && lang == "" && c.ID() == id
}

// ReadCouncil reads a document number as a person types it, or as files and
// addresses spell it: "wk15233/2021", "WK 15233/21", "ST 6106/1/22 REV 1 ADD 2",
// "ST_5419_2016_INIT_EN", "consil:ST_5419_2016_INIT", "PE-CONS 24/24". A number
// without letters ("15367/17") is read where bare is true. lang is the language
// that stood at the end, "" for none.
func ReadCouncil(typed string, bare bool) (c Council, lang string, ok bool) {
	w := words(typed)
	if len(w) > 0 && w[0] == "CONSIL" {
		w = w[1:]
	}
	if c.Series, w = takeSeries(w); c.Series == "" && bare {
		c.Series = series[0]
	}
	n, w := takeNumbers(w)
	if c.Series == "" || len(n) < 2 || len(n) > 3 {
		return Council{}, "", false
	}
	c.Number, _ = strconv.Atoi(n[0])
	year, okYear := ReadYear(n[len(n)-1])
	c.Year = year
	c.Parts, w = takeParts(w)
	if len(n) == 3 {
		inner, _ := strconv.Atoi(n[1])
		c = c.Revised(inner)
	}
	if len(w) == 1 && len(w[0]) == 2 && isLetters(w[0]) {
		lang, w = strings.ToLower(w[0]), nil
	}
	if len(w) > 0 || !okYear || !c.Valid() || len(n[0]) > 5 {
		return Council{}, "", false
	}
	return c, lang, true
}

func takeSeries(w []string) (string, []string) {
	switch {
	case len(w) > 1 && w[0] == "PE" && w[1] == "CONS":
		return "PE", w[2:]
	case len(w) > 0 && IsSeries(w[0]):
		return w[0], w[1:]
	}
	return "", w
}

func takeNumbers(w []string) (numbers, rest []string) {
	for len(w) > 0 && isDigits(w[0]) {
		numbers, w = append(numbers, w[0]), w[1:]
	}
	return numbers, w
}

func takeParts(w []string) (parts []Part, rest []string) {
	if len(w) > 0 && w[0] == "INIT" {
		return nil, w[1:]
	}
	for len(w) > 1 && IsPart(w[0]) && isDigits(w[1]) && len(w[1]) <= 3 {
		n, _ := strconv.Atoi(w[1])
		parts, w = append(parts, Part{w[0], n}), w[2:]
	}
	return parts, w
}

// words cuts what a person typed into runs of letters and runs of digits, in
// capitals; what stands between them is dropped. Look-alike letters of other
// alphabets are read as Latin ones.
func words(typed string) []string {
	var out []string
	s := strings.ToUpper(doc.Fold(typed).Str)
	for i := 0; i < len(s); {
		n := run(s[i:])
		if n == 0 {
			i++
			continue
		}
		out = append(out, s[i:i+n])
		i += n
	}
	return out
}

// run returns the length of the run of letters or of digits that s begins with.
func run(s string) int {
	class := classOf(s[0])
	n := 0
	for class != 0 && n < len(s) && classOf(s[n]) == class {
		n++
	}
	return n
}

func classOf(b byte) int {
	switch {
	case '0' <= b && b <= '9':
		return 1
	case 'A' <= b && b <= 'Z', 'a' <= b && b <= 'z', b >= 0x80:
		return 2
	}
	return 0
}

func isDigits(s string) bool  { return s != "" && classOf(s[0]) == 1 }
func isLetters(s string) bool { return s != "" && classOf(s[0]) == 2 }
