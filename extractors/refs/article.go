package refs

import (
	"strings"

	"councilnotes/extractors/canon"
	"councilnotes/extractors/doc"
)

// articles finds articles of the treaties, "Article 218(3) and (4) TFEU", and
// gives an act the article that is cited of it as its pinpoint. In some
// languages the article stands behind its treaty or act; data says which.
func articles(s *scan) { s.articlesOf(0) }

// articlesOf is articles with the acts from found[first] on.
func (s *scan) articlesOf(first int) {
	acts := map[int]int{}    // index in found by the token an act begins at
	actEnds := map[int]int{} // and by the token behind it
	for i, f := range s.found[first:] {
		if f.Kind == "act" {
			acts[f.from], actEnds[f.to] = first+i, first+i
		}
	}
	for _, v := range s.own {
		if v.data.ArticleAfter {
			s.articlesBehind(v, actEnds)
		} else {
			s.articlesBefore(v, acts)
		}
	}
}

// articlesBefore reads "Article 6(1) of Regulation …", "Articles 3 and 4 TEU".
func (s *scan) articlesBefore(v *vocabulary, acts map[int]int) {
	for i := 0; i < len(s.toks); i++ {
		if s.toks[i].kind != word || s.toks[i].used {
			continue
		}
		if treaty, end := v.treaties.at(s, i); end > 0 {
			s.thereof(v, treaty, end)
			continue
		}
		if _, end := v.articles.at(s, i); end == 0 {
			continue
		}
		p := s.place(v, i)
		if len(p.articles) == 0 {
			continue
		}
		k := s.skipOf(v, p.end)
		if treaty, end := s.treaty(v, k); end > 0 && s.free(i, end) {
			end = s.nameEnd(end)
			s.addArticles(treaty, p, s.span(i, end), i, end)
		} else if act, ok := s.actAt(v, k, acts); ok && s.same(i, k) {
			s.pinpoint(act, i, p.end)
		} else if treaty := s.treatyBefore(v, i, p.end); treaty != "" {
			s.addArticles(treaty, p, s.span(i, p.end), i, p.end)
		}
		i = p.end - 1
	}
}

// treatyBefore returns the treaty that the text cites right before the place
// [from, to), where words behind it say that it is of the same: "thereof".
func (s *scan) treatyBefore(v *vocabulary, from, to int) string {
	if s.is(to, ",") {
		to++
	}
	if _, end := v.sameTreaty.at(s, to); end == 0 || len(s.found) == 0 || !s.same(from, to) || !s.free(from, to) {
		return ""
	}
	last := s.found[len(s.found)-1]
	if last.Kind != "treaty" || !s.same(last.from, from) || last.to > from {
		return ""
	}
	treaty, _, _ := strings.Cut(last.ID, "-")
	return treaty
}

// actAt returns the act that begins at token k, or behind the institution there.
func (s *scan) actAt(v *vocabulary, k int, acts map[int]int) (act int, ok bool) {
	if act, ok = acts[k]; ok {
		return act, ok
	}
	if _, end := v.before.at(s, k); end > 0 {
		act, ok = acts[end]
	}
	return act, ok
}

// pinpoint gives an act the place [from, to), unless it has one.
func (s *scan) pinpoint(act, from, to int) {
	if s.found[act].Pinpoint == "" && s.free(from, to) {
		s.found[act].Pinpoint = s.original(from, to)
		s.use(from, to)
	}
}

// articlesBehind reads "az EUMSZ 218. cikke", "SESV 218 straipsnio 3 dalis",
// and the same behind an act.
func (s *scan) articlesBehind(v *vocabulary, acts map[int]int) {
	for i := 0; i < len(s.toks); i++ {
		if act, ok := acts[i]; ok && s.same(i-1, i) {
			if p := s.place(v, i); len(p.articles) > 0 {
				s.pinpoint(act, i, p.end)
			}
		}
		if s.toks[i].kind != word || s.toks[i].used {
			continue
		}
		treaty, end := v.treaties.at(s, i)
		if end == 0 {
			treaty, end = s.charter(v, i)
		}
		if end == 0 {
			continue
		}
		end = s.nameBracket(v, s.nameEnd(end))
		if p := s.place(v, end); len(p.articles) > 0 && s.free(i, p.end) {
			s.addArticles(treaty, p, s.span(i, p.end), i, p.end)
		} else {
			s.thereof(v, treaty, end)
		}
		i = end - 1
	}
}

// treaty is the treaty named at token k, in the text's language or in English.
func (s *scan) treaty(v *vocabulary, k int) (treaty string, end int) {
	if treaty, end = v.treaties.at(s, k); end > 0 {
		return treaty, end
	}
	if treaty, end = s.every(func(v *vocabulary) *phrases { return v.treaties }, k); end > 0 {
		return treaty, end
	}
	return s.charter(v, k)
}

// charter reads the short name of the Charter, "the Charter", where the text
// has named it in full before, or names nobody else who has one.
func (s *scan) charter(v *vocabulary, k int) (treaty string, end int) {
	if _, end = v.charter.at(s, k); end == 0 {
		return "", 0
	}
	if s.charterAt == 0 {
		s.charterAt = s.findCharter(v) + 1
		if s.charterAt > len(s.toks) && !s.otherCharter(v) {
			s.charterAt = 1
		}
	}
	if s.charterAt > k {
		return "", 0
	}
	return canon.CFR, end
}

// findCharter returns the token where the text first names the Charter in full;
// that behind the last for nowhere.
func (s *scan) findCharter(v *vocabulary) int {
	for i := range s.toks {
		if s.toks[i].kind != word {
			continue
		}
		if treaty, _ := v.treaties.at(s, i); treaty == canon.CFR {
			return i
		}
	}
	return len(s.toks)
}

// otherCharter reports whether the text names one who has another charter: the
// United Nations.
func (s *scan) otherCharter(v *vocabulary) bool {
	for i := range s.toks {
		if s.toks[i].kind != word {
			continue
		}
		if _, end := v.charterNot.at(s, i); end > 0 {
			return true
		}
	}
	return len(v.data.CharterNot) == 0
}

// nameBracket passes over a treaty's other name in brackets: "Europos Sąjungos
// sutarties (ES sutartis) 3 straipsnis".
func (s *scan) nameBracket(v *vocabulary, k int) int {
	if !s.is(k, "(") {
		return k
	}
	if _, end := v.treaties.at(s, k+1); end > 0 && s.is(end, ")") && s.same(k, end) {
		return end + 1
	}
	return k
}

// nameEnd takes the case ending that a language hangs on an abbreviation with a
// hyphen: "UFEU-a", "EUMSZ-ben".
func (s *scan) nameEnd(end int) int {
	if s.is(end, "-") && s.tight(end) && s.tight(end+1) && s.kind(end+1) == word && !s.capital(end+1) && len(s.text(end+1)) <= 4 {
		return end + 2
	}
	return end
}

// thereof reads an article behind the name of its treaty: "and in particular
// Article 16 thereof". Where another treaty follows, only the articles before
// the last word for article are of the first.
func (s *scan) thereof(v *vocabulary, treaty string, k int) {
	if s.is(k, "(") && s.kind(k+1) == word && s.is(k+2, ")") {
		k += 3 // The abbreviation that is given to it.
	}
	if s.is(k, ",") {
		k++
	}
	_, lead := v.thereof.at(s, k)
	if lead == 0 || !s.same(k, lead) {
		return
	}
	for k := lead; k < lead+3; k++ { // "its", "the", "l-"
		if !s.beginsPlace(v, k) {
			continue
		}
		p := s.place(v, k)
		if other, _ := s.treaty(v, s.skipOf(v, p.end)); other != "" {
			p.articles, p.end = p.articles[:p.before], p.beforeEnd
		}
		if len(p.articles) > 0 && s.free(k, p.end) {
			s.addArticles(treaty, p, s.span(k, p.end), k, p.end)
		}
		return
	}
}

// beginsPlace reports whether the word for article stands at token k, or the
// number of one where numbers come first.
func (s *scan) beginsPlace(v *vocabulary, k int) bool {
	if v.data.NumberFirst {
		return s.kind(k) == number
	}
	_, end := v.articles.at(s, k)
	return end > 0
}

// skipOf passes over a comma and the words between an article and its treaty.
func (s *scan) skipOf(v *vocabulary, k int) int {
	if s.is(k, ".") && s.tight(k) && s.kind(k-1) == number {
		k++ // the point of an ordinal: "članak 6. Ugovora"
	}
	if s.is(k, ",") {
		k++
	}
	for n := 0; n < 3; n++ {
		_, end := v.of.at(s, k)
		if end == 0 {
			break
		}
		k = end
		if s.is(k, "'") || s.is(k, "-") {
			k++ // "dell'", "tat-"
		}
	}
	return k
}

// addArticles adds one reference for each article, all with the same text.
func (s *scan) addArticles(treaty string, p place, span doc.Span, from, to int) {
	seen := map[string]bool{}
	for _, a := range p.articles {
		if seen[a.number] {
			continue
		}
		seen[a.number] = true
		f := s.addAt("treaty", canon.TreatyArticle(treaty, a.number), span, from, to)
		f.Pinpoint = strings.Trim(s.original(a.from, a.to), " ,.")
	}
	s.use(from, to)
}
