package plain

import (
	"context"
	"math/rand"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	xunicode "golang.org/x/text/encoding/unicode"

	"councilnotes/extractors/doc"
)

func TestDecode(t *testing.T) {
	const bg = "Пчелите събират мед през май и юни, а кошерите се броят."
	const pl = "Pszczoły zbierają miód, więc ule są liczone co roku."
	const el = "Οι μέλισσες μαζεύουν μέλι και οι κυψέλες μετριούνται."
	const fr = "Les abeilles récoltent le miel à la fin de l'été."
	encoded := func(e interface{ String() string }, s string, enc func(string) (string, error)) string {
		out, err := enc(s)
		if err != nil {
			t.Fatalf("%v: %v", e, err)
		}
		return out
	}
	utf16 := func(order xunicode.Endianness, bom xunicode.BOMPolicy, s string) string {
		out, err := xunicode.UTF16(order, bom).NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	for name, c := range map[string]struct{ in, want, problem string }{
		"utf-8":            {bg, bg, ""},
		"byte order mark":  {"\uFEFF" + bg, bg, ""},
		"decomposed":       {"e\u0301te\u0301 et hiver", "été et hiver", ""},
		"line ends":        {"a b\r\nc\rd", "a b\nc\nd", ""},
		"utf-16le":         {utf16(xunicode.LittleEndian, xunicode.UseBOM, bg), bg, ""},
		"utf-16be":         {utf16(xunicode.BigEndian, xunicode.UseBOM, bg), bg, ""},
		"utf-16, no mark":  {utf16(xunicode.LittleEndian, xunicode.IgnoreBOM, fr+"\n"+fr), fr + "\n" + fr, ""},
		"a broken byte":    {bg + "\xff", bg, "1 bytes"},
		"replaced already": {"the \uFFFDbees of May", "the bees of May", ""},
		"windows-1251":     {encoded(charmap.Windows1251, bg, charmap.Windows1251.NewEncoder().String), bg, "Windows 1251"},
		"windows-1253":     {encoded(charmap.Windows1253, el, charmap.Windows1253.NewEncoder().String), el, "Windows 1253"},
		"windows-1250":     {encoded(charmap.Windows1250, pl, charmap.Windows1250.NewEncoder().String), pl, "Windows 1250"},
		"windows-1252":     {encoded(charmap.Windows1252, fr+fr, charmap.Windows1252.NewEncoder().String), fr + fr, "Windows 1252"},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := decode([]byte(c.in))
			if err != nil {
				t.Fatal(err)
			}
			if d.text != c.want {
				t.Errorf("got %q, want %q", d.text, c.want)
			}
			if got := reasons(d.problems); (got == "") != (c.problem == "") || !strings.Contains(got, c.problem) {
				t.Errorf("problems: %q, want %q", got, c.problem)
			}
		})
	}
}

func reasons(list []doc.Problem) string {
	var all []string
	for _, p := range list {
		all = append(all, p.Reason)
	}
	return strings.Join(all, "; ")
}

func TestUnreadable(t *testing.T) {
	random := make([]byte, 5000)
	rand.New(rand.NewSource(1)).Read(random)
	zeroes := append([]byte("title"), make([]byte, 3000)...)
	for name, c := range map[string]struct {
		in   []byte
		want string
	}{
		"empty":      {nil, "is empty"},
		"blanks":     {[]byte(" \r\n\f\n\t"), "is empty"},
		"random":     {random, "no text"},
		"zero bytes": {zeroes, "no text"},
		"signs only": {[]byte("---\n***\n...\n"), "no letter"},
		"high bytes": {[]byte(strings.Repeat("\xfe\x90", 400)), "no text"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Reader{}.Read(context.Background(), doc.Document{Bytes: c.in}, "")
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want an error that says %q", err, c.want)
			}
			if name != "signs only" && (Reader{}).Reads(c.in) {
				t.Error("Reads says it is text")
			}
		})
	}
}

func TestReadsPart(t *testing.T) {
	long := strings.Repeat("Пчелите събират мед. ", 5000) // The probe ends within a character.
	if !(Reader{}).Reads([]byte(long)) {
		t.Error("Reads refuses a long text")
	}
}
