package gen

import (
	"fmt"
	"regexp"
	"strings"
)

// liaison is an article or the like that is chosen by the sound of what
// follows: "a 9124/22 dokumentum", but "az 5124/22 dokumentum". Sentences hold
// its mark, "a(z) ", before a slot or an organisation; where the text that
// comes there matches Before, the mark becomes Then, otherwise Else.
type liaison struct {
	Mark, Before, Then, Else string

	before *regexp.Regexp
}

func (a *liaison) compile() (err error) {
	if a.Mark == "" {
		return fmt.Errorf("a liaison without a mark")
	}
	a.before, err = regexp.Compile("^(?:" + a.Before + ")")
	return err
}

// settle replaces the mark that text ends with by the word that goes before
// next. What is known about the text stays true: nothing of it is in a mark.
func settle(liaisons []liaison, text, next string) string {
	for _, a := range liaisons {
		stem, ok := strings.CutSuffix(text, a.Mark)
		switch {
		case !ok || next == "":
			continue
		case a.before.MatchString(next):
			return stem + a.Then
		}
		return stem + a.Else
	}
	return text
}
