package refs

import "strconv"

// place is where in a treaty or act something stands: its articles, with their
// paragraphs and points.
type place struct {
	articles []article
	end      int // the token behind the last that belongs to it
	// The last word for article that others stand before: the token, how many
	// articles there are before it, and where they end. Zero for none.
	split, before, beforeEnd int
}

// article is the number of an article, and the tokens of what is cited in it.
type article struct {
	number   string
	from, to int
}

// A place has at most so many articles and tokens; what is longer is no
// citation, and reading on would cost time for nothing.
const (
	maxArticles = 60
	maxPlace    = 120
)

// placeReader is a place while it is read: what the last words said the next
// numbers are.
type placeReader struct {
	*scan
	v       *vocabulary
	p       place
	state   byte      // article, paragraph, or unknown
	pending []article // numbers that the word behind them will explain
	joined  bool      // a comma or a joiner stands right before the token
	joins   bool      // the token is one
	// joinedAt is where the last article ended before the last joiner, 0 once
	// figures have followed that.
	joinedAt int
	first    int  // the token the place begins at
	named    bool // the token before is a word for a part
}

const (
	unknown    = 0
	ofArticle  = 'a'
	ofParts    = 'p'
	ofNumbered = 'n' // right behind the number of an article
)

// place reads a place that begins at token i; it has no articles where none
// stands there. It reads words for article and for its parts, numbers, letters
// and brackets, and what joins them.
func (s *scan) place(v *vocabulary, i int) place {
	r := placeReader{scan: s, v: v, p: place{end: i}, first: i}
	for k := i; k < i+maxPlace && s.same(i, k) && !s.toks[k].used && len(r.p.articles) < maxArticles; {
		next := r.step(k)
		if next == 0 {
			break
		}
		_, part := v.places.at(s, k)
		r.joined, r.joins, r.named = r.joins, false, part == next
		k = next
	}
	return r.p
}

// step reads what stands at token k and returns the token behind it, 0 at the
// end of the place.
func (r *placeReader) step(k int) int {
	if _, end := r.v.articles.at(r.scan, k); end > 0 {
		if n := len(r.p.articles); n > 0 && !r.v.data.NumberFirst {
			if r.joinedAt > 0 {
				r.p.articles[n-1].to = r.joinedAt
			}
			r.p.split, r.p.before, r.p.beforeEnd = k, n, r.p.end
		}
		return r.articleWord(end)
	}
	if _, end := r.v.places.at(r.scan, k); end > 0 {
		return r.partWord(end)
	}
	switch {
	case r.kind(k) == number:
		return r.number(k)
	case r.is(k, "("):
		return r.bracket(k)
	case r.is(k, ".") && r.tight(k) && r.isOrdinal(k-1):
		return k + 1
	case r.is(k, "º") || r.is(k, "°"):
		return r.ordinal(k)
	case r.is(k, ")") && r.closesPart(k):
		return r.solid(k + 1) // "lit. b)", "point 66)"
	case r.is(k, ",") || r.is(k, "-") || r.is(k, "&"):
		return r.join(k, k+1)
	}
	if _, end := r.v.joiners.at(r.scan, k); end > 0 {
		return r.join(k, end)
	}
	if r.state == ofParts && r.isLetter(k) {
		return r.solid(k + 1) // "buchstabe a", "ziffer v"
	}
	return 0
}

// isOrdinal reports whether a full stop behind token k makes an ordinal of it: a
// number, or the roman numeral of a point where the noun follows ("v. alpont").
func (r *placeReader) isOrdinal(k int) bool {
	if r.kind(k) == number {
		return true
	}
	_, part := r.v.places.at(r.scan, k+2)
	return r.v.data.NumberFirst && r.state == ofParts && r.isRoman(k) && part > 0
}

// isLetter reports whether token k names a point: one letter, the same twice, a
// roman numeral, two letters with their bracket. A letter that is a word too, and
// may lead to the treaty, counts only right behind the word for point.
func (r *placeReader) isLetter(k int) bool {
	if r.kind(k) != word {
		return false
	}
	s := []rune(r.text(k))
	if r.is(k+1, ")") && r.tight(k+1) {
		return len(s) <= 2 || r.isRoman(k)
	}
	if _, end := r.v.of.at(r.scan, k); end > 0 && !r.named {
		return false
	}
	return len(s) == 1 || len(s) == 2 && s[0] == s[1] || r.isRoman(k)
}

// closesPart reports whether the bracket at token k belongs to the letter or
// number before it, and does not close one that opened before the place.
func (r *placeReader) closesPart(k int) bool {
	if !r.tight(k) || r.state != ofParts || r.kind(k-1) == mark {
		return false
	}
	if r.kind(k-1) == word {
		return true
	}
	for i := r.first - 1; i > r.first-maxPlace && r.same(i, k); i-- {
		if r.is(i, ")") {
			break
		}
		if r.is(i, "(") {
			return false
		}
	}
	if r.v.data.NumberFirst {
		_, part := r.v.places.at(r.scan, k+1)
		return part > 0
	}
	return true
}

// ordinal takes the mark of an ordinal; it is the article's own right behind its
// number: "artigo 5.º, n.º 1".
func (r *placeReader) ordinal(k int) int {
	if n := len(r.p.articles); n > 0 && r.p.articles[n-1].from+1 >= k && r.state == ofNumbered {
		r.p.articles[n-1].from = k + 1
	}
	return r.solid(k + 1)
}

// join notes that what follows may belong to something else: the words for parts
// that stand before the next article are that one's. Those that "of" follows
// look forward: "Article 4(2) and the second sentence of Article 5".
func (r *placeReader) join(k, end int) int {
	r.joins = true
	_, of := r.v.of.at(r.scan, k)
	if n := len(r.p.articles); n > 0 && !r.joined && !(r.named && of > 0) {
		r.joinedAt = r.p.articles[n-1].to
	}
	return end
}

// solid ends the place, as far as it is known, behind token k-1.
func (r *placeReader) solid(k int) int {
	if len(r.p.articles) == 0 {
		return k
	}
	r.p.end = k
	last := &r.p.articles[len(r.p.articles)-1]
	last.to = k
	return k
}

// articleWord says what the numbers are: those behind it, or those before it
// where the language puts them first.
func (r *placeReader) articleWord(end int) int {
	if !r.v.data.NumberFirst {
		r.state = ofArticle
		return end
	}
	if len(r.pending) == 0 {
		return 0
	}
	if n := len(r.p.articles); n > 0 && r.joinedAt > 0 {
		r.p.articles[n-1].to = r.joinedAt
	}
	for _, a := range r.pending {
		a.from, a.to = end, end
		r.p.articles = append(r.p.articles, a)
	}
	r.pending, r.state = nil, ofNumbered
	return r.solid(end)
}

func (r *placeReader) partWord(end int) int {
	if len(r.p.articles) == 0 && r.v.data.NumberFirst {
		return 0
	}
	r.pending, r.state = nil, ofParts
	if r.v.data.NumberFirst {
		r.joinedAt = 0
	}
	return r.solid(end)
}

func (r *placeReader) number(k int) int {
	n := r.text(k)
	if len(n) > 3 {
		return 0
	}
	if !r.v.data.NumberFirst {
		r.joinedAt = 0
	}
	end := k + 1
	if r.kind(end) == word && r.tight(end) && len(r.text(end)) == 1 {
		n, end = n+r.text(end), end+1
	}
	switch {
	case r.v.data.NumberFirst:
		r.pending = append(r.pending, article{number: n})
		if r.state == ofParts {
			return r.solid(end)
		}
		return end
	case r.state == ofNumbered && n == r.p.articles[len(r.p.articles)-1].number:
		return r.solid(end) // "artikel 218.3 och 218.4"
	case r.state == ofArticle, r.state == ofNumbered && (!r.tight(k) || r.is(k-1, "-")), r.state == ofParts && r.newArticle(k):
		r.p.articles = append(r.p.articles, article{n, end, end})
		r.state = ofNumbered
		return r.solid(end)
	case len(r.p.articles) == 0:
		return 0
	}
	return r.solid(end)
}

// newArticle reports whether a number that is joined to a paragraph is that of
// another article: paragraphs follow it, or it is too great for a paragraph.
func (r *placeReader) newArticle(k int) bool {
	n, err := strconv.Atoi(r.text(k))
	if err != nil || !r.joined || n < 10 {
		return false
	}
	next := k + 1
	if r.is(next, ",") {
		next++
	}
	_, parts := r.v.places.at(r.scan, next)
	return n >= 20 || parts > 0
}

// bracket reads "(3)", "(a)", "(iv)" behind what it belongs to.
func (r *placeReader) bracket(k int) int {
	if !r.is(k+2, ")") || r.kind(k+1) == mark || len(r.text(k+1)) > 4 || !r.same(k, k+2) {
		return 0
	}
	if len(r.p.articles) == 0 && !r.v.data.NumberFirst {
		return k + 3 // "point (a) of Article 5"
	}
	return r.solid(k + 3)
}
