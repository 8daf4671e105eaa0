package extractors

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// alphabets are files that hold the letters of encodings in the order of their
// codes: tables, not wording.
var alphabets = []string{filepath.Join("pdf", "encoding.go")}

// TestNoWordingInCode looks for words with letters beyond ASCII in the strings
// of the extractors' code: what documents say in a language belongs in its file
// of data. Marks and single letters are of no language; tests may have texts.
func TestNoWordingInCode(t *testing.T) {
	files, seen := token.NewFileSet(), 0
	err := filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || slices.Contains(alphabets, path) {
			return err
		}
		f, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				seen++
				s, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Fatal(err)
				}
				if w := foreignWord(s); w != "" {
					t.Errorf("%s: %q in %s is wording of a document", files.Position(lit.Pos()), w, lit.Value)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 1000 {
		t.Errorf("only %d strings were looked at", seen)
	}
}

// foreignWord returns the first word of s, of two letters or more, that has one
// beyond ASCII; escapes are as good as letters.
func foreignWord(s string) string {
	noLetter := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }
	for w := range strings.FieldsFuncSeq(s, noLetter) {
		if n := utf8.RuneCountInString(w); n > 1 && n < len(w) {
			return w
		}
	}
	return ""
}

func TestForeignWord(t *testing.T) {
	for s, want := range map[string]string{
		"":                 "",
		"from «a» – “b” №": "",
		"º, ß|æ":           "",
		"Subject: Относно": "Относно",
		"caf\u00e9":        "café",
		"member states":    "",
	} {
		if got := foreignWord(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}
