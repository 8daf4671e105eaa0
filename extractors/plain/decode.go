package plain

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	xunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"

	"councilnotes/extractors/doc"
)

// decoded is text as NFC, without U+FFFD and control characters other than line
// ends, tabs and form feeds.
type decoded struct {
	text     string
	problems []doc.Problem
}

// decode reads bytes in the encoding they give away: a byte order mark, UTF-16
// by its zero bytes, UTF-8, else an eight-bit code page of Windows.
func decode(b []byte) (decoded, error) {
	if len(bytes.TrimSpace(b)) == 0 {
		return decoded{}, errors.New("the file is empty")
	}
	switch {
	case bytes.HasPrefix(b, []byte{0xEF, 0xBB, 0xBF}):
		b = b[3:]
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}):
		return utf16(b[2:], xunicode.LittleEndian)
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		return utf16(b[2:], xunicode.BigEndian)
	}
	if order, ok := zeroesOf(b); ok {
		return utf16(b, order)
	}
	if n := controls(b); n*50 > len(b) {
		return decoded{}, fmt.Errorf("the file is no text: %d of its %d bytes are control characters", n, len(b))
	}
	good, bad := runesOf(b)
	switch {
	case bad == 0:
		return decoded{text: tidy(string(b))}, nil
	case bad <= good || bad*20 < len(b) && good > 0 || bad <= 3:
		why := fmt.Sprintf("%d bytes are not valid UTF-8 and were left out", bad)
		return decoded{tidy(string(b)), []doc.Problem{{Stage: "read", Reason: why}}}, nil
	}
	return codePage(b)
}

// utf16 decodes UTF-16; an odd last byte is left out.
func utf16(b []byte, order xunicode.Endianness) (decoded, error) {
	out, err := xunicode.UTF16(order, xunicode.IgnoreBOM).NewDecoder().Bytes(b[:len(b)&^1])
	if err != nil {
		return decoded{}, fmt.Errorf("the file is no UTF-16: %w", err)
	}
	lost := bytes.Count(out, []byte("\uFFFD"))
	if lost*20 > len(b)/2 || controls(out)*50 > len(out) {
		return decoded{}, errors.New("the file is no text: it begins like UTF-16 but holds other bytes")
	}
	d := decoded{text: tidy(string(out))}
	if lost > 0 {
		d.problems = []doc.Problem{{Stage: "read", Reason: fmt.Sprintf("%d characters are not valid UTF-16 and were left out", lost)}}
	}
	return d, nil
}

// zeroesOf tells UTF-16 without byte order mark by the zero bytes in every
// second place that blanks, digits and line ends have.
func zeroesOf(b []byte) (xunicode.Endianness, bool) {
	var zero [2]int
	for i, c := range b[:min(len(b), probe)&^1] {
		if c == 0 {
			zero[i&1]++
		}
	}
	n := min(len(b), probe) / 2
	switch {
	case zero[1]*8 > n && zero[0]*20 < zero[1]:
		return xunicode.LittleEndian, true
	case zero[0]*8 > n && zero[1]*20 < zero[0]:
		return xunicode.BigEndian, true
	}
	return xunicode.LittleEndian, false
}

// controls counts the bytes that no text has.
func controls(b []byte) int {
	n := 0
	for _, c := range b {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' || c == 0x7F {
			n++
		}
	}
	return n
}

// runesOf counts the characters of more than one byte and the bytes that belong
// to none.
func runesOf(b []byte) (good, bad int) {
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		if r == utf8.RuneError && size == 1 {
			bad++
		} else if size > 1 {
			good++
		}
		b = b[size:]
	}
	return good, bad
}

// codePage decodes bytes of a Windows code page. Text in Latin letters has few
// bytes above 127; among the others Cyrillic is told from Greek by the bytes
// that are common vowels in the one and rare letters in the other.
func codePage(b []byte) (decoded, error) {
	high, ascii, cyrillic := 0, 0, 0
	for _, c := range b {
		switch {
		case c >= 0xC0:
			high++
			if c == 0xE0 || c == 0xE8 || c == 0xEE {
				cyrillic++
			}
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			ascii++
		case c >= 0x80 && c < 0xA0:
			high++ // A random file has as many of these as of any others.
		}
	}
	if high > 9*len(b)/10 || ascii+high < len(b)/3 {
		return decoded{}, errors.New("the file is no text in UTF-8, UTF-16 or a Windows code page")
	}
	var enc encoding.Encoding = charmap.Windows1252
	switch {
	case high > ascii && cyrillic*7 > high:
		enc = charmap.Windows1251
	case high > ascii:
		enc = charmap.Windows1253
	case central(b):
		enc = charmap.Windows1250
	}
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return decoded{}, fmt.Errorf("the file is no %v text: %w", enc, err)
	}
	if s := string(out); plausible(s) {
		why := fmt.Sprintf("the file is not UTF-8; it was read as %v", enc)
		return decoded{tidy(s), []doc.Problem{{Stage: "read", Reason: why}}}, nil
	}
	return decoded{}, errors.New("the file is no text in UTF-8, UTF-16 or a Windows code page")
}

// central reports whether bytes that are letters of Central Europe in
// Windows-1250 and signs in Windows-1252 stand within words.
func central(b []byte) bool {
	n := 0
	for i := 1; i+1 < len(b); i++ {
		switch b[i] {
		case 0xB9, 0xB3, 0xBF, 0x9C, 0x9F, 0xBE, 0xB1: // ą ł ż ś ź ľ ±
			if letter(b[i-1]) && letter(b[i+1]) {
				n++
			}
		}
	}
	return n > 0
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c >= 0xC0 }

// plausible reports whether a text is made of words: letters follow letters of
// their own case, capitals begin words.
func plausible(s string) bool {
	odd, letters, signs := 0, 0, 0
	prev := rune(' ')
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
			if unicode.IsUpper(r) && unicode.IsLower(prev) {
				odd++
			}
		} else if r > unicode.MaxASCII && !unicode.IsSpace(r) && !unicode.IsPunct(r) {
			signs++
		}
		prev = r
	}
	return odd*20 < letters && signs*20 < letters
}

// tidy makes text NFC without byte order marks, U+FFFD and control characters,
// with "\n" for every line end.
func tidy(s string) string {
	s = strings.ToValidUTF8(s, "")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\r' || r == 0x2028 || r == 0x2029 || r == 0x85:
			return '\n'
		case r == '\n' || r == '\t' || r == '\f':
			return r
		case r == '\v':
			return '\n'
		case r == utf8.RuneError || r == 0xFEFF || unicode.IsControl(r):
			return -1
		}
		return r
	}, s)
	return norm.NFC.String(s)
}
