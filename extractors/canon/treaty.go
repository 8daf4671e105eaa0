package canon

import (
	"fmt"
	"strconv"
	"strings"
)

// The treaties that articles are cited of, by the id they have here.
const (
	TFEU  = "TFEU"
	TEU   = "TEU"
	TEAEC = "TEAEC" // Euratom
	TEC   = "TEC"   // European Community, 1993–2009
	TEEC  = "TEEC"  // European Economic Community, before
	CFR   = "CFR"   // Charter of Fundamental Rights
)

// treatyCELEX is the CELEX number of the consolidated treaty that its articles'
// numbers begin with.
var treatyCELEX = map[string]string{
	TFEU: "12016E", TEU: "12016M", TEAEC: "12016A", CFR: "12016P", TEC: "12006E", TEEC: "11957E",
}

// IsTreaty reports whether the id names a treaty.
func IsTreaty(treaty string) bool { return treatyCELEX[treaty] != "" }

// TreatyArticle writes the id of an article: "TFEU-218", "TEAEC-106a".
func TreatyArticle(treaty, article string) string { return treaty + "-" + strings.ToLower(article) }

// ParseTreatyArticle reads the id of an article back.
func ParseTreatyArticle(id string) (treaty, article string, ok bool) {
	treaty, article, ok = strings.Cut(id, "-")
	n, letter := articleNumber(article)
	return treaty, article, ok && IsTreaty(treaty) && n > 0 && len(letter) <= 2
}

func articleNumber(article string) (n int, letters string) {
	digits := strings.TrimRight(article, "abcdefghijklmnopqrstuvwxyz")
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0, ""
	}
	return n, article[len(digits):]
}

func treatyURI(id string) string {
	treaty, article, ok := ParseTreatyArticle(id)
	if !ok {
		return ""
	}
	n, letters := articleNumber(article)
	return celexURI(fmt.Sprintf("%s%03d%s", treatyCELEX[treaty], n, strings.ToUpper(letters)))
}
