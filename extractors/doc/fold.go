package doc

import (
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Folded is a text in which spellings that a reader takes for the same are the
// same, with the way back to the original bytes:
//
//   - no-break, thin and other spaces, tabs and line ends are one plain blank
//     each (runs are kept: one blank for one character);
//   - all dashes (U+2010–U+2015, U+2212) are "-", all apostrophes "'";
//   - soft hyphens and zero-width characters are gone;
//   - letters that look alike in Latin, Greek and Cyrillic are the Latin one,
//     judged by their capitals: "С" (U+0421), "Ϲ" and "C" are all "c";
//   - letters are small; Greek letters have no tonos.
//
// Patterns are matched in Str after they went through Fold too; a span of Str
// is led back with Span. Whether a letter was a capital is asked of the
// original text.
type Folded struct {
	Str string
	// back[i] is the offset in the original of the character whose folded form
	// begins at byte starts[i] of Str; it is kept only where the distance
	// between the two changes.
	starts, back []uint32
	// jump[b] is the last of starts that is at most b*stride: where to begin to
	// look from a byte, since places are asked for more often than characters.
	jump     []uint32
	original string

	wordsOnce sync.Once
	words     []uint64 // one bit for each byte of Str: a word begins there
}

// stride is how many bytes of Str share an entry of jump.
const stride = 16

// foldSample is the number of bytes that tell how often the distance to the
// original changes in a text: hardly ever in Latin letters, at every look-alike
// in others.
const foldSample = 4096

// Fold returns the folded view of s, which should be NFC.
func Fold(s string) *Folded {
	f := &Folded{original: s}
	if n := len(s); n > 4*foldSample {
		changes := len(Fold(strings.ToValidUTF8(s[:foldSample], "")).starts)
		room := changes * (n/foldSample + 1) * 5 / 4
		f.starts, f.back = make([]uint32, 0, room), make([]uint32, 0, room)
	}
	out := make([]byte, 0, len(s))
	shift := -1 // no distance known yet, so the first character is kept
	known := folds()
	for i, r := range s {
		if int(r) < len(known) {
			r = known[r]
		} else {
			r = foldRune(r)
		}
		if r < 0 {
			continue
		}
		if d := i - len(out); d != shift {
			f.starts, f.back = append(f.starts, uint32(len(out))), append(f.back, uint32(i))
			shift = d
		}
		if r < utf8.RuneSelf {
			out = append(out, byte(r))
		} else {
			out = utf8.AppendRune(out, r)
		}
	}
	f.Str = string(out)
	f.jump = jumps(f.starts, len(out))
	return f
}

// FoldString returns Fold(s).Str, for words that are only compared: without the
// way back, which takes longer than the rest.
func FoldString(s string) string {
	out, known := make([]byte, 0, len(s)), folds()
	for _, r := range s {
		if int(r) < len(known) {
			r = known[r]
		} else {
			r = foldRune(r)
		}
		if r >= 0 {
			out = utf8.AppendRune(out, r)
		}
	}
	return string(out)
}

func jumps(starts []uint32, n int) []uint32 {
	if len(starts) == 0 {
		return nil
	}
	jump := make([]uint32, n/stride+1)
	k := 0
	for b := range jump {
		for k+1 < len(starts) && int(starts[k+1]) <= b*stride {
			k++
		}
		jump[b] = uint32(k)
	}
	return jump
}

// Offset returns the byte offset in the original text of the character at the
// byte offset i of Str.
func (f *Folded) Offset(i int) int {
	if i >= len(f.Str) {
		return len(f.original)
	}
	k := int(f.jump[i/stride])
	for k+1 < len(f.starts) && int(f.starts[k+1]) <= i {
		k++
	}
	return int(f.back[k]) + i - int(f.starts[k])
}

// Span leads a span of Str back to the original text.
func (f *Folded) Span(start, end int) Span {
	if end <= start {
		return Span{f.Offset(start), f.Offset(start)}
	}
	_, size := utf8.DecodeLastRuneInString(f.Str[:end])
	last := f.Offset(end - size)
	_, size = utf8.DecodeRuneInString(f.original[last:])
	return Span{f.Offset(start), last + size}
}

// Index returns the offset in Str of the first character that stands at or
// after the byte offset of the original text.
func (f *Folded) Index(original int) int {
	// The stretch before the first that begins after the place holds it, or
	// ends before it.
	k := sort.Search(len(f.back), func(k int) bool { return int(f.back[k]) > original }) - 1
	if k < 0 {
		return 0
	}
	end := len(f.Str)
	if k+1 < len(f.starts) {
		end = int(f.starts[k+1])
	}
	return min(int(f.starts[k])+original-int(f.back[k]), end)
}

// folds holds what foldRune makes of nearly all letters of the official languages:
// Latin, Greek, Cyrillic.
var folds = sync.OnceValue(func() []rune {
	t := make([]rune, 0x530)
	for r := range t {
		t[r] = foldRune(rune(r))
	}
	return t
})

// foldRune returns what r is in a folded text, or -1 for nothing.
func foldRune(r rune) rune {
	if r < utf8.RuneSelf {
		switch {
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		case r == '\n' || r == '\t' || r == '\r' || r == '\f' || r == '\v':
			return ' '
		}
		return r
	}
	switch {
	case r == 0x00AD || (0x200B <= r && r <= 0x200D) || r == 0x2060 || r == 0xFEFF:
		return -1
	case unicode.Is(unicode.Z, r):
		return ' '
	case (0x2010 <= r && r <= 0x2015) || r == 0x2212:
		return '-'
	case r == 0x2019 || r == 0x2018 || r == 0x02BC || r == 0x00B4 || r == 0x2032:
		return '\''
	}
	r = unicode.ToUpper(r)
	if l, ok := lookAlike[r]; ok {
		return l
	}
	return unicode.ToLower(r)
}

// lookAlike maps capital letters of Cyrillic and Greek to the small form of
// the Latin capital that they cannot be told from in print, and accented Greek
// capitals to their bare ones. Source: Unicode UTS #39 confusables, the pairs
// among the alphabets of the EU languages.
var lookAlike = map[rune]rune{
	'А': 'a', 'В': 'b', 'С': 'c', 'Е': 'e', 'Н': 'h', 'І': 'i', 'Ј': 'j', 'К': 'k',
	'М': 'm', 'О': 'o', 'Р': 'p', 'Ѕ': 's', 'Т': 't', 'Х': 'x', 'У': 'y',
	'Α': 'a', 'Β': 'b', 'Ε': 'e', 'Ζ': 'z', 'Η': 'h', 'Ι': 'i', 'Κ': 'k', 'Μ': 'm',
	'Ν': 'n', 'Ο': 'o', 'Ρ': 'p', 'Τ': 't', 'Υ': 'y', 'Χ': 'x',
	'Ά': 'a', 'Έ': 'e', 'Ή': 'h', 'Ί': 'i', 'Ό': 'o', 'Ύ': 'y', 'Ώ': 'ω',
	'Ϊ': 'i', 'Ϋ': 'y', 'ΐ': 'i', 'ΰ': 'y',
	// Romanian typed with cedillas, which stand for its commas below.
	'Ş': 'ș', 'Ţ': 'ț',
}
