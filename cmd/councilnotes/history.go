package main

import (
	"fmt"
	"strings"

	"councilnotes/pipeline/ledger"
)

// history says what the sources of a record gave when, the oldest first. A file
// that never changed has none to speak of.
func history(past []ledger.Past) string {
	if len(past) == 0 || len(past) == 1 && past[0].Status == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\nHISTORY\n")
	source := ""
	for _, p := range past {
		if p.Source != source {
			source = p.Source
			b.WriteString("  " + source + "\n")
		}
		fmt.Fprintf(&b, "    %s  %s  %s  %s%s\n", clock(p.At), p.SHA256.String()[:12], count(int(p.Bytes), "byte", "bytes"), p.MediaType, pastMore(p))
	}
	return b.String()
}

// pastMore says how a capture was served, and whether it is that of today.
func pastMore(p ledger.Past) string {
	s := ""
	if p.Status != 0 {
		s = fmt.Sprintf("  status %d", p.Status)
	}
	if n := len(p.Redirects); n > 0 {
		s += ", after " + count(n, "redirect", "redirects") + " to " + p.URI
	}
	if p.Current {
		s += "  now"
		if !p.Until.IsZero() {
			s += ", asked last " + clock(p.Until)
		}
	}
	return s
}
