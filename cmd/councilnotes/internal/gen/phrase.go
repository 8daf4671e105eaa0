package gen

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// speaker phrases the sentences of one story in one language.
type speaker struct {
	*language
	topic   string
	partner string
	notes   []rich // footnotes in the order of their markers
}

// say phrases a sentence.
func (sp *speaker) say(s sentence) rich { return sp.phrase(s.key, s.variant, s.facts) }

// all phrases sentences one after the other, as one paragraph.
func (sp *speaker) all(list []sentence) rich {
	var out rich
	for i, s := range list {
		if i > 0 {
			out.addText(" ")
		}
		out.add(sp.say(s))
	}
	return out
}

func (sp *speaker) phrase(key string, variant uint, facts map[string]fact) rich {
	ts := sp.templates[key]
	if len(ts) == 0 {
		panic(fmt.Sprintf("gen: data/%s.json phrases no %q", sp.Code, key)) // The test of the data files finds it first.
	}
	var out rich
	for _, p := range ts[variant%uint(len(ts))] {
		if p.org == "" && p.slot == "" {
			out.addText(p.text)
			continue
		}
		var next rich
		if p.org != "" {
			next.addMention(p.text, mention{org: p.org})
		} else {
			sp.slot(&next, p, facts)
		}
		out.text = settle(sp.Liaisons, out.text, next.text)
		out.add(next)
	}
	return out
}

// slot appends what stands for a slot. A form that begins with a capital letter
// asks for a capital letter.
func (sp *speaker) slot(out *rich, p part, facts map[string]fact) {
	form, capital := p.form, false
	if first, n := utf8.DecodeRuneInString(form); unicode.IsUpper(first) {
		form, capital = string(unicode.ToLower(first))+form[n:], true
	}
	var r rich
	switch f := facts[p.slot]; {
	case p.slot == "T":
		r = sp.phrase("topic:"+sp.topic+":"+form, 0, nil)
	case p.slot == "p":
		r.addMention(sp.country(sp.partner, form), mention{country: sp.partner})
	case f.note != nil:
		sp.footnote(out, *f.note)
		return
	case f.when != nil:
		r.addMention(sp.date(*f.when, form), mention{when: f.when})
	case f.ref != nil:
		r.addMention(sp.ref(*f.ref, form), mention{ref: f.ref})
	case f.country != "":
		r.addMention(sp.country(f.country, form), mention{country: f.country})
	case f.demonym != "" && form != "": // Where a delegation is named by its country, not by an adjective.
		r.addMention(sp.country(f.demonym, form), mention{country: f.demonym})
	case f.demonym != "":
		r.addMention(sp.Countries.Adjectives[f.demonym], mention{demonym: f.demonym})
	}
	if capital {
		r = r.capital()
	}
	out.add(r)
}

// footnote sets a marker and keeps the note.
func (sp *speaker) footnote(out *rich, s sentence) {
	sp.notes = append(sp.notes, rich{})
	n := len(sp.notes)
	out.anchors = append(out.anchors, anchor{len(out.text), n})
	sp.notes[n-1] = sp.say(s)
}

// country returns the name of a country in a form, with brackets.
func (l *language) country(code, form string) string {
	names := l.Countries.Names[code]
	if len(names) == 1 {
		return names[0]
	}
	for i, f := range l.Countries.Forms {
		if f == form {
			return names[i]
		}
	}
	panic(fmt.Sprintf("gen: data/%s.json has no form %q of %s", l.Code, form, code))
}

// date prints a date in a form.
func (l *language) date(w when, form string) string {
	patterns := l.Dates[w.kind][form]
	pattern := patterns[max(w.part, 1)-1]
	args := w.args()
	return expand(pattern, func(name, form string) string {
		switch {
		case name == "M":
			return l.Months[form][w.from.Month()-1]
		case name == "d" && form != "":
			return l.Days[form][w.from.Day()-1]
		case name == "e" && form != "":
			return l.Days[form][w.to.Day()-1]
		}
		return args[name]
	})
}

// ref prints a reference in a form. For acts the form chooses the type word;
// the form "-" leaves it out.
func (l *language) ref(r ref, form string) string {
	if pattern, ok := l.Acts.Numbers[r.pattern]; ok {
		word, ok := l.Acts.Words[r.pattern[:3]][form]
		if !ok && form != "-" {
			panic(fmt.Sprintf("gen: data/%s.json has no form %q of %s", l.Code, form, r.pattern[:3]))
		}
		return strings.TrimSpace(expand(pattern, func(name, _ string) string {
			if name == "W" {
				return word
			}
			return r.args[name]
		}))
	}
	pattern, ok := l.References[r.pattern][form]
	if !ok {
		pattern = neutral[r.pattern][form]
	}
	return expand(pattern, func(name, form string) string {
		if form != "" { // A day with its article or ending, as in dates.
			return l.Days[form][atoi(r.args[name])-1]
		}
		return r.args[name]
	})
}
