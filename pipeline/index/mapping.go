package index

import (
	"fmt"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/mapping"
	api "github.com/blevesearch/bleve_index_api"

	"councilnotes/pipeline/index/analyzer"
)

// The fields of a work in the index. Those of texts and titles have the
// language in their name: text_bg, title_bg.
const (
	fieldRef         = "ref"          // ids and addresses of the document itself
	fieldFamily      = "family"       // its Council number without REV, ADD …: "ST-6106-2022"
	fieldCites       = "cites"        // ids of what it refers to
	fieldCitesFamily = "cites_family" // the families of those
	fieldProcedure   = "procedure"    // on the cover
	fieldLang        = "lang"
	fieldCountry     = "country" // ISO 3166-1 codes
	fieldOrg         = "org"
	fieldKind        = "kind"
	fieldType        = "type"
	fieldTopic       = "topic" // subject codes without their numbers: "TELECOM"
	fieldHas         = "has"   // the parts that it has: "footnotes"
	fieldYear        = "year"
	fieldDate        = "date"     // the first day of the document's date
	fieldDateEnd     = "date_end" // the last
	fieldHost        = "host"     // of its address
	fieldDomain      = "domain"   // the host and all domains above it
	fieldFrom        = "from"     // words
	fieldTo          = "to"       // words
	fieldVersions    = "versions" // stored: what a hit shows, as JSON
	prefixText       = "text_"
	prefixTitle      = "title_"
)

// How the fields are kept. Words need positions for phrases. Keywords have no
// frequencies: they score by rank, never by how rare they are. Those that are
// counted or sorted by have doc values beside.
const (
	asText    = api.IndexField | api.IncludeTermVectors
	asWords   = api.IndexField
	asKeyword = api.IndexField | api.SkipFreqNorm
	asDate    = api.IndexField | api.DocValues
	asStored  = api.StoreField
)

// Limits of one search. Beyond them a query is answered in part and says so.
const (
	maxClauses    = 10_000  // searchers joined by one "or"
	maxExpansions = 200     // words one beginning stands for, in one language
	maxExpanded   = 3_000   // words all beginnings of a query stand for
	maxScanned    = 400_000 // words looked at to find the most frequent of them
)

// layout is raised when what is put into the index changes.
const layout = 3

// Keys of what the index itself remembers.
const (
	keyVersion    = "councilnotes/version"
	keySequence   = "councilnotes/sequence"
	keyGeneration = "councilnotes/generation"
)

// Version names everything an index depends on beside the records: its fields
// and its analyzers. An index of another version must be rebuilt.
func Version() string { return fmt.Sprintf("%d-%s", layout, analyzer.Version()) }

// newMapping is static and nearly empty: works are handed to bleve as documents
// of ready fields, each with its analyzer, so nothing of ours need be registered
// with bleve, and an index opens wherever bleve does.
func newMapping() mapping.IndexMapping {
	m := bleve.NewIndexMapping()
	m.DefaultMapping = mapping.NewDocumentStaticMapping()
	m.IndexDynamic, m.StoreDynamic, m.DocValuesDynamic = false, false, false
	m.DefaultAnalyzer = keyword.Name
	m.ScoringModel = api.BM25Scoring
	return m
}
