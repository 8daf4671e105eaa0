package pdf

import (
	"sync"

	"golang.org/x/text/encoding/charmap"
)

// encodingNamed returns the characters of the 256 codes of an encoding of PDF
// (ISO 32000-1, annex D), nil for a name that is none.
func encodingNamed(name string) *[256]rune {
	switch name {
	case "WinAnsiEncoding":
		return winAnsi()
	case "MacRomanEncoding":
		return macRoman()
	case "StandardEncoding":
		return standard()
	case "Symbol":
		return symbol()
	}
	return nil
}

var winAnsi = sync.OnceValue(func() *[256]rune {
	t := fromCharmap(charmap.Windows1252)
	for i := 0x7F; i < 0xA0; i++ { // codes without a character are bullets
		if t[i] < ' ' || t[i] == '\uFFFD' || t[i] >= 0x7F && t[i] < 0xA0 {
			t[i] = '•'
		}
	}
	return t
})

var macRoman = sync.OnceValue(func() *[256]rune { return fromCharmap(charmap.Macintosh) })

func fromCharmap(c *charmap.Charmap) *[256]rune {
	var t [256]rune
	for i := ' '; i < 256; i++ {
		t[i] = c.DecodeByte(byte(i))
	}
	return &t
}

// standard is Adobe's encoding of text fonts.
var standard = sync.OnceValue(func() *[256]rune {
	var t [256]rune
	for i := ' '; i < 127; i++ {
		t[i] = i
	}
	t['\''], t['`'] = '’', '‘'
	fill(&t, 0xA1, "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ")
	fill(&t, 0xB1, "–†‡·")
	fill(&t, 0xB6, "¶•‚„”»…‰")
	fill(&t, 0xC1, "`´ˆ˜¯˘˙¨")
	for code, r := range map[byte]rune{
		0xBF: '¿', 0xCA: '˚', 0xCB: '¸', 0xCD: '˝', 0xCE: '˛', 0xCF: 'ˇ', 0xD0: '—',
		0xE1: 'Æ', 0xE3: 'ª', 0xE8: 'Ł', 0xE9: 'Ø', 0xEA: 'Œ', 0xEB: 'º', 0xF1: 'æ',
		0xF5: 'ı', 0xF8: 'ł', 0xF9: 'ø', 0xFA: 'œ', 0xFB: 'ß',
	} {
		t[code] = r
	}
	return &t
})

// symbol is the encoding of the font Symbol.
var symbol = sync.OnceValue(func() *[256]rune {
	var t [256]rune
	fill(&t, 0x20, " !∀#∃%&∋()∗+,−./0123456789:;<=>?")
	fill(&t, 0x40, "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_")
	fill(&t, 0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼")
	fill(&t, 0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…")
	fill(&t, 0xC5, "⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊")
	t[0xC4] = '⊗'
	t[0xE5] = '∑'
	t[0xF2] = '∫'
	return &t
})

// fill sets consecutive codes to the characters of s.
func fill(t *[256]rune, first int, s string) {
	for _, r := range s {
		t[first] = r
		first++
	}
}
