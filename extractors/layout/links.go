package layout

import "strings"

// isLink reports whether a word is the address of a page or a mailbox.
func isLink(word string) bool {
	word = strings.TrimLeft(word, "(<[\"“„«")
	for _, p := range []string{"http://", "https://", "www.", "mailto:", "ftp://"} {
		if len(word) > len(p) && strings.EqualFold(word[:len(p)], p) {
			return true
		}
	}
	return false
}

// linkOnly reports whether a line is nothing but an address.
func linkOnly(s string) bool {
	s = strings.TrimSpace(s)
	return isLink(s) && !strings.ContainsRune(s, ' ')
}

// goesOn reports whether word, at the start of a line, may be the rest of an
// address that the line before ended with.
func goesOn(address, word string) bool {
	for i := range len(word) {
		if word[i] <= ' ' || word[i] > '~' {
			return false
		}
	}
	if word == "" || isLink(word) {
		return false
	}
	end := address[len(address)-1]
	if strings.IndexByte("-/_=&?%~#+:", end) >= 0 {
		return true
	}
	if end == '.' || end == ',' || end == ';' || end == ')' {
		return end == '.' && startsLower(word) && strings.ContainsAny(word, "/_")
	}
	return strings.IndexByte("/_=&?%~#-.", word[0]) >= 0 && len(word) > 1 || strings.ContainsAny(strings.TrimRight(word, ".,;:)"), "/_=%&?#")
}

// takeRepeatedLinks takes out the addresses that an export repeats, each on a
// line of its own, behind a page whose text has them already.
func (d *document) takeRepeatedLinks() {
	if d.geometry == Exact {
		return
	}
	seen := linkSet{whole: map[string]bool{}}
	body, next := d.lines[:0], 0
	for _, l := range d.lines {
		for ; next < len(d.notes) && d.notes[next].region < l.region; next++ {
			d.notes[next].readLinks(&seen)
		}
		if seen.repeats(l) {
			continue
		}
		seen.read(l.text)
		body = append(body, l)
	}
	d.lines = body
	for ; next < len(d.notes); next++ {
		d.notes[next].readLinks(&seen)
	}
}

// readLinks reads the addresses of a note and drops its lines that repeat one.
func (n *note) readLinks(seen *linkSet) {
	lines := n.lines[:0]
	seen.open = ""
	for i, l := range n.lines {
		if i == 0 || !seen.repeats(l) {
			seen.read(l.text)
			lines = append(lines, l)
		}
	}
	n.lines, seen.open = lines, ""
}

// linkSet holds the addresses of lines read one after the other, put together
// where a line ended within one.
type linkSet struct {
	whole map[string]bool
	open  string // the address that the last line ended with
}

// repeats reports whether a line is nothing but an address seen before.
func (s *linkSet) repeats(l *line) bool {
	return linkOnly(l.text) && s.whole[strings.TrimSpace(l.text)]
}

func (s *linkSet) read(text string) {
	first, last := true, ""
	for word := range strings.FieldsSeq(text) {
		last = ""
		if first && s.open != "" && goesOn(s.open, word) && len(s.open) < 2000 {
			last = s.open + word
		} else if isLink(word) {
			last = word
		}
		if last != "" {
			s.whole[last] = true
			s.whole[strings.TrimRight(last, ".,;:)>]”“»\"")] = true
		}
		first = false
	}
	s.open = last
}
