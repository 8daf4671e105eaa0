package gen

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strings"

	"github.com/klauspost/compress/zlib"
)

// pdfFile collects the objects of a PDF file. Streams are compressed by a
// module whose version is pinned, not by the standard library, so that a newer
// Go writes the same bytes.
type pdfFile struct {
	objects [][]byte // object 1 first
}

// add appends an object and returns its number.
func (f *pdfFile) add(format string, args ...any) int {
	f.objects = append(f.objects, fmt.Appendf(nil, format, args...))
	return len(f.objects)
}

// stream appends a compressed stream; extra are entries of its dictionary.
func (f *pdfFile) stream(data []byte, extra string) int {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		panic(err) // Unreachable: a buffer takes everything.
	}
	if err := w.Close(); err != nil {
		panic(err) // Unreachable: a buffer takes everything.
	}
	return f.add("<</Length %d/Filter/FlateDecode%s>>\nstream\n%s\nendstream", b.Len(), extra, b.Bytes())
}

// bytes writes the file with a cross-reference table.
func (f *pdfFile) bytes(root, info int) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	offsets := make([]int, len(f.objects))
	for i, o := range f.objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	id := sha256.Sum256(b.Bytes())
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%x><%x>]>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, root, info, id[:16], id[:16], start)
	return b.Bytes()
}

// font embeds a subset as a Type0 font with a ToUnicode map.
func (f *pdfFile) font(s *subset) int {
	data := s.file()
	file := f.stream(data, fmt.Sprintf("/Length1 %d", len(data)))
	name := "COUNCL+" + s.name
	descriptor := f.add("<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight 660/StemV 80/FontFile2 %d 0 R>>",
		name, s.bbox[0], s.bbox[1], s.bbox[2], s.bbox[3], s.ascent, s.descent, file)
	var widths strings.Builder
	for _, old := range s.order {
		fmt.Fprintf(&widths, "%d ", s.scale(int(s.advances[old])))
	}
	child := f.add("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/CIDToGIDMap/Identity/DW 500/W[0[%s]]>>",
		name, descriptor, strings.TrimSpace(widths.String()))
	unicode := f.stream(s.toUnicode(), "")
	return f.add("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", name, child, unicode)
}

// toUnicode maps the glyphs of the subset to characters.
func (s *subset) toUnicode() []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	var pairs []string
	for g, r := range s.chars {
		if r != 0 {
			pairs = append(pairs, fmt.Sprintf("<%04X> <%04X>\n", g, r))
		}
	}
	for len(pairs) > 0 {
		n := min(len(pairs), 100) // The limit of a block.
		fmt.Fprintf(&b, "%d beginbfchar\n%sendbfchar\n", n, strings.Join(pairs[:n], ""))
		pairs = pairs[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

// utf16Hex writes a text string of a dictionary.
func utf16Hex(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, r := range s {
		fmt.Fprintf(&b, "%04X", r) // Generated text stays in the basic plane.
	}
	b.WriteByte('>')
	return b.String()
}
