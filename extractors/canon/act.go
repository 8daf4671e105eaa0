package canon

import (
	"fmt"
	"strconv"
	"strings"
)

// Letter says what an act is, as the CELEX number does.
type Letter byte

// The letters of numbered acts.
const (
	Regulation        Letter = 'R'
	Directive         Letter = 'L'
	Decision          Letter = 'D'
	FrameworkDecision Letter = 'F'
	JointAction       Letter = 'E' // common positions too
	Recommendation    Letter = 'H'
	Guideline         Letter = 'O' // of the European Central Bank
)

// Suffix says under which treaty an act was made.
type Suffix string

// The suffixes, as English writes them. A number may stand without one.
const (
	NoSuffix Suffix = ""
	EU       Suffix = "EU"
	EC       Suffix = "EC"
	EEC      Suffix = "EEC"
	Euratom  Suffix = "Euratom"
	ECSC     Suffix = "ECSC"
	CFSP     Suffix = "CFSP"
	JHA      Suffix = "JHA"
)

// Act is a numbered act of the Union.
type Act struct {
	Letter       Letter
	Year, Number int
}

// CELEX writes the canonical id: "32016R0679".
func (a Act) CELEX() string { return fmt.Sprintf("3%d%c%04d", a.Year, a.Letter, a.Number) }

// ELI writes the European Legislation Identifier for a type of act as ELI names
// it ("reg", "dir_impl"); "" for an unknown type.
func (a Act) ELI(typ string) string {
	if typ == "" {
		return ""
	}
	return fmt.Sprintf("http://data.europa.eu/eli/%s/%d/%d/oj", typ, a.Year, a.Number)
}

// ELIType names the type of an act in an ELI. form is "" for an act as such,
// "impl" for an implementing one, "del" for a delegated one. It returns "" for
// types that ELI names otherwise.
func (l Letter) ELIType(form string) string {
	typ := map[Letter]string{Regulation: "reg", Directive: "dir", Decision: "dec", Recommendation: "reco"}[l]
	if typ != "" && form != "" {
		typ += "_" + form
	}
	return typ
}

// NewAct tells the year from the number in an act's "first/second". sign is
// true where a number sign (No, №, nr) stands before them. It reports false
// where neither can be a year.
func NewAct(l Letter, s Suffix, sign bool, first, second string) (Act, bool) {
	a, yearA := actYear(first, s)
	b, yearB := actYear(second, s)
	if !yearA && !yearB {
		return Act{}, false
	}
	if yearA && (!yearB || !sign && yearFirst(l, s, a)) {
		return numbered(l, a, second)
	}
	return numbered(l, b, first)
}

func numbered(l Letter, year int, number string) (Act, bool) {
	n, err := strconv.Atoi(number)
	return Act{l, year, n}, err == nil && 1 <= n && n <= 9999 && len(number) <= 4
}

// lastEC is the last year in which acts of the European Community were numbered.
const lastEC = 2010

// yearFirst is the habit of a type where both parts could be years.
func yearFirst(l Letter, s Suffix, first int) bool {
	switch {
	case s == EC && first > lastEC:
		return false // "Decision 2046/2002/EC"
	case l != Regulation:
		return true
	case s == EU:
		return first >= 2015
	}
	return s == CFSP || s == JHA
}

// actYear reads a part as a year: four digits, or two where acts with the suffix
// were numbered that way.
func actYear(part string, s Suffix) (int, bool) {
	y, ok := ReadYear(part)
	if !ok {
		return 0, false
	}
	if len(part) == 4 {
		return y, true
	}
	switch s {
	case EU:
		return 0, false
	case EC, CFSP, JHA:
		return y, 1992 <= y && y <= lastEC
	}
	return y, y < 2000
}

// ParseAct reads the CELEX number of a numbered act back.
func ParseAct(celex string) (Act, bool) {
	if len(celex) != 10 || celex[0] != '3' || !strings.ContainsRune("RLDFEHO", rune(celex[5])) {
		return Act{}, false
	}
	year, errY := strconv.Atoi(celex[1:5])
	number, errN := strconv.Atoi(celex[6:])
	a := Act{Letter(celex[5]), year, number}
	return a, errY == nil && errN == nil && a.CELEX() == celex
}
