package layout

import (
	"slices"
	"strings"
)

// bareParties finds the labels without colons by which older notes say from whom
// to whom they go, below the title and above the first label with one: "des" and
// "Vorsitzes", "für den" and "Rat", each on a line or both on one.
func (d *document) bareParties(lines []*line, found []labelled) []labelled {
	limit, code := found[0].line, d.coverLanguage(found)
	first := -1
	for i := limit - 1; i >= 0 && limit-i <= 8; i-- {
		if allCaps(lines[i].text) && strings.IndexFunc(lines[i].text, isDecimal) < 0 {
			first = i + 1
			break
		}
	}
	if first < 0 || first >= limit {
		return found
	}
	end := bareLabel(lines[first].text, roleFrom, code)
	for i := first + 1; end > 0 && i < limit; i++ {
		if to := bareLabel(lines[i].text, roleTo, code); to > 0 {
			both := []labelled{{first, end, map[string]role{code: roleFrom}}, {i, to, map[string]role{code: roleTo}}}
			return slices.Concat(both, found)
		}
	}
	return found
}

// bareLabel returns the offset behind the longest label of a role that the line
// begins with, 0 for none.
func bareLabel(s string, r role, code string) int {
	best := 0
	for _, label := range WordsOf(code).Labels[string(r)] {
		n := len(label)
		if n > best && n <= len(s) && strings.EqualFold(s[:n], label) && (n == len(s) || s[n] == ' ') {
			best = n
		}
	}
	return best
}
