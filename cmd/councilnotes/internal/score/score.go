// Package score measures what the extractors find against what a careful reader
// found: precision, recall and F1 for every field and language. It reads gold
// files, runs the extractors on their texts as on any document, and compares
// mention by mention: value and quoted text must both be right.
//
// A gold file is a txtar archive, "testdata/gold/NAME.txtar", written by hand and
// before the program is run on it. A file "text LANG", a title behind it perhaps,
// is a text as it would be exported; after it stand the fields that a reader went
// through, one mention a line: its value, its exact text in quotation marks and,
// where it is to be compared, its detail in square brackets:
//
//	-- text en a note on data --
//	In accordance with Article 16(2) TFEU and with Regulation (EU) 2016/679 of 27
//	April 2016, delegations from Japan and from Spanish ports met (ADD 1-2).
//
//	-- references --
//	treaty TFEU-16 "Article 16(2) TFEU" [(2)]
//	act 32016R0679 "Regulation (EU) 2016/679"
//	-- dates --
//	2016-04-27 "27 April 2016" [act_title]
//	-- countries --
//	JP "Japan"
//	demonym ES "Spanish"
//
// A field that is not there is not judged; one without lines says that there is
// nothing to find. Mentions stand in the order of the text, and a quotation is
// looked for behind the one before it; what is not found there may stand
// anywhere. A line that begins with "+" has the place of the line before it
// ("+ ADD 1-3" names several documents), one with "?" is neither wanted nor
// wrong. Blanks and line ends in a quotation are any blanks in the text; "first
// words … last words" stands for a long one; where words around it are needed to
// find it, bars enclose what is meant ("asked how the |GDPR| works"). The fields and their values:
//
//	language       "bg" (of the whole text; without quotation)
//	references     KIND ID [pinpoint]
//	dates          EDTF [role]
//	countries      CODE, demonym CODE, part CODE
//	organisations  ID
//	actions        ACTOR VERB ADDRESSEE [deadline], "-" for none; where a word of a
//	               language stands for two verbs, either: "- invite|request coreper"
//	cover          the field's name, with its value quoted as in the record
//	points         PATH, with the text quoted
//	footnotes      LABEL [after words], with the text quoted; the words are the
//	               last before the note's anchor, as many as make it certain:
//	               1 "Doc. 7212/24." [after the impact assessment]
//	items          item, with the text quoted
//
// The committed board, scoreboard.txt beside the gold, has the rows of all fields
// and languages, their misses, and the files it was made of; see committed.go.
//
// A file "bg.txt" holds texts of one language that have their dates and
// countries marked in the text itself; see marked.go.
package score

import (
	"context"
	"fmt"

	"councilnotes/extractors"
	"councilnotes/extractors/doc"
)

// Result is what became of the fields of one text.
type Result struct {
	Text   *Text
	Fields map[string]Outcome // by field
}

// Outcome compares the mentions of one field of one text.
type Outcome struct {
	Wanted, Found, Right int
	Missed, Extra        []string // as lines of a gold file
}

// Run reads every text as a document in an unknown language and compares what
// was found in it. It fails only when ctx is done.
func Run(ctx context.Context, texts []*Text) ([]Result, error) {
	var out []Result
	for _, t := range texts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		r := extractors.Run(ctx, doc.Document{Name: t.Name, Bytes: []byte(t.Body)}, extractors.Options{})
		res := Result{Text: t, Fields: map[string]Outcome{}}
		for field, want := range t.Want {
			res.Fields[field] = compare(r.Text, want, fields[field](r))
		}
		res.Fields["language"] = compare("", []Mention{{Value: t.Lang}}, []Mention{{Value: r.Language}})
		out = append(out, res)
	}
	return out, nil
}

// String writes a mention as a gold file does.
func (m Mention) String() string {
	s := m.Value
	if m.Quote != "" {
		s += fmt.Sprintf(" \"%s\"", blanks.ReplaceAllString(m.Quote, " "))
	}
	if m.Detail != "" {
		s += " [" + m.Detail + "]"
	}
	return s
}
