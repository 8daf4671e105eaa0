package canon

import (
	"strconv"
	"strings"
)

// celexShape is the shape of a CELEX number, in capitals: sector, year, one to three
// letters, number, and what may follow: "(01)", a corrigendum "R(02)", the date
// of a consolidated text, parts of a treaty.
var celexShape = pattern(`^([0-9CE])((?:19|20)[0-9]{2})([A-Z]{1,3})([0-9]{4}|[0-9]{3}[A-Z]?|/[A-Z0-9/]+)((?:\([0-9]{2}\))?)((?:R\([0-9]{2}\))?)((?:-[0-9]{8})?)$`)

// ReadCELEX reads a CELEX number. For an act (sector 3) the id is that of the
// act, without the mark of a corrigendum.
func ReadCELEX(s string) (id string, sector byte, ok bool) {
	s = strings.ToUpper(s)
	m := celexShape().FindStringSubmatch(s)
	if m == nil {
		return "", 0, false
	}
	sector = m[1][0]
	if _, err := strconv.Atoi(m[4]); sector != '1' && (err != nil || len(m[4]) != 4) {
		return "", 0, false // Only treaties have articles of three digits, and paths.
	}
	if sector == '3' {
		return s[:1] + m[2] + m[3] + m[4] + m[5], sector, true
	}
	return s, sector, true
}

// letters of the acts that ELIs name.
var eliLetters = map[string]Letter{
	"reg": Regulation, "reg_impl": Regulation, "reg_del": Regulation,
	"dir": Directive, "dir_impl": Directive, "dir_del": Directive,
	"dec": Decision, "dec_impl": Decision, "dec_del": Decision,
	"dec_framw": FrameworkDecision, "joint_action": JointAction,
	"reco": Recommendation, "guideline": Guideline,
}

var eliAct = pattern(`^https?://data\.europa\.eu/eli/([a-z_]+)/([0-9]{4})/([0-9]{1,4})(?:/.*)?$`)

// ReadELI reads the address of an act at data.europa.eu/eli.
func ReadELI(uri string) (Act, bool) {
	m := eliAct().FindStringSubmatch(strings.ToLower(uri))
	if m == nil || eliLetters[m[1]] == 0 {
		return Act{}, false
	}
	year, ok := ReadYear(m[2])
	if !ok {
		return Act{}, false
	}
	return numbered(eliLetters[m[1]], year, m[3])
}
