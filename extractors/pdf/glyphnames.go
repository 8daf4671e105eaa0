package pdf

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/glyphnames.txt
var glyphNameData string

// glyphNames holds the code points that glyph names stand for.
var glyphNames = sync.OnceValue(func() map[string]rune {
	names := make(map[string]rune, 2048)
	for line := range strings.Lines(glyphNameData) {
		name, hex, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || name == "#" {
			continue
		}
		if n, err := strconv.ParseUint(hex, 16, 32); err == nil {
			names[name] = rune(n)
		}
	}
	return names
})

// glyphText returns the text that a glyph's name stands for by the rules of
// the Adobe Glyph List: "eacute", "uni00E9", "u1D400", "f_i", "a.sc".
func glyphText(name string) string {
	name, _, _ = strings.Cut(name, ".")
	if r, ok := glyphNames()[name]; ok {
		return string(r)
	}
	for _, suffix := range []string{"oldstyle", "small"} { // other shapes of the same
		name = strings.TrimSuffix(name, suffix)
	}
	var out strings.Builder
	for part := range strings.SplitSeq(name, "_") {
		out.WriteString(partText(part))
	}
	return out.String()
}

func partText(name string) string {
	if r, ok := glyphNames()[name]; ok {
		return string(r)
	}
	if hex, ok := strings.CutPrefix(name, "uni"); ok && len(hex) >= 4 && len(hex)%4 == 0 {
		var out strings.Builder
		for ; len(hex) >= 4; hex = hex[4:] {
			out.WriteString(hexRune(hex[:4]))
		}
		return out.String()
	}
	if hex, ok := strings.CutPrefix(name, "u"); ok && len(hex) >= 4 && len(hex) <= 6 {
		return hexRune(hex)
	}
	return ""
}

func hexRune(hex string) string {
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || n > 0x10FFFF || n >= 0xD800 && n < 0xE000 {
		return ""
	}
	return string(rune(n))
}
