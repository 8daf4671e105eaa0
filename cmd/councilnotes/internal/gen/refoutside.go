package gen

import "fmt"

// Draws of references to courts, Parliament, the United Nations and the web.

func (e era) courtCase() ref {
	c, k := e.between(1994, e.y-2), e.between(3, 790)
	return ref{kind: "case", ids: []string{fmt.Sprintf("C-%d/%s", k, yy(c))}, pattern: "case", year: c,
		args: map[string]string{"n": itoa(k), "yy": yy(c), "suffix": pick(e.rng, []string{"", "", "", "", " P"})}}
}

func (e era) opinion() ref {
	c, k := pick(e.rng, []int{2003, 2013, 2015, 2017}), e.between(1, 3)
	return ref{kind: "case", ids: []string{fmt.Sprintf("Opinion-%d/%s", k, yy(c))}, pattern: "opinion",
		args: map[string]string{"n": itoa(k), "yy": yy(c)}}
}

func (e era) ecli() ref {
	k := e.between(11, 999)
	return ref{kind: "case", ids: []string{fmt.Sprintf("ECLI:EU:C:%d:%d", e.past, k)}, pattern: "ecli",
		args: map[string]string{"n": itoa(k), "y": itoa(e.past), "prefix": pick(e.rng, []string{"ECLI:", "ECLI:", ""})}}
}

// term is the Parliament's term in a year.
func term(y int) string {
	switch {
	case y < 2015:
		return "7"
	case y < 2020:
		return "8"
	case y < 2025:
		return "9"
	}
	return "10"
}

// parliament draws a numbered document of the Parliament; format takes term,
// number and year.
func (e era) parliament(pattern, format string, last int) ref {
	k := fmt.Sprintf("%04d", e.between(11, last))
	return ref{kind: "parliament", ids: []string{fmt.Sprintf(format, term(e.past), k, e.past)}, pattern: pattern,
		args: map[string]string{"t": term(e.past), "y": itoa(e.past), "n": k}}
}

func (e era) parliamentPaper() ref {
	a, b := e.between(500, 799), fmt.Sprintf("%03d", e.n(1000))
	return ref{kind: "parliament", ids: []string{fmt.Sprintf("PE%d.%s", a, b)}, pattern: "pe",
		args: map[string]string{"n": itoa(a), "m": b}}
}

// assembly draws a symbol of the United Nations.
func (e era) assembly() ref {
	if !e.chance(40) {
		r := e.resolution()
		r.pattern = "un"
		return r
	}
	a, k := e.between(55, 78), e.between(1, 280)
	return ref{kind: "un", ids: []string{fmt.Sprintf("A/RES/%d/%d", a, k)}, pattern: "un_all",
		args: map[string]string{"n": itoa(a), "k": itoa(k)}}
}

// resolution draws a resolution of the Security Council, in words.
func (e era) resolution() ref {
	c := e.between(2001, e.y-1)
	k := 1340 + (c-2001)*62 + e.n(50)
	return ref{kind: "un", ids: []string{fmt.Sprintf("S/RES/%d(%d)", k, c)}, pattern: "un_words",
		args: map[string]string{"n": itoa(k), "y": itoa(c)}}
}

func (e era) celex() ref {
	id, kind := fmt.Sprintf("6%dCJ%04d", e.past, e.between(3, 790)), "celex"
	if e.chance(40) {
		id, kind = fmt.Sprintf("3%dR%04d", e.past, e.between(101, 2600)), "act"
	}
	return ref{kind: kind, ids: []string{id}, pattern: "celex", args: map[string]string{"id": id}}
}

// address draws an address; some are longer than a line, as real ones are.
func (e era) address() ref {
	host := pick(e.rng, []string{"https://digital-strategy.ec.europa.eu/en/library/", "https://transport.ec.europa.eu/document/",
		"https://research-and-innovation.ec.europa.eu/system/files/", "https://www.consilium.europa.eu/media/"})
	tail := pick(e.rng, []string{"joint-statement-partnership", "roadmap-cooperation-third-countries",
		"communication-resilient-infrastructures-and-trusted-connectivity-beyond-the-neighbourhood", "factsheet-agreement"})
	u := fmt.Sprintf("%s%s-%d_en.pdf", host, tail, e.between(2, 99999))
	return ref{kind: "url", ids: []string{u}, pattern: "url", args: map[string]string{"url": u}}
}
