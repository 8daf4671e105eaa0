package pdf

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tokens writes the tokens of s in a readable form.
func tokens(s string) string {
	l := lexer{b: []byte(s)}
	var out []string
	for t := l.next(); t.kind != tEOF; t = l.next() {
		switch t.kind {
		case tNumber:
			out = append(out, fmt.Sprint(t.num))
		case tName:
			out = append(out, "/"+string(t.b))
		case tString:
			out = append(out, fmt.Sprintf("%q", t.b))
		case tWord:
			out = append(out, string(t.b))
		default:
			out = append(out, map[kind]string{tOpen: "[", tClose: "]", tDict: "<<", tDictEnd: ">>"}[t.kind])
		}
	}
	return strings.Join(out, " ")
}

func TestLexer(t *testing.T) {
	for in, want := range map[string]string{
		"":                         "",
		"12 -3.5 +.25 4. -.5":      "12 -3.5 0.25 4 -0.5",
		"--5 1.-2 5-3":             "-5 1 5",
		"- + . 1e5 0x":             "- + 0 1 e5 0 x",
		"99999999999999999999":     "1e+12",
		"/Name /A#20B /A#2 / /x":   "/Name /A B /A#2 / /x",
		"(a(b)c) (\\(\\)\\\\)":     `"a(b)c" "()\\"`,
		`(\101\7\0012 \q\n)`:       `"A\a\x012 q\n"`,
		"(a\\\nb\\\r\nc\r\nd\re)":  `"abc\nd\ne"`,
		"(never closed":            `"never closed"`,
		`(\`:                       `""`,
		"<48 65 6c6C6f> <4> <4x1>": `"Hello" "@" "A"`,
		"<48 65":                   `"He"`,
		"[1(a)/B]TJ":               `[ 1 "a" /B ] TJ`,
		"<</A<</B[1 2]>>>>":        "<< /A << /B [ 1 2 ] >> >>",
		"% all\n1 % more\r2":       "1 2",
		"q\nQ\x00BT\fET":           "q Q BT ET",
		"T* ' \" f* b*":            "T* ' \" f* b*",
		") > } { ] >>":             "] >>",
		"1 0 0 1 72 720cm":         "1 0 0 1 72 720 cm",
		"/F1 12Tf":                 "/F1 12 Tf",
		"(x)Tj(y)Tj":               `"x" Tj "y" Tj`,
		"null true false":          "null true false",
	} {
		if diff := cmp.Diff(want, tokens(in)); diff != "" {
			t.Errorf("%q: %s", in, diff)
		}
	}
}

func TestSkipImage(t *testing.T) {
	for in, want := range map[string]string{
		"ID abc\nEI Q":                  "Q",
		"ID a EI\xffb EI\nQ q":          "Q q",
		"ID EIEIEI EI":                  "",
		"ID never ends":                 "",
		"ID \x00\x01 EI \x00\x01 EI BT": "BT",
	} {
		l := lexer{b: []byte(in)}
		l.next()
		l.skipImage()
		if got := tokens(string(l.b[l.pos:])); got != want {
			t.Errorf("%q: left %q, want %q", in, got, want)
		}
	}
}

func TestTopKey(t *testing.T) {
	for in, want := range map[string]int{
		"<</Length 12>>": 12,
		"<</A <</Length 3>> /B [/Length 4] /Length 5>>": 5,
		"<</Type /Length /Length 6>>":                   6,
		"<</A 1 0 R /Length 7>>":                        7,
		"<</A /Length 8>>":                              -1,
		"/Length 9":                                     -1,
		"<</A>> /Length 9":                              -1,
		"<</B 1 2 3 /Length 9":                          9,
	} {
		got := -1
		if v := topKey([]byte(in), "Length"); len(v) == 1 {
			got = int(v[0].num)
		}
		if got != want {
			t.Errorf("%q: %d, want %d", in, got, want)
		}
	}
}

func FuzzLexer(f *testing.F) {
	f.Add([]byte("BT /F1 12 Tf [(a\\051b) -250 <0041>] TJ ET BI /W 1 ID x EI Q"))
	f.Add([]byte("<< /A [ 1 2 << /B (unclosed >> ] % comment\r /C#41 -.5"))
	f.Fuzz(func(t *testing.T, b []byte) {
		l := lexer{b: b}
		for n := 0; ; n++ {
			before := l.pos
			tok := l.next()
			if tok.kind == tEOF {
				break
			}
			if tok.is("ID") {
				l.skipImage()
			}
			if l.pos <= before || l.pos > len(b) {
				t.Fatalf("position %d after %d in %d bytes", l.pos, before, len(b))
			}
		}
		topKey(b, "Length")
		clearer{}.write(nil, b)
	})
}
