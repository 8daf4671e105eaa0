package pipeline

import (
	"cmp"
	"slices"
	"time"

	"councilnotes/extractors/doc"
	"councilnotes/pipeline/ledger"
	"councilnotes/pipeline/records"
)

// Report is what a run of the stages did.
type Report struct {
	Sources   int            `json:"sources"`   // named, in the end: files
	New       int            `json:"new"`       // sources that gave bytes for the first time
	Changed   int            `json:"changed"`   // sources that gave other bytes than last time
	Unchanged int            `json:"unchanged"` // sources that gave the same bytes again
	Extracted int            `json:"extracted"` // documents whose record was made
	Dropped   int            `json:"dropped"`   // records of documents that no source gives any longer
	Indexed   int            `json:"indexed"`   // works
	Languages map[string]int `json:"languages"` // of the documents extracted
	Kinds     map[string]int `json:"kinds"`
	Found     Found          `json:"found"`
	Failures  []Failure      `json:"failures"`
	Warnings  []Failure      `json:"warnings"` // documents that were read, not wholly
	Examples  []Example      `json:"examples"`
	Seconds   float64        `json:"seconds"`

	named   map[ledger.Key]bool // documents that the named sources gave
	unread  map[ledger.Key]bool // documents extracted in this run that gave no text
	damaged []records.Key       // rows found damaged while indexing
	tally   *tally
	begin   time.Time
}

// Found counts what was found in the documents extracted.
type Found struct {
	Points        int `json:"points"`
	Footnotes     int `json:"footnotes"`
	References    int `json:"references"`
	Dates         int `json:"dates"`
	Countries     int `json:"countries"`
	Organisations int `json:"organisations"`
	Actions       int `json:"actions"`
}

// Failure is a source or document that gave no text, or not all of it, and why.
type Failure struct {
	Name   string    `json:"name"`
	Stage  string    `json:"stage"`
	Reason string    `json:"reason"`
	State  string    `json:"state,omitempty"`  // waiting, blocked; empty: failed
	NextAt time.Time `json:"next_at,omitzero"` // not to be tried before
}

// NewReport begins a report.
func NewReport() *Report {
	return &Report{
		Languages: map[string]int{}, Kinds: map[string]int{},
		Failures: []Failure{}, Warnings: []Failure{}, Examples: []Example{},
		named: map[ledger.Key]bool{}, unread: map[ledger.Key]bool{}, tally: newTally(), begin: time.Now(),
	}
}

func (r *Report) acquired(a acquired) {
	r.Sources++
	switch a.outcome {
	case failure:
		r.Failures = append(r.Failures, Failure{a.Source.Name, ledger.Acquire, a.Reason, a.State, a.NextAt})
		return
	case fresh:
		r.New++
	case changed:
		r.Changed++
	case unchanged:
		r.Unchanged++
	}
	r.named[ledger.Key{SHA256: a.Capture.SHA256, Lang: a.lang}] = true
}

func (r *Report) extracted(x extraction) {
	if x.note.Reason != "" {
		r.unread[x.note.Key] = true // the reason is told by the ledger, with those of earlier runs
		return
	}
	rec := x.row.Record
	r.Extracted++
	r.Languages[rec.Language]++
	r.Kinds[rec.Kind]++
	r.Found.add(rec)
	r.tally.add(rec)
	for _, p := range rec.Problems {
		r.Warnings = append(r.Warnings, Failure{Name: x.note.Name, Stage: p.Stage, Reason: p.Reason})
	}
}

func (f *Found) add(r *doc.Record) {
	f.Points += countPoints(r.Points)
	f.Footnotes += len(r.Footnotes)
	f.References += len(r.References)
	f.Dates += len(r.Dates)
	f.Countries += len(r.Countries)
	f.Organisations += len(r.Organisations)
	f.Actions += len(r.Actions)
}

func countPoints(points []doc.PointNode) int {
	n := len(points)
	for _, p := range points {
		n += countPoints(p.Children)
	}
	return n
}

// finish puts the lists in an order that does not depend on which document was
// ready first.
func (r *Report) finish() {
	order := func(a, b Failure) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Stage, b.Stage), cmp.Compare(a.Reason, b.Reason))
	}
	slices.SortFunc(r.Failures, order)
	slices.SortFunc(r.Warnings, order)
	r.Seconds = time.Since(r.begin).Seconds()
}
