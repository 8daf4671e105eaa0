package gen

import (
	"fmt"
	"strings"
	"time"
)

// ref is a reference of a story: what it means (kind and ids) and what a
// pattern needs to print it. Several ids share one print: "8815/23 + ADD 1-3".
type ref struct {
	kind    string // as in the record: council, act, oj …
	ids     []string
	pattern string // the key of the pattern that prints it
	args    map[string]string
	year    int // of the act or case, for a date that goes with it
}

// neutral holds the patterns that are the same in every language, by key and
// form; a language's own pattern of the same key goes before.
var neutral = map[string]map[string]string{
	"com":     {"": "{t}({y}) {n} final{part}"},
	"swd":     {"": "{t}({y}) {n} final"},
	"proc":    {"": "{y}/{n}({code})"},
	"council": {"": "{series} {num}", "bare": "{num}"},
	"case":    {"": "C-{n}/{yy}{suffix}"},
	"ecli":    {"": "{prefix}EU:C:{y}:{n}"},
	"ta":      {"": "P{t}_TA({y}){n}"},
	"report":  {"": "A{t}-{n}/{y}"},
	"pe":      {"": "PE {n}.{m}"},
	"un":      {"": "S/RES/{n} ({y})"},
	"un_all":  {"": "A/RES/{n}/{k}"},
	"celex":   {"": "{id}"},
	"url":     {"": "{url}"},
}

func yy(y int) string { return fmt.Sprintf("%02d", y%100) }

// councilRef builds a reference to ST n/yy and its like; suffix is "" or
// "ADD 1", "REV 2".
func councilRef(series string, n, y int, suffix, idSuffix string) ref {
	num := fmt.Sprintf("%d/%s", n, yy(y))
	if series == "WK" {
		num = fmt.Sprintf("%d/%d", n, y)
	}
	if suffix != "" {
		num += " " + suffix
	}
	id := series
	if series == "PE-CONS" {
		id = "PE"
	}
	return ref{kind: "council", ids: []string{fmt.Sprintf("%s-%d-%d-%s", id, n, y, idSuffix)}, pattern: "council",
		args: map[string]string{"series": series, "num": num}}
}

// revised builds a reference to a revision, with its number twice: 9124/1/23 REV 1.
func revised(series string, n, y, rev int) ref {
	c := councilRef(series, n, y, "", fmt.Sprintf("REV-%d", rev))
	c.args["num"] = fmt.Sprintf("%d/%d/%s REV %d", n, rev, yy(y), rev)
	return c
}

// actRef builds a reference to an act; pattern tells its form: reg_eu, dir_ec …
func actRef(pattern string, y, n int) ref {
	letter := map[string]string{"reg": "R", "dir": "L", "dec": "D", "fra": "F"}[pattern[:3]]
	printed := fmt.Sprint(y)
	if y < 1999 {
		printed = yy(y)
	}
	return ref{kind: "act", ids: []string{fmt.Sprintf("3%d%s%04d", y, letter, n)}, pattern: pattern, year: y,
		args: map[string]string{"y": printed, "n": fmt.Sprint(n)}}
}

func drawAct(r *rng, kind string, base time.Time) ref {
	recent := r.between(2015, max(2015, base.Year()-1))
	forms := map[string][]string{
		"reg": {"reg_eu", "reg_no", "reg_ec"}, "dir": {"dir_eu", "dir_ec"},
		"dec": {"dec_eu", "dec_no", "dec_cfsp"}, "framework": {"fra_jha"},
	}[kind]
	switch form := pick(r, forms); form {
	case "reg_no", "dec_no":
		return actRef(form, r.between(2010, 2014), r.between(10, 1400))
	case "reg_ec":
		return actRef(form, r.between(1999, 2009), r.between(10, 2900))
	case "dir_ec":
		return actRef(form, r.between(1994, 2009), r.between(3, 120))
	case "fra_jha":
		return actRef(form, r.between(2001, 2009), r.between(100, 999))
	default:
		return actRef(form, recent, r.between(101, 2600))
	}
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

// drawRef draws a reference that a document of the day base may make.
func drawRef(r *rng, kind string, base time.Time) (ref, bool) {
	y := base.Year()
	past := r.between(y-4, y)
	n := fmt.Sprint
	switch kind {
	case "reg", "dir", "dec", "framework":
		return drawAct(r, kind, base), true
	case "com", "swd":
		t, part := "COM", ""
		if kind == "swd" {
			t = pick(r, []string{"SWD", "SWD", "JOIN", "SEC", "C"})
		} else if r.chance(8) {
			part = "/2"
		}
		k := r.between(11, 899)
		return ref{kind: "commission", ids: []string{fmt.Sprintf("%s(%d)%d", t, y, k)}, pattern: kind,
			args: map[string]string{"t": t, "y": n(y), "n": n(k), "part": part}}, true
	case "st":
		return councilRef("ST", r.between(5001, 16900), y, "", "INIT"), true
	case "st_add":
		suffix := pick(r, []string{"ADD 1", "ADD 2", "ADD 3", "COR 1", "ADD 1 COR 1", "DCL 1"})
		return councilRef("ST", r.between(5001, 16900), y, suffix, strings.ReplaceAll(suffix, " ", "-")), true
	case "st_adds":
		return drawAdds(r, y), true
	case "st_rev":
		return revised("ST", r.between(5001, 16900), y, r.between(1, 4)), true
	case "wk":
		return councilRef("WK", r.between(101, 15900), y, "", "INIT"), true
	case "paper":
		return councilRef(pick(r, []string{"WK", "WK", "CM", "DS", "SN"}), r.between(1001, 5900), y, "", "INIT"), true
	case "euco":
		return councilRef("EUCO", r.between(1, 30), y, "", "INIT"), true
	case "pe_cons":
		if r.chance(25) {
			return revised("PE-CONS", r.between(1, 99), past, 1), true
		}
		return councilRef("PE-CONS", r.between(1, 99), past, "", "INIT"), true
	case "tfeu", "tfeu_par":
		return drawTreaty(r, kind), true
	case "teu":
		a := r.between(3, 49)
		return ref{kind: "treaty", ids: []string{fmt.Sprintf("TEU-%d", a)}, pattern: kind, args: map[string]string{"a": n(a)}}, true
	case "charter":
		a := pick(r, []int{7, 8, 11, 16, 21, 41, 47})
		return ref{kind: "treaty", ids: []string{fmt.Sprintf("CFR-%d", a)}, pattern: kind, args: map[string]string{"a": n(a)}}, true
	}
	return drawOutside(r, kind, base)
}

// drawAdds draws a document with a range of addenda: one print, several ids.
func drawAdds(r *rng, y int) ref {
	last := r.between(2, 4)
	suffix := fmt.Sprintf("+ ADD 1-%d", last)
	if last == 2 {
		suffix = "+ ADD 1 + ADD 2"
	}
	c := councilRef("ST", r.between(5001, 16900), y, suffix, "INIT")
	stem := c.ids[0][:len(c.ids[0])-len("INIT")]
	for i := 1; i <= last; i++ {
		c.ids = append(c.ids, fmt.Sprintf("%sADD-%d", stem, i))
	}
	return c
}

func drawTreaty(r *rng, kind string) ref {
	a := pick(r, []int{16, 43, 91, 100, 114, 172, 186, 194, 207, 212, 216, 218})
	args := map[string]string{"a": fmt.Sprint(a)}
	if kind == "tfeu_par" {
		args["p"] = fmt.Sprint(r.between(2, 9))
		args["a"] = "218"
		a = 218
	}
	return ref{kind: "treaty", ids: []string{fmt.Sprintf("TFEU-%d", a)}, pattern: kind, args: args}
}

// drawOutside draws references to what is not of the Council or Commission:
// the Official Journal, courts, Parliament, United Nations, the web.
func drawOutside(r *rng, kind string, base time.Time) (ref, bool) {
	y := base.Year()
	past := r.between(y-4, y-1)
	n := fmt.Sprint
	switch kind {
	case "oj", "oj_new":
		return drawOJ(r, kind, base), true
	case "case":
		c, k := r.between(1994, y-2), r.between(3, 790)
		return ref{kind: "case", ids: []string{fmt.Sprintf("C-%d/%s", k, yy(c))}, pattern: kind, year: c,
			args: map[string]string{"n": n(k), "yy": yy(c), "suffix": pick(r, []string{"", "", "", "", " P"})}}, true
	case "opinion":
		c, k := pick(r, []int{2003, 2013, 2015, 2017}), r.between(1, 3)
		return ref{kind: "case", ids: []string{fmt.Sprintf("Opinion-%d/%s", k, yy(c))}, pattern: kind,
			args: map[string]string{"n": n(k), "yy": yy(c)}}, true
	case "ecli":
		k := r.between(11, 999)
		return ref{kind: "case", ids: []string{fmt.Sprintf("ECLI:EU:C:%d:%d", past, k)}, pattern: kind,
			args: map[string]string{"n": n(k), "y": n(past), "prefix": pick(r, []string{"ECLI:", "ECLI:", ""})}}, true
	case "ta":
		k := fmt.Sprintf("%04d", r.between(11, 480))
		return ref{kind: "parliament", ids: []string{fmt.Sprintf("P%s_TA(%d)%s", term(past), past, k)}, pattern: kind,
			args: map[string]string{"t": term(past), "y": n(past), "n": k}}, true
	case "report":
		k := fmt.Sprintf("%04d", r.between(11, 380))
		return ref{kind: "parliament", ids: []string{fmt.Sprintf("A%s-%s/%d", term(past), k, past)}, pattern: kind,
			args: map[string]string{"t": term(past), "y": n(past), "n": k}}, true
	case "pe":
		a, b := r.between(500, 799), fmt.Sprintf("%03d", r.n(1000))
		return ref{kind: "parliament", ids: []string{fmt.Sprintf("PE%d.%s", a, b)}, pattern: kind,
			args: map[string]string{"n": n(a), "m": b}}, true
	case "un", "un_words":
		if kind == "un" && r.chance(40) {
			a, k := r.between(55, 78), r.between(1, 280)
			return ref{kind: "un", ids: []string{fmt.Sprintf("A/RES/%d/%d", a, k)}, pattern: "un_all",
				args: map[string]string{"n": n(a), "k": n(k)}}, true
		}
		c := r.between(2001, y-1)
		k := 1340 + (c-2001)*62 + r.n(50)
		return ref{kind: "un", ids: []string{fmt.Sprintf("S/RES/%d(%d)", k, c)}, pattern: kind,
			args: map[string]string{"n": n(k), "y": n(c)}}, true
	case "celex":
		id, means := fmt.Sprintf("6%dCJ%04d", past, r.between(3, 790)), "celex"
		if r.chance(40) {
			id, means = fmt.Sprintf("3%dR%04d", past, r.between(101, 2600)), "act"
		}
		return ref{kind: means, ids: []string{id}, pattern: kind, args: map[string]string{"id": id}}, true
	case "url":
		u := drawURL(r)
		return ref{kind: "url", ids: []string{u}, pattern: kind, args: map[string]string{"url": u}}, true
	}
	return ref{}, false
}

func drawOJ(r *rng, kind string, base time.Time) ref {
	s := pick(r, []string{"L", "C"})
	d := base.AddDate(0, 0, -r.between(400, 3200))
	args := map[string]string{"s": s, "d": fmt.Sprint(d.Day()), "m": fmt.Sprint(int(d.Month())), "Y": fmt.Sprint(d.Year())}
	if kind == "oj_new" && base.Year() > 2024 { // The journal has had no issues and pages since October 2023.
		d = date(2024, r.between(1, 12), r.between(1, 28))
		k := r.between(101, 3100)
		args = map[string]string{"n": fmt.Sprint(k), "d": fmt.Sprint(d.Day()), "m": fmt.Sprint(int(d.Month())), "Y": fmt.Sprint(d.Year())}
		return ref{kind: "oj", ids: []string{fmt.Sprintf("OJ-L-2024-%d", k)}, pattern: kind, args: args}
	}
	k, p := r.between(1, 440), r.between(1, 180)
	issue := pick(r, []string{"", "", "", "", "", "", "I"})
	args["n"], args["p"] = strings.TrimSpace(fmt.Sprintf("%d %s", k, issue)), fmt.Sprint(p)
	return ref{kind: "oj", ids: []string{fmt.Sprintf("OJ-%s-%d%s-%d-%d", s, k, issue, d.Year(), p)}, pattern: "oj", args: args}
}

// drawURL draws an address; some are longer than a line, as real ones are.
func drawURL(r *rng) string {
	host := pick(r, []string{"https://digital-strategy.ec.europa.eu/en/library/", "https://transport.ec.europa.eu/document/",
		"https://research-and-innovation.ec.europa.eu/system/files/", "https://www.consilium.europa.eu/media/"})
	tail := pick(r, []string{"joint-statement-partnership", "roadmap-cooperation-third-countries",
		"communication-resilient-infrastructures-and-trusted-connectivity-beyond-the-neighbourhood", "factsheet-agreement"})
	return fmt.Sprintf("%s%s-%d_en.pdf", host, tail, r.between(2, 99999))
}
