package gen

import (
	"fmt"
	"strings"
	"time"
)

// era is a time to draw references from: the year y of the document, a year
// past not long before it.
type era struct {
	*rng
	base    time.Time
	y, past int
}

// drawRef draws a reference that a document of the day base may make. It
// reports false for a kind that is not one of references.
func drawRef(r *rng, kind string, base time.Time) (ref, bool) {
	y := base.Year()
	e := era{r, base, y, r.between(y-4, y)}
	if draw, ok := institutional[kind]; ok {
		return draw(e), true
	}
	e.past = r.between(y-4, y-1)
	if draw, ok := outside[kind]; ok {
		return draw(e), true
	}
	return ref{}, false
}

// institutional draws references to acts, treaties, and documents of the
// Council and the Commission, by kind of slot.
var institutional = map[string]func(e era) ref{
	"reg":       func(e era) ref { return e.act("reg_eu", "reg_no", "reg_ec") },
	"dir":       func(e era) ref { return e.act("dir_eu", "dir_ec") },
	"dec":       func(e era) ref { return e.act("dec_eu", "dec_no", "dec_cfsp") },
	"framework": func(e era) ref { return e.act("fra_jha") },
	"com":       func(e era) ref { return e.commission("com", "COM") },
	"swd":       func(e era) ref { return e.commission("swd", "SWD", "SWD", "JOIN", "SEC", "C") },
	"st":        func(e era) ref { return councilRef("ST", e.number(), e.y, "", "INIT") },
	"st_add":    era.added,
	"st_adds":   era.addedRange,
	"st_rev":    func(e era) ref { return revised("ST", e.number(), e.y, e.between(1, 4)) },
	"wk":        func(e era) ref { return councilRef("WK", e.between(101, 15900), e.y, "", "INIT") },
	"paper": func(e era) ref {
		return councilRef(pick(e.rng, []string{"WK", "WK", "CM", "DS", "SN"}), e.between(1001, 5900), e.y, "", "INIT")
	},
	"euco":     func(e era) ref { return councilRef("EUCO", e.between(1, 30), e.y, "", "INIT") },
	"pe_cons":  era.agreed,
	"tfeu":     func(e era) ref { return article("TFEU", "tfeu", pick(e.rng, basisArticles)) },
	"tfeu_par": era.agreementArticle,
	"teu":      func(e era) ref { return article("TEU", "teu", e.between(3, 49)) },
	"charter":  func(e era) ref { return article("CFR", "charter", pick(e.rng, []int{7, 8, 11, 16, 21, 41, 47})) },
}

// outside draws references to what is not of the Council or Commission: the
// Official Journal, courts, Parliament, United Nations, the web.
var outside = map[string]func(e era) ref{
	"oj":       func(e era) ref { return e.journal(false) },
	"oj_new":   func(e era) ref { return e.journal(e.y > 2024) }, // No issues and pages since October 2023.
	"case":     era.courtCase,
	"opinion":  era.opinion,
	"ecli":     era.ecli,
	"ta":       func(e era) ref { return e.parliament("ta", "P%s_TA(%[3]d)%[2]s", 480) },
	"report":   func(e era) ref { return e.parliament("report", "A%s-%s/%d", 380) },
	"pe":       era.parliamentPaper,
	"un":       era.assembly,
	"un_words": era.resolution,
	"celex":    era.celex,
	"url":      era.address,
}

// basisArticles are the articles of the TFEU that agreements rest on.
var basisArticles = []int{16, 43, 91, 100, 114, 172, 186, 194, 207, 212, 216, 218}

func (e era) number() int { return e.between(firstNumber, lastNumber) }

// act draws an act in one of several forms: reg_eu (2015 and later), reg_no
// (with a number sign), reg_ec (of the Community) …
func (e era) act(forms ...string) ref {
	recent := e.between(2015, max(2015, e.y-1))
	switch form := pick(e.rng, forms); form {
	case "reg_no", "dec_no":
		return actRef(form, e.between(2010, 2014), e.between(10, 1400))
	case "reg_ec":
		return actRef(form, e.between(1999, 2009), e.between(10, 2900))
	case "dir_ec":
		return actRef(form, e.between(1994, 2009), e.between(3, 120))
	case "fra_jha":
		return actRef(form, e.between(2001, 2009), e.between(100, 999))
	default:
		return actRef(form, recent, e.between(101, 2600))
	}
}

func (e era) commission(pattern string, series ...string) ref {
	t, part := series[0], ""
	if len(series) > 1 {
		t = pick(e.rng, series)
	} else if e.chance(8) {
		part = "/2"
	}
	k := e.between(11, 899)
	return ref{kind: "commission", ids: []string{fmt.Sprintf("%s(%d)%d", t, e.y, k)}, pattern: pattern,
		args: map[string]string{"t": t, "y": itoa(e.y), "n": itoa(k), "part": part}}
}

// added draws an addendum, corrigendum or declassified copy.
func (e era) added() ref {
	suffix := pick(e.rng, []string{"ADD 1", "ADD 2", "ADD 3", "COR 1", "ADD 1 COR 1", "DCL 1"})
	return councilRef("ST", e.number(), e.y, suffix, strings.ReplaceAll(suffix, " ", "-"))
}

// addedRange draws a document with several addenda: one print, several ids.
func (e era) addedRange() ref {
	last := e.between(2, 4)
	suffix := fmt.Sprintf("+ ADD 1-%d", last)
	if last == 2 {
		suffix = "+ ADD 1 + ADD 2"
	}
	c := councilRef("ST", e.number(), e.y, suffix, "INIT")
	stem := strings.TrimSuffix(c.ids[0], "INIT")
	for i := 1; i <= last; i++ {
		c.ids = append(c.ids, fmt.Sprintf("%sADD-%d", stem, i))
	}
	return c
}

// agreed draws a text that Parliament and Council agreed on.
func (e era) agreed() ref {
	if e.chance(25) {
		return revised("PE-CONS", e.between(1, 99), e.past, 1)
	}
	return councilRef("PE-CONS", e.between(1, 99), e.past, "", "INIT")
}

func article(treaty, pattern string, a int) ref {
	return ref{kind: "treaty", ids: []string{fmt.Sprintf("%s-%d", treaty, a)}, pattern: pattern, args: map[string]string{"a": itoa(a)}}
}

// agreementArticle draws a paragraph of Article 218, on agreements.
func (e era) agreementArticle() ref {
	pick(e.rng, basisArticles) // Keeps the stories of seeds that are in use.
	r := article("TFEU", "tfeu_par", 218)
	r.args["p"] = itoa(e.between(2, 9))
	return r
}

// journal draws a place in the Official Journal, of today's numbering or of
// issue and page.
func (e era) journal(today bool) ref {
	s := pick(e.rng, []string{"L", "C"})
	d := e.base.AddDate(0, 0, -e.between(400, 3200))
	if today {
		d = date(2024, e.between(1, 12), e.between(1, 28))
	}
	args := map[string]string{"s": s, "d": itoa(d.Day()), "m": itoa(int(d.Month())), "Y": itoa(d.Year())}
	if today {
		k := e.between(101, 3100)
		args["n"] = itoa(k)
		return ref{kind: "oj", ids: []string{fmt.Sprintf("OJ-L-2024-%d", k)}, pattern: "oj_new", args: args}
	}
	k, p := e.between(1, 440), e.between(1, 180)
	issue := pick(e.rng, []string{"", "", "", "", "", "", "I"})
	args["n"], args["p"] = strings.TrimSpace(fmt.Sprintf("%d %s", k, issue)), itoa(p)
	return ref{kind: "oj", ids: []string{fmt.Sprintf("OJ-%s-%d%s-%d-%d", s, k, issue, d.Year(), p)}, pattern: "oj", args: args}
}
