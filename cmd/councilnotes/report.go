package main

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"councilnotes/extractors/doc"
	"councilnotes/pipeline"
	"councilnotes/pipeline/ledger"
)

// printReport prints what an ingest did, for a person: what came in, what was
// found in it, what to try next.
func (a *app) printReport(r *pipeline.Report) error {
	var b strings.Builder
	b.WriteString(summary(r) + "\n")
	if r.Extracted > 0 {
		fmt.Fprintf(&b, "  %s\n", byCount(kindNames(r.Kinds)))
		fmt.Fprintf(&b, "  in %s\n", byCount(r.Languages))
		fmt.Fprintf(&b, "Found in them: %s.\n", found(r.Found))
	}
	b.WriteString(a.left(r))
	if len(r.Examples) > 0 {
		b.WriteString("\nTry:\n")
	}
	width := 0
	for _, e := range r.Examples {
		width = max(width, runes(a.example(e)))
	}
	for _, e := range r.Examples {
		s := a.example(e)
		fmt.Fprintf(&b, "  %s%s   # %s\n", s, strings.Repeat(" ", width-runes(s)), e.Why)
	}
	_, err := a.out.Write([]byte(b.String()))
	return err
}

// left says how many sources gave no text, and which of them may yet.
func (a *app) left(r *pipeline.Report) string {
	states := map[string]int{}
	for _, f := range r.Failures {
		states[f.State]++
	}
	var b strings.Builder
	for _, m := range []struct {
		n    int
		text string
	}{
		{states[""], "gave no text; the reasons are above, and in " + a.command("status")},
		{states[ledger.Waiting], "must wait; the same command goes on with them, " + a.command("status") + " tells when"},
		{states[ledger.Blocked], "cannot be had because their hosts shut programs out; what can be done is said above, and in " + a.command("status")},
	} {
		if m.n > 0 {
			fmt.Fprintf(&b, "%s %s.\n", count(m.n, "source", "sources"), m.text)
		}
	}
	return b.String()
}

// summary says in one line what was done.
func summary(r *pipeline.Report) string {
	took := elapsed(time.Duration(r.Seconds * float64(time.Second)))
	if r.Extracted == 0 && r.New+r.Changed+r.Dropped+r.Indexed == 0 {
		if r.Unchanged == 0 {
			return fmt.Sprintf("Nothing was taken in (%s).", took)
		}
		return fmt.Sprintf("Nothing to do: %s here already, unchanged (%s).", count(r.Unchanged, "document is", "documents are"), took)
	}
	s := fmt.Sprintf("Took in %s in %s", count(r.Extracted, "document", "documents"), took)
	var more []string
	for _, m := range []struct {
		n    int
		text string
	}{{r.Changed, "changed"}, {r.Unchanged, "here already"}, {r.Dropped, "replaced"}} {
		if m.n > 0 {
			more = append(more, number(m.n)+" "+m.text)
		}
	}
	if len(more) > 0 {
		s += " (" + strings.Join(more, ", ") + ")"
	}
	return s + "."
}

// elapsed says how long something took, no finer than a person cares.
func elapsed(d time.Duration) string {
	switch {
	case d < time.Millisecond:
		return "under 1ms"
	case d < 10*time.Second:
		return d.Round(time.Millisecond).String()
	}
	return d.Round(time.Second).String()
}

// found lists what there was any of.
func found(f pipeline.Found) string {
	var all []string
	for _, m := range []struct {
		n         int
		one, many string
	}{
		{f.References, "reference", "references"}, {f.Dates, "date", "dates"},
		{f.Countries, "mention of a country", "mentions of countries"},
		{f.Organisations, "mention of an organisation", "mentions of organisations"},
		{f.Actions, "action", "actions"}, {f.Points, "point", "points"}, {f.Footnotes, "footnote", "footnotes"},
	} {
		if m.n > 0 {
			all = append(all, count(m.n, m.one, m.many))
		}
	}
	if len(all) == 0 {
		return "none of what is looked for"
	}
	return strings.Join(all, ", ")
}

// kindNames puts names that a person reads for the kinds.
func kindNames(kinds map[string]int) map[string]int {
	named := map[string]int{}
	for k, n := range kinds {
		named[kindName(k)+"s"] = n
	}
	return named
}

// kindName is what a person calls a kind of document.
func kindName(kind string) string {
	switch kind {
	case doc.KindCouncil:
		return "Council document"
	case doc.KindPage:
		return "web page"
	case doc.KindAct:
		return "legal act"
	}
	return "other document"
}

// byCount lists names with their counts, the greatest first.
func byCount(m map[string]int) string {
	var all []string
	keys := slices.SortedFunc(maps.Keys(m), func(a, b string) int { return cmp.Or(cmp.Compare(m[b], m[a]), cmp.Compare(a, b)) })
	for _, k := range keys {
		name := k
		if name == "" {
			name = "an unknown language"
		}
		all = append(all, name+" "+number(m[k]))
	}
	return strings.Join(all, ", ")
}

// count counts things in words.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return number(n) + " " + many
}

// number writes a number with its thousands apart.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "\u00a0" + s[i:]
	}
	return s
}

// example returns a search as it can be typed.
func (a *app) example(e pipeline.Example) string {
	q := e.Query
	if strings.ContainsAny(q, " ()&;|<>*?$'\"\\`") {
		q = "'" + strings.ReplaceAll(q, "'", `'\''`) + "'"
	}
	return a.command("search " + q)
}

// command returns a command as it can be typed here: of a program that was
// started by go run, in the same way, and with the same data directory.
func (a *app) command(rest string) string {
	program := "councilnotes"
	if exe, err := os.Executable(); err == nil && strings.Contains(filepath.ToSlash(exe), "/go-build") {
		program = "go run ./cmd/councilnotes"
	}
	if a.dir != defaultDir() {
		program += " --data " + a.dir
	}
	return program + " " + rest
}

func runes(s string) int { return len([]rune(s)) }
