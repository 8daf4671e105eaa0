package canon

import (
	"fmt"
	"strconv"
	"strings"
)

// Commission is the number of a Commission document: "COM(2021)118".
type Commission struct {
	Series       string // COM, SWD, SEC, JOIN, C
	Year, Number int
}

// ID writes the canonical form.
func (c Commission) ID() string { return fmt.Sprintf("%s(%d)%d", c.Series, c.Year, c.Number) }

// CommissionSeries returns the series for the letters a language writes, in
// capitals ("KOM", "SEK"); "" for letters that are none.
func CommissionSeries(letters string) string {
	switch letters {
	case "COM", "KOM", "KUMM":
		return "COM"
	case "SEC", "SEK":
		return "SEC"
	case "C", "K":
		return "C"
	case "SWD", "JOIN":
		return letters
	}
	return ""
}

var commissionShape = pattern(`^(COM|SWD|SEC|JOIN|C)\(([0-9]{4})\)([1-9][0-9]{0,4})$`)

// ParseCommission reads a canonical id back.
func ParseCommission(id string) (Commission, bool) {
	m := commissionShape().FindStringSubmatch(id)
	if m == nil {
		return Commission{}, false
	}
	year, _ := strconv.Atoi(m[2])
	number, _ := strconv.Atoi(m[3])
	return Commission{m[1], year, number}, true
}

// Procedure is the number of an interinstitutional file: "2021/0136(COD)".
type Procedure struct {
	Year, Number int
	Split        string // the letter of a procedure that was split in two, mostly ""
	Code         string // three letters
}

// ID writes the canonical form.
func (p Procedure) ID() string {
	return fmt.Sprintf("%d/%04d%s(%s)", p.Year, p.Number, p.Split, p.Code)
}

var procedureShape = pattern(`^([0-9]{4})/([0-9]{4})([A-Z]?)\(([A-Z]{3})\)$`)

// ParseProcedure reads a canonical id back.
func ParseProcedure(id string) (Procedure, bool) {
	m := procedureShape().FindStringSubmatch(id)
	if m == nil {
		return Procedure{}, false
	}
	year, _ := strconv.Atoi(m[1])
	number, _ := strconv.Atoi(m[2])
	return Procedure{year, number, m[3], m[4]}, true
}

// Journal is a place in the Official Journal. Since October 2023 an issue holds
// one text: Text is then its number ("1689", "C506") and Issue and Page are
// empty.
type Journal struct {
	Series string // L, C; "" before 1968
	Issue  string // "119", "101I", "365E"
	Text   string
	Year   int
	Page   int // 0 for none
}

// ID writes the canonical form: "OJ-L-119-2016-1", "OJ-L-2024-1689",
// "OJ-124-1962-2751".
func (j Journal) ID() string {
	parts := []string{"OJ"}
	if j.Series != "" {
		parts = append(parts, j.Series)
	}
	if j.Text != "" {
		return strings.Join(append(parts, strconv.Itoa(j.Year), j.Text), "-")
	}
	parts = append(parts, j.Issue, strconv.Itoa(j.Year))
	if j.Page > 0 {
		parts = append(parts, strconv.Itoa(j.Page))
	}
	return strings.Join(parts, "-")
}

var (
	journalIssue = pattern(`^OJ-(?:([LC])-)?([1-9][0-9]{0,3}[A-Z]?)-([0-9]{4})(?:-([1-9][0-9]{0,4}))?$`)
	journalText  = pattern(`^OJ-([LC])-([0-9]{4})-(C?[1-9][0-9]{0,4})$`)
)

// ParseJournal reads a canonical id back. "OJ-L-2024-1689" is a text of 2024,
// not a page of an issue: no issue has had a number above 999.
func ParseJournal(id string) (Journal, bool) {
	if m := journalText().FindStringSubmatch(id); m != nil {
		if year, err := strconv.Atoi(m[2]); err == nil && year >= 2023 {
			return Journal{Series: m[1], Year: year, Text: m[3]}, true
		}
	}
	m := journalIssue().FindStringSubmatch(id)
	if m == nil {
		return Journal{}, false
	}
	j := Journal{Series: m[1], Issue: m[2]}
	j.Year, _ = strconv.Atoi(m[3])
	j.Page, _ = strconv.Atoi(m[4])
	return j, true
}

// UN writes the id of a resolution: "S/RES/1970(2011)" of the Security Council,
// with its year, "A/RES/70/1" of the General Assembly, whose session stands for
// the year.
func UN(organ string, first, second int) string {
	if organ == "A" {
		return fmt.Sprintf("A/RES/%d/%d", first, second)
	}
	return fmt.Sprintf("%s/RES/%d(%d)", organ, first, second)
}
