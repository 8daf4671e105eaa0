package pdf

import (
	"bytes"
	"compress/zlib"
	"context"
	"fmt"
	"strings"
	"testing"

	"councilnotes/extractors/doc"
	"councilnotes/extractors/layout"
)

// file is a little PDF being written: the object with the number n is objs[n].
type file struct {
	objs    map[int]string
	trailer string
	header  string
}

// newFile has a catalog (1), a page tree (2), one page (3) with the content
// (4), and Helvetica as /F1 (5).
func newFile(content string) *file {
	return &file{header: "%PDF-1.4\n", trailer: "/Root 1 0 R", objs: map[int]string{
		1: "<</Type /Catalog /Pages 2 0 R>>",
		2: "<</Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 600 800]>>",
		3: "<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>",
		4: streamObject("", content),
		5: "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>",
	}}
}

// streamObject writes a stream; extra are further entries of its dictionary.
func streamObject(extra, data string) string {
	return fmt.Sprintf("<</Length %d %s>>\nstream\n%s\nendstream", len(data), extra, data)
}

func deflate(s string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

// bytes writes the file with a cross-reference table.
func (f *file) bytes() []byte {
	b := []byte(f.header)
	max := 0
	offsets := map[int]int{}
	for n := 1; len(offsets) < len(f.objs); n++ {
		if body, ok := f.objs[n]; ok {
			offsets[n] = len(b)
			b = fmt.Appendf(b, "%d 0 obj\n%s\nendobj\n", n, body)
			max = n
		}
	}
	start := len(b)
	b = fmt.Appendf(b, "xref\n0 %d\n0000000000 65535 f \n", max+1)
	for n := 1; n <= max; n++ {
		if at, ok := offsets[n]; ok {
			b = fmt.Appendf(b, "%010d 00000 n \n", at)
		} else {
			b = append(b, "0000000000 00000 f \n"...)
		}
	}
	return fmt.Appendf(b, "trailer\n<</Size %d %s>>\nstartxref\n%d\n%%%%EOF\n", max+1, f.trailer, start)
}

// linesOf reads the lines of a file as they stand on its pages.
func linesOf(t *testing.T, b []byte) []string {
	t.Helper()
	src := sourceOf(t, b)
	return strings.Split(strings.TrimSuffix(printed(src), "\n"), "\n")
}

func sourceOf(t *testing.T, b []byte) *layout.Source {
	t.Helper()
	src, err := read(context.Background(), b, &problems{})
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	return src
}

func readText(b []byte) (*doc.Text, error) {
	return Reader{}.Read(context.Background(), doc.Document{Name: "test.pdf", Bytes: b}, "")
}

// contextDone returns a context that is done.
func contextDone() (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx, cancel
}
