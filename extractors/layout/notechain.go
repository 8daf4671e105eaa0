package layout

// areaOfSequence finds notes where nothing but their labels shows them: the
// last lines of the page that begin with the next label, the one after, and so
// on; the first of them alone on its line or set off, or with its marker above.
func (d *document) areaOfSequence(p []*line) int {
	last := d.lastNote
	if i := d.chain(p, last+1); i < len(p) {
		return i
	}
	if last > 0 {
		return d.chain(p, 1)
	}
	return len(p)
}

// chain returns the index of the last line with label n from which n+1 … follow
// to the end of the page.
func (d *document) chain(p []*line, n int) int {
	at := map[int][]int{}
	most := n - 1
	for i, l := range p {
		if h, ok := noteHead(l.text); ok && h.n >= n && h.n < n+len(p) && (!h.round || h.bare) {
			at[h.n] = append(at[h.n], i)
			most = max(most, h.n)
		}
	}
	for top := most; top >= n; top-- {
		if i, ok := d.chainDown(p, at, n, top); ok {
			return i
		}
		if top-n > 40 { // No page has that many notes; the rest was found by rule.
			top = n + 41
		}
	}
	return len(p)
}

// chainDown looks for labels top … n from the end of the page upwards.
func (d *document) chainDown(p []*line, at map[int][]int, n, top int) (int, bool) {
	below := len(p)
	for k := top; k >= n; k-- {
		list := at[k]
		for len(list) > 0 && list[len(list)-1] >= below {
			list = list[:len(list)-1]
		}
		if len(list) == 0 {
			return 0, false
		}
		below = list[len(list)-1]
	}
	return below, d.plausibleArea(p, below, n)
}

// plausibleArea reports whether notes may begin at line i, with number n: the
// label stands alone or set off, its marker stands above, be it on another page.
func (d *document) plausibleArea(p []*line, i, n int) bool {
	l := p[i]
	h, _ := noteHead(l.text)
	if i == 0 {
		return h.bare && len(p) > 1
	}
	if h.bare && i+1 == len(p) {
		return false // A number alone at the end of a page numbers the page.
	}
	if h.bare && (l.gap || l.ruled) && !h.brack {
		return true
	}
	marked := false
	for _, above := range p[:i] {
		if len(markersIn(above.text, h.label, nil)) > 0 {
			marked = true
			break
		}
	}
	marked = marked || d.above.has(h.label)
	rest := l.text[h.end:]
	return marked && (h.bare || l.gap || l.ruled || l.small || l.raised || finished(p[i-1].text) || startsUpper(rest) || isLink(firstWord(rest)))
}
