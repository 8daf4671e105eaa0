package gen

import "fmt"

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
