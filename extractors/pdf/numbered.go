package pdf

import "strconv"

// Fonts made of bitmaps, as TeX once made them, name each glyph by its code:
// "a65". The codes are those of TeX's own encodings.

// minNumbered is the number of such names that are no chance.
const minNumbered = 4

// numbered gives the glyphs that are named by their own code their characters,
// where the font names none otherwise.
func numbered(f *[256]glyph, names *[256]string) {
	var found []int
	for i, name := range names {
		switch {
		case name == "" || name == ".notdef":
		case f[i].text != "":
			return
		case len(name) > 1 && (name[0] < '0' || name[0] > '9') && name[1:] == strconv.Itoa(i):
			found = append(found, i)
		}
	}
	if len(found) < minNumbered {
		return
	}
	low := texOld
	if found[0] > 15 || found[0] < 11 || found[len(found)-1] > 127 {
		low = texNew
	}
	for _, i := range found {
		text := low[i]
		if text == "" && (i >= ' ' && i < 127 || i >= 192) {
			text = string(rune(i))
		}
		if text != "" {
			f[i].text, f[i].unknown = text, false
		}
	}
}

// What the encodings of TeX have that is not ASCII: the old one of 128 codes
// (OT1) and the new one of 256 (T1), whose upper quarters are Latin-1's but for
// these.
var (
	texOld = map[int]string{
		11: "ff", 12: "fi", 13: "fl", 14: "ffi", 15: "ffl", 16: "ı", 25: "ß", 26: "æ", 27: "œ", 28: "ø",
		29: "Æ", 30: "Œ", 31: "Ø", 34: "”", 39: "’", 60: "¡", 62: "¿", 92: "“", 96: "‘", 123: "–", 124: "—",
	}
	texNew = map[int]string{
		13: "‚", 14: "‹", 15: "›", 16: "“", 17: "”", 18: "„", 19: "«", 20: "»", 21: "–", 22: "—", 25: "ı",
		27: "ff", 28: "fi", 29: "fl", 30: "ffi", 31: "ffl", 39: "’", 96: "‘", 127: "-",
		128: "Ă", 129: "Ą", 130: "Ć", 131: "Č", 132: "Ď", 133: "Ě", 134: "Ę", 135: "Ğ", 136: "Ĺ", 137: "Ľ",
		138: "Ł", 139: "Ń", 140: "Ň", 142: "Ő", 143: "Ŕ", 144: "Ř", 145: "Ś", 146: "Š", 147: "Ş", 148: "Ť",
		149: "Ţ", 150: "Ű", 151: "Ů", 152: "Ÿ", 153: "Ź", 154: "Ž", 155: "Ż", 157: "İ", 158: "đ", 159: "§",
		160: "ă", 161: "ą", 162: "ć", 163: "č", 164: "ď", 165: "ě", 166: "ę", 167: "ğ", 168: "ĺ", 169: "ľ",
		170: "ł", 171: "ń", 172: "ň", 174: "ő", 175: "ŕ", 176: "ř", 177: "ś", 178: "š", 179: "ş", 180: "ť",
		181: "ţ", 182: "ű", 183: "ů", 184: "ÿ", 185: "ź", 186: "ž", 187: "ż", 189: "¡", 190: "¿", 191: "£",
		215: "Œ", 223: "SS", 247: "œ", 255: "ß",
	}
)
