package organisations

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// leading is before made ready: how names stand in front of their heads.
type leading struct {
	endings                []string
	capitals               bool
	leads, articles, stops map[string]bool
}

func (b *before) ready() *leading {
	if b == nil {
		return nil
	}
	return &leading{folded(b.Endings), b.Capitals, foldedSet(b.Leads), foldedSet(b.Articles), foldedSet(b.Stops)}
}

// nameBefore reads the name of a working party in front of its head: in
// quotation marks, or the words that the language's data allows for. It returns
// the name as printed and the folded offset where the mention begins; without a
// name that is the offset of the head.
func (s scanner) nameBefore(from, head int) (name string, start int) {
	if name, start := s.quotedBefore(from, head); name != "" {
		return name, start
	}
	if s.before == nil {
		return "", head
	}
	if start = s.runningBefore(from, head); start == head {
		return "", head
	}
	return strings.TrimRight(s.original(start, head), " \n\t\u00a0"), start
}

// quotedBefore reads a name in quotation marks in front of a head.
func (s scanner) quotedBefore(from, head int) (name string, start int) {
	i := from + len(strings.TrimRight(s.folded.Str[from:head], " "))
	shut, size := utf8.DecodeLastRuneInString(s.folded.Str[from:i])
	if i == head || shut != '"' && !unicode.In(shut, unicode.Pf, unicode.Pi) {
		return "", head
	}
	floor := max(from, i-maxQuoted)
	for k := i - size; k > floor; {
		r, n := utf8.DecodeLastRuneInString(s.folded.Str[floor:k])
		if r == '"' || unicode.In(r, unicode.Pf, unicode.Pi) || unicode.Is(unicode.Ps, r) && r != '(' && r != '[' {
			return s.original(k, i-size), k - n
		}
		k -= n
	}
	return "", head
}

// runningBefore walks back from a head over the words of its name and returns
// where the name begins: behind an article, or at the farthest word that the
// name may have.
func (s scanner) runningBefore(from, head int) (start int) {
	start = head
	list := false // a conjunction was passed: a comma may be part of the name
	for i, n := head, 0; n < maxWords; n++ {
		word, at := s.wordBefore(from, i)
		if word == "" || s.before.stops[word] || n == 0 && len(s.before.leads) > 0 && !s.before.leads[word] {
			break
		}
		join, article := s.joins[word], s.before.articles[word]
		if article && !s.joins[s.wordAhead(from, at)] {
			break
		}
		lead := n == 0 && len(s.before.leads) > 0
		if !join && !lead && !s.attribute(word) {
			break
		}
		if !join && !article && (!s.before.capitals || s.capital(at, at+len(word))) {
			start = at
		}
		list = list || join
		if i = at; s.folded.Str[max(from, i-1)] != ' ' {
			break
		}
		if blank := strings.TrimRight(s.folded.Str[from:i], " "); list && strings.HasSuffix(blank, ",") {
			i = from + len(blank) - 1
		}
	}
	return start
}

// attribute reports whether a word has an ending of those in names.
func (s scanner) attribute(word string) bool {
	if len(s.before.endings) == 0 {
		return true
	}
	for _, e := range s.before.endings {
		if strings.HasSuffix(word, e) {
			return true
		}
	}
	return false
}

// wordBefore returns the word that ends at i, blanks aside, and where it begins;
// none where something else than blanks stands between.
func (s scanner) wordBefore(from, i int) (word string, at int) {
	end := from + len(strings.TrimRight(s.folded.Str[from:i], " "))
	k := strings.LastIndexFunc(s.folded.Str[from:end], func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '-' && r != '\''
	})
	at = from
	if k >= 0 {
		_, size := utf8.DecodeRuneInString(s.folded.Str[from+k:])
		at = from + k + size
	}
	return s.folded.Str[at:end], at
}

// wordAhead is the word before the one at i.
func (s scanner) wordAhead(from, i int) string {
	word, _ := s.wordBefore(from, i)
	return word
}
