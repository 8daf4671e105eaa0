package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/ledongthuc/pdf"
)

const hello = "BT /F1 10 Tf 50 700 Td (Hello world) Tj ET"

// xrefStream replaces the table of a file by a cross-reference stream with the
// given entries in its dictionary.
func xrefStream(f *file, extra, data string) []byte {
	b := f.bytes()
	b = b[:bytes.Index(b, []byte("xref\n0 "))]
	at := len(b)
	b = fmt.Appendf(b, "90 0 obj\n%s\nendobj\n", streamObject("/Type /XRef /W [1 2 1] /Root 1 0 R "+extra, data))
	return fmt.Appendf(b, "startxref\n%d\n%%%%EOF\n", at)
}

// packed puts objects of a file into an object stream.
func packed(f *file, filter string, nums ...int) {
	var index, body strings.Builder
	for _, n := range nums {
		fmt.Fprintf(&index, "%d %d ", n, body.Len())
		body.WriteString(f.objs[n] + " ")
		delete(f.objs, n)
	}
	data := index.String() + body.String()
	if filter != "" {
		data = deflate(data)
	}
	f.objs[80] = streamObject(fmt.Sprintf("/Type /ObjStm /N %d /First %d %s", len(nums), index.Len(), filter), data)
}

// TestFront reads one page in the many states in which files are found.
func TestFront(t *testing.T) {
	plain := newFile(hello).bytes()
	replace := func(old, new string) []byte {
		if !bytes.Contains(plain, []byte(old)) {
			t.Fatalf("no %q in the file", old)
		}
		return bytes.ReplaceAll(plain, []byte(old), []byte(new))
	}
	objects := newFile(hello)
	packed(objects, "/Filter /FlateDecode", 1, 2, 3, 5)
	bare := newFile(hello)
	packed(bare, "", 5, 3)
	self := newFile(hello)
	packed(self, "", 5)
	self.objs[80] = strings.Replace(self.objs[80], "/First", "/Extends 80 0 R /First", 1)
	lengths := newFile("")
	lengths.objs[4] = "<</Length 6 0 R>>\nstream\n" + hello + "\nendstream"
	lengths.objs[6] = fmt.Sprint(len(hello))
	wrong := newFile("")
	wrong.objs[4] = "<</Length 3>>\nstream\n" + hello + "\nendstream"
	updated := append(newFile("BT (old) Tj ET").bytes(), newFile(hello).bytes()...)

	for name, b := range map[string][]byte{
		"as written":            plain,
		"version 2.0":           replace("%PDF-1.4\n", "%PDF-2.0\n"),
		"version 1.6 and blank": replace("%PDF-1.4\n", "%PDF-1.6 \n"),
		"no line end":           replace("%PDF-1.4\n", "%PDF-1.4 "),
		"byte order mark":       append([]byte("\xEF\xBB\xBF"), plain...),
		"junk before":           append([]byte("HTTP/1.1 200 OK\r\n\r\n"), plain...),
		"junk behind":           append(bytes.Clone(plain), make([]byte, 3000)...),
		"no end mark":           plain[:bytes.Index(plain, []byte("startxref"))],
		"no table":              plain[:bytes.Index(plain, []byte("xref\n0 "))],
		"wrong offsets":         replace("0000000", "0000001"),
		"Prev to itself":        replace("/Root", fmt.Sprintf("/Prev %d /Root", bytes.Index(plain, []byte("xref\n0 ")))),
		"absurd Size":           replace("/Size 6", "/Size 2000000000"),
		"absurd table":          replace("xref\n0 6", "xref\n4000000000 6"),
		"no endobj":             replace("endobj", ""),
		"blank after stream":    replace("stream\nBT", "stream \nBT"),
		"CR after stream":       replace("stream\nBT", "stream\rBT"),
		"escape unknown":        replace("/BaseFont /Helvetica", "/BaseFont /Helvetica /X (a\\qb) /Y <123"+">"),
		"name with bad escape":  replace("/BaseFont /Helvetica", "/BaseFont /Helvetica /X#zz 1"),
		"xref stream of 2e9":    xrefStream(newFile(hello), "/Size 2000000000", "\x01\x00\x00\x00"),
		"xref index of 2e9":     xrefStream(newFile(hello), "/Size 6 /Index [0 2000000000]", "\x01\x00\x00\x00"),
		"object streams":        xrefStream(objects, "/Size 91", ""),
		"objects, table":        bare.bytes(),
		"extends itself":        self.bytes(),
		"indirect length":       lengths.bytes(),
		"wrong length":          wrong.bytes(),
		"updated":               updated,
		"no root":               replace("/Root 1 0 R", ""),
		"no catalog":            replace("/Type /Catalog /Pages 2 0 R", ""),
		"no page tree":          replace("/Kids [3 0 R]", ""),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			if diff := cmp.Diff([]string{"Hello world"}, linesOf(t, b)); diff != "" {
				t.Error(diff)
			}
			if d := time.Since(start); d > 2*time.Second {
				t.Errorf("took %v", d)
			}
		})
	}
}

func TestErrors(t *testing.T) {
	plain := newFile(hello).bytes()
	noPages := newFile("")
	noPages.objs[2] = "<</Type /Pages /Kids [] /Count 0>>"
	delete(noPages.objs, 3)
	locked := newFile(hello)
	locked.trailer += " /ID [<00> <00>] /Encrypt <</Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <" +
		strings.Repeat("11", 32) + "> /U <" + strings.Repeat("22", 32) + ">>>"
	for name, test := range map[string]struct {
		b    []byte
		want string
	}{
		"empty":         {nil, "not a PDF"},
		"other":         {[]byte("<html>%PDF is a format</html>"), "not a PDF"},
		"header only":   {[]byte("%PDF-1.7\n"), "truncated"},
		"no pages":      {noPages.bytes(), "no pages"},
		"cut off":       {plain[:40], "cut off"},
		"no text":       {newFile("0 0 10 10 re f").bytes(), "no text on its only page; needs OCR"},
		"password":      {locked.bytes(), "needs a password"},
		"unknown lock":  {bytes.ReplaceAll(locked.bytes(), []byte("/Standard"), []byte("/Adobe.PubSec")), "Adobe.PubSec"},
		"unknown glyph": {bytes.ReplaceAll(plain, []byte("/WinAnsiEncoding"), []byte("<</Differences [0 "+strings.Repeat("/g1 ", 255)+"]>>")), "do not say"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := readText(test.b)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
		})
	}
}

func TestTruncatedIsRead(t *testing.T) {
	f := newFile(hello)
	f.objs[2] = "<</Type /Pages /Kids [3 0 R 7 0 R] /MediaBox [0 0 600 800]>>"
	f.objs[7] = "<</Type /Page /Parent 2 0 R /Contents 8 0 R /Resources <</Font <</F1 5 0 R>>>>>>"
	f.objs[8] = streamObject("", strings.Replace(hello, "Hello", "Second", 1)+strings.Repeat(" n", 100))
	b := f.bytes()
	text, err := readText(b[:bytes.Index(b, []byte("n n n n"))])
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(text.Str, "Hello world") || !strings.Contains(text.Str, "Second world") {
		t.Errorf("text %q", text.Str)
	}
	if len(text.Problems) != 1 || !strings.Contains(text.Problems[0].Reason, "cut off") {
		t.Errorf("problems %v, want one that says the file is cut off", text.Problems)
	}
}

func TestPicturesAreReported(t *testing.T) {
	f := newFile(hello)
	f.objs[2] = "<</Type /Pages /Kids [3 0 R 7 0 R 9 0 R] /MediaBox [0 0 600 800]>>"
	f.objs[7] = "<</Type /Page /Parent 2 0 R /Contents 8 0 R>>"
	f.objs[8] = streamObject("", "q 600 0 0 800 0 0 cm BI /W 1 /H 1 ID \x00 EI Q")
	f.objs[9] = "<</Type /Page /Parent 2 0 R>>"
	text, err := readText(f.bytes())
	if err != nil {
		t.Fatal(err)
	}
	if len(text.Problems) != 1 || !strings.HasPrefix(text.Problems[0].Reason, "1 of 3 pages are pictures") {
		t.Errorf("problems %v, want one that counts the picture", text.Problems)
	}
}

func TestReads(t *testing.T) {
	for in, want := range map[string]bool{
		"%PDF-1.7\n": true, "junk\n%PDF-2.0": true, "": false, "%PD": false,
		strings.Repeat(" ", 1024) + "%PDF-1.4": true, strings.Repeat(" ", 1025) + "%PDF-1.4": false,
	} {
		if got := (Reader{}).Reads([]byte(in)); got != want {
			t.Errorf("Reads(%.20q…) = %v", in, got)
		}
	}
}

// TestIdentity fails when a new version of the module moves what identity.go
// reads behind its exported names.
func TestIdentity(t *testing.T) {
	b := newFile(hello).bytes()
	r, err := pdf.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	root := r.Trailer().Key("Root")
	page := root.Key("Pages").Key("Kids").Index(0)
	if got := object(page); got != 3 {
		t.Errorf("number of the page's object is %d, want 3", got)
	}
	if num, own := shared(page.Key("Resources"), page); own {
		t.Errorf("the resources stand in the page itself, not in object %d", num)
	}
	if got := reference(page, "Contents"); got != 4 {
		t.Errorf("the content is object %d, want 4", got)
	}
	if got := reference(page, "Resources") + reference(page, "None") + reference(root.Key("Type"), "x"); got != 0 {
		t.Errorf("reference to %d where there is none", got)
	}
	want := int64(bytes.Index(b, []byte("stream\nBT")) + 7)
	if got := streamOffset(page.Key("Contents")); got != want {
		t.Errorf("the content begins at %d, want %d", got, want)
	}
	if got := streamOffset(page); got != -1 {
		t.Errorf("a dictionary has no stream, got %d", got)
	}
}

func TestContextEnds(t *testing.T) {
	ctx, cancel := contextDone()
	defer cancel()
	_, err := read(ctx, newFile(hello).bytes(), &problems{})
	if !errors.Is(err, ctx.Err()) {
		t.Errorf("error %v, want %v", err, ctx.Err())
	}
}

func FuzzFront(f *testing.F) {
	f.Add(newFile(hello).bytes())
	o := newFile(hello)
	packed(o, "", 1, 2, 3, 5)
	f.Add(xrefStream(o, "/Size 91", ""))
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := open(t.Context(), b, len(b)%2 == 0, &problems{})
		if err == nil {
			d.pages()
		}
	})
}
