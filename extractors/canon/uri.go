package canon

import (
	"fmt"
	"strconv"
	"strings"
)

// URI returns the address where the thing that an id names can be fetched, in
// the language (ISO 639-1; English where it is empty); "" where there is none.
func URI(kind, id, lang string) string {
	if lang == "" {
		lang = "en"
	}
	upper := strings.ToUpper(lang)
	switch kind {
	case "council":
		return "https://data.consilium.europa.eu/doc/document/" + id + "/" + lang + "/pdf"
	case "commission":
		return commissionURI(id, upper)
	case "procedure":
		return procedureURI(id, upper)
	case "act", "celex":
		return celexURI(id)
	case "treaty":
		return treatyURI(id)
	case "oj":
		return journalURI(id, upper)
	case "case":
		return caseURI(id)
	case "parliament":
		return parliamentURI(id, upper)
	case "url":
		return id
	}
	return ""
}

func celexURI(id string) string { return "http://publications.europa.eu/resource/celex/" + id }

func eurlex(lang, uri string) string {
	return "https://eur-lex.europa.eu/legal-content/" + lang + "/TXT/?uri=" + uri
}

func commissionURI(id, lang string) string {
	c, ok := ParseCommission(id)
	if !ok {
		return ""
	}
	return eurlex(lang, fmt.Sprintf("%s:%d:%d:FIN", c.Series, c.Year, c.Number))
}

func procedureURI(id, lang string) string {
	p, ok := ParseProcedure(id)
	if !ok {
		return ""
	}
	return fmt.Sprintf("https://eur-lex.europa.eu/procedure/%s/%d_%d%s", lang, p.Year, p.Number, p.Split)
}

// journalURI leads to the contents of an issue. The journal of before 1968 has
// no such page.
func journalURI(id, lang string) string {
	j, ok := ParseJournal(id)
	switch {
	case !ok || j.Series == "":
		return ""
	case j.Text != "":
		n, _ := strconv.Atoi(strings.TrimPrefix(j.Text, "C"))
		return eurlex(lang, fmt.Sprintf("OJ:%s_%d%05d", j.Series, j.Year, n))
	}
	return eurlex(lang, fmt.Sprintf("OJ:%s:%d:%s:TOC", j.Series, j.Year, j.Issue))
}

func caseURI(id string) string {
	switch {
	case strings.HasPrefix(id, "ECLI:"):
		return "https://e-justice.europa.eu/ecli/" + id
	case len(id) > 1 && id[1] == '-':
		return "https://curia.europa.eu/juris/liste.jsf?num=" + id
	}
	return ""
}

var (
	adopted = pattern(`^P([0-9]{1,2})_TA(?:-PROV)?\(([0-9]{4})\)([0-9]{4})$`)
	tabled  = pattern(`^(RC-)?([AB])([0-9]{1,2})-([0-9]{4})/([0-9]{4})$`)
)

// parliamentURI knows texts adopted, reports and motions. What was referred to
// Parliament (C9-…) is no document of its own.
func parliamentURI(id, lang string) string {
	const at = "https://www.europarl.europa.eu/doceo/document/"
	if m := adopted().FindStringSubmatch(id); m != nil {
		return at + "TA-" + m[1] + "-" + m[2] + "-" + m[3] + "_" + lang + ".html"
	}
	if m := tabled().FindStringSubmatch(id); m != nil {
		letter := m[2]
		if m[1] != "" {
			letter = "RC"
		}
		return at + letter + "-" + m[3] + "-" + m[5] + "-" + m[4] + "_" + lang + ".html"
	}
	return ""
}
