package index

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// protocol is raised when what goes over the socket changes.
const protocol = 1

// request is what is asked of the owner of an index.
type request struct {
	Version string `json:"version"`
	// Query is read anew by the owner: a query comes from a person, and to read
	// one is what the parser is there for.
	Query string `json:"query"`
	// Search asks for hits, After for the ids of all works after this one, a page
	// of them; where both are nil it is the index's state that is asked for.
	Search *SearchOptions `json:"search,omitempty"`
	After  *string        `json:"after,omitempty"`
}

// response is what it says.
type response struct {
	Version string `json:"version"`
	// Problem is why there is no answer; with Again set another try may have one.
	Problem string       `json:"problem,omitempty"`
	Again   bool         `json:"again,omitempty"`
	Results *sentResults `json:"results,omitempty"`
	Works   []string     `json:"works,omitempty"`
	State   *State       `json:"state,omitempty"`
}

// State is how far an index has come.
type State struct {
	Works    uint64 `json:"works"`
	Sequence int64  `json:"sequence"` // as SetSequence noted it
}

// wireVersion is what both sides must share to understand each other.
func wireVersion() string { return fmt.Sprintf("%d/%s", protocol, Version()) }

// sentResults are Results as they are sent: with what is not for machines to
// read, and of the query only what differs from the one asked.
type sentResults struct {
	Hits   []sentHit          `json:"hits"`
	Total  uint64             `json:"total"`
	Facets map[string][]Count `json:"facets,omitempty"`
	Took   time.Duration      `json:"took"`
	Loose  bool               `json:"loose,omitempty"`
	Said   []string           `json:"said,omitempty"` // notes beside the query's own
	Stands []sentStand        `json:"stands,omitempty"`
}

type sentHit struct {
	Hit
	Fields []string `json:"fields,omitempty"`
	Others []string `json:"others,omitempty"`
}

// sentStand is a clause that was answered with others for its word.
type sentStand struct {
	Group   int                 `json:"group"`
	Clause  int                 `json:"clause"`
	Text    string              `json:"text"`
	Instead map[string][]string `json:"instead,omitempty"`
}

func sent(q Query, r *Results) *sentResults {
	s := &sentResults{Total: r.Total, Facets: r.Facets, Took: r.Took, Loose: r.Loose, Said: r.Notes[len(q.notes):]}
	for _, h := range r.Hits {
		s.Hits = append(s.Hits, sentHit{h, h.Fields, h.Others})
	}
	for i, g := range r.Asked.groups {
		for j, c := range g {
			if was := q.groups[i][j]; c.instead != nil || c.text != was.text {
				s.Stands = append(s.Stands, sentStand{i, j, c.text, c.instead})
			}
		}
	}
	return s
}

// results returns what was sent in answer to q.
func (s *sentResults) results(q Query) (*Results, error) {
	r := &Results{Total: s.Total, Facets: s.Facets, Took: s.Took, Loose: s.Loose, Asked: q.clone(), Hits: make([]Hit, len(s.Hits))}
	r.Notes = append(q.Notes(), s.Said...)
	for i, h := range s.Hits {
		r.Hits[i] = h.Hit
		r.Hits[i].Fields, r.Hits[i].Others = h.Fields, h.Others
	}
	for _, c := range s.Stands {
		if c.Group < 0 || c.Group >= len(q.groups) || c.Clause < 0 || c.Clause >= len(q.groups[c.Group]) {
			return nil, errors.New("the answer is to another query")
		}
		of := &r.Asked.groups[c.Group][c.Clause]
		of.text, of.instead = c.Text, c.Instead
	}
	return r, nil
}

// respond answers a request from this index.
func (x *Index) respond(ctx context.Context, req request) (res response) {
	res.Version = wireVersion()
	if req.Version != res.Version {
		res.Problem = fmt.Sprintf("the program that is writing it is another version (%s, this is %s)", res.Version, req.Version)
		return res
	}
	q := ParseQuery(req.Query)
	var err error
	switch {
	case req.Search != nil:
		var found *Results
		if found, err = x.Search(ctx, q, *req.Search); err == nil {
			res.Results = sent(q, found)
		}
	case req.After != nil:
		res.Works, err = x.worksAfter(ctx, q, *req.After)
	default:
		res.State, err = x.state()
	}
	if err != nil {
		res.Problem, res.Again = err.Error(), ctx.Err() != nil
	}
	return res
}

func (x *Index) state() (*State, error) {
	n, err := x.Count()
	if err != nil {
		return nil, err
	}
	seq, err := x.Sequence()
	return &State{n, seq}, err
}
