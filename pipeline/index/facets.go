package index

import (
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
)

// Count is how many of the works found have a value.
type Count struct {
	Value string `json:"value"`
	Works int    `json:"works"`
}

// maxCounts is how many values of a facet are told.
const maxCounts = 40

type facet struct{ name, field string }

// facetFields are the fields whose values can be counted, in the order in which
// they are told.
var facetFields = []facet{
	{"year", fieldYear}, {"kind", fieldKind}, {"type", fieldType}, {"topic", fieldTopic},
	{"lang", fieldLang}, {"country", fieldCountry}, {"org", fieldOrg},
}

// counted reports whether a field's values can be counted.
func counted(field string) bool {
	return slices.ContainsFunc(facetFields, func(f facet) bool { return f.field == field })
}

// FacetNames returns what can be counted: "year", "kind" and so on.
func FacetNames() []string {
	var out []string
	for _, f := range facetFields {
		out = append(out, f.name)
	}
	return out
}

func addFacets(req *bleve.SearchRequest, names []string) {
	for _, n := range names {
		for _, f := range facetFields {
			if f.name == n {
				req.AddFacet(n, bleve.NewFacetRequest(f.field, maxCounts))
			}
		}
	}
}

func counts(found search.FacetResults) map[string][]Count {
	if len(found) == 0 {
		return nil
	}
	out := map[string][]Count{}
	for name, f := range found {
		out[name] = []Count{}
		if f.Terms == nil {
			continue
		}
		for _, t := range f.Terms.Terms() {
			out[name] = append(out[name], Count{t.Term, t.Count})
		}
	}
	return out
}
