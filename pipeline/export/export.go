// Package export writes records for other systems: one file per format, each a
// Writer that takes records one after the other and keeps none of them.
//
//	jsonl  one record per line, whole, as "councilnotes schema" describes it
//	csv    one row per record, the columns below; the text is left out
//
// A record that is no longer there is written as a tombstone, so that a system
// fed with changes can follow: in JSON Lines {"id","work","deleted":true,"at"}, in
// CSV a row with id, work, deleted and at only.
//
// CSV is UTF-8 without byte order mark, with a header, quoted as in RFC 4180,
// lines ending in "\n". Lists are joined with "; "; a value that a spreadsheet
// would take for a formula has an apostrophe before it. The columns:
//
//	id, work, kind, language, title   as in the record
//	uri, media_type, sha256, bytes, pages, fetched_at
//	                                  of the source
//	number, type, date, distribution_date, place, original_languages,
//	distribution, subject_codes, procedures, from, to, subject, subtitle,
//	previous_documents, commission_documents
//	                                  of the cover
//	published, modified, site, canonical_url
//	                                  of the page
//	references                        ids of what is cited, each once
//	dates                             EDTF, each once
//	countries                         codes of those named, demonyms and parts left out
//	organisations                     ids, each once
//	actions                           "actor verb addressee", each once
//	points, footnotes, lists          how many
//	problems                          "stage: reason"
//	deleted, at                       "true" and the time, of tombstones
package export

import (
	"fmt"
	"io"
	"strings"
	"time"

	"councilnotes/extractors/doc"
)

// Writer writes records in one format. What it is given last may be on its way
// until Close, which does not close what is written to.
type Writer interface {
	Record(r *doc.Record) error
	Tombstone(t Tombstone) error
	Close() error
}

// Tombstone tells that a record is no longer there.
type Tombstone struct {
	ID, Work string
	At       time.Time // when it went
}

// Format is a way to write records.
type Format struct {
	Name      string // as a person names it
	Extension string // of files, with the dot
	MediaType string
	New       func(w io.Writer) Writer
}

// Formats returns all formats; the first is the one where none is named.
func Formats() []Format {
	return []Format{
		{"jsonl", ".jsonl", "application/jsonl", newJSONL},
		{"csv", ".csv", "text/csv; charset=utf-8; header=present", newCSV},
	}
}

// ByName returns the format of a name.
func ByName(name string) (Format, error) {
	var names []string
	for _, f := range Formats() {
		if f.Name == strings.ToLower(name) {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, fmt.Errorf("there is no format %q; there are %s", name, strings.Join(names, ", "))
}
