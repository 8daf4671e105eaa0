package polite

import (
	"bytes"
	"mime"
	"net/http"
	"slices"
)

// head is how much of a document tells of what kind it is.
const head = 1024

// kindOf tells the kind of a document by its content. What is served as HTML and
// looks like text is a piece of HTML.
func kindOf(b []byte, served string) string {
	start := bytes.TrimPrefix(b[:min(len(b), head)], []byte("\ufeff"))
	if bytes.Contains(start, []byte("%PDF-")) {
		return "application/pdf"
	}
	kind, _, _ := mime.ParseMediaType(http.DetectContentType(start))
	said, _, _ := mime.ParseMediaType(served)
	if said == "application/xhtml+xml" {
		said = "text/html"
	}
	switch {
	case kind == "text/xml" && bytes.Contains(bytes.ToLower(start), []byte("<html")):
		return "text/html"
	case kind == "text/plain" && said == "text/html":
		return said
	}
	return kind
}

// readable reports whether there is a reader for a kind of document.
func readable(kind string) bool {
	return slices.Contains([]string{"application/pdf", "text/html", "text/plain"}, kind)
}

// pdfEnds reports whether a PDF has its end: what readers of PDF look for in
// the last bytes, behind which servers may have put blanks.
func pdfEnds(b []byte) bool {
	b = bytes.TrimRight(b, "\x00 \t\r\n\f")
	return bytes.Contains(b[max(0, len(b)-head):], []byte("%%EOF"))
}

// htmlEnds reports whether a page that has a beginning has its end. HTML does
// not ask for it, but a length that nobody told can be judged by nothing else.
func htmlEnds(b []byte) bool {
	start := bytes.ToLower(b[:min(len(b), head)])
	if !bytes.Contains(start, []byte("<html")) && !bytes.Contains(start, []byte("<!doctype html")) {
		return true
	}
	const tail = 64 << 10
	return bytes.Contains(bytes.ToLower(b[max(0, len(b)-tail):]), []byte("</html"))
}
