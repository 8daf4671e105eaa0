package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"councilnotes/pipeline"
	"councilnotes/pipeline/index"
	"councilnotes/pipeline/records"

	"github.com/spf13/cobra"
)

// search finds works and shows where they match.
func (a *app) search() *cobra.Command {
	var o index.SearchOptions
	var explain bool
	var sort string
	c := &cobra.Command{
		Use:   "search QUERY…",
		Short: "Find documents by reference, words, country, date and more",
		Long: `search finds documents. A document number, act, procedure or treaty article in
any spelling finds the document and those that cite it; words find all their
forms, in any language.

  "a phrase"           words one after the other (quoted for the shell: '"a phrase"')
  -word  a OR b  begin*
  country:JP  country:Япония  lang:bg  type:i_a_item_note  kind:web_page
  date:2021-12..2022-06  year:2022  from:…  to:…  org:coreper  cites:…  topic:…
  has:footnotes`,
		Example: `  councilnotes search "ST 15367/17"
  councilnotes search digital partnership country:JP
  councilnotes search --json type:note year:2022`,
		Args: needs(1, 0, "a QUERY"),
		RunE: func(c *cobra.Command, args []string) error {
			if o.Size < 1 || o.From < 0 {
				return usage("--limit is at least 1 and --from at least 0")
			}
			if err := setOrder(&o, sort); err != nil {
				return err
			}
			q := index.ParseQuery(strings.Join(args, " "))
			if explain {
				_, err := fmt.Fprint(a.out, q.Explain())
				return err
			}
			return a.runSearch(c.Context(), q, o)
		},
	}
	c.Flags().IntVar(&o.Size, "limit", 10, "how many hits to show")
	c.Flags().IntVar(&o.From, "from", 0, "how many hits to pass over")
	c.Flags().StringVar(&sort, "sort", "relevance", "what comes first: relevance or date (the newest)")
	c.Flags().StringSliceVar(&o.Facets, "facets", nil, "count what is found by "+strings.Join(index.FacetNames(), ", ")+", or all")
	c.Flags().BoolVar(&explain, "explain", false, "tell how the query is read, and do not search")
	return c
}

// setOrder reads --sort and looks at --facets.
func setOrder(o *index.SearchOptions, sort string) error {
	switch sort {
	case "relevance":
	case "date":
		o.Sort = index.ByDate
	default:
		return usage("--sort is relevance or date, not %q", sort)
	}
	if slices.Equal(o.Facets, []string{"all"}) {
		o.Facets = index.FacetNames()
	}
	for _, f := range o.Facets {
		if !slices.Contains(index.FacetNames(), f) {
			return usage("--facets knows no %q, but %s", f, strings.Join(index.FacetNames(), ", "))
		}
	}
	return nil
}

func (a *app) runSearch(ctx context.Context, q index.Query, o index.SearchOptions) error {
	d, err := a.openData(ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	res, err := d.IndexReader().Search(ctx, q, o)
	if err != nil {
		return noIndex(err)
	}
	for _, n := range res.Notes {
		a.say("note: %s", n)
	}
	for i := range res.Hits {
		if err := a.printHit(ctx, d, res.Asked, o.From+i+1, &res.Hits[i]); err != nil {
			return err
		}
	}
	if err := a.printFacets(o.Facets, res.Facets); err != nil {
		return err
	}
	a.sayTotal(res, o)
	return nil
}

// printFacets prints counts below the hits, a line for each facet; for machines
// as one object.
func (a *app) printFacets(names []string, counts map[string][]index.Count) error {
	if len(names) == 0 {
		return nil
	}
	if a.json {
		if counts == nil {
			counts = map[string][]index.Count{}
		}
		return a.printJSON(map[string]any{"facets": counts})
	}
	for _, n := range names {
		var parts []string
		for _, c := range counts[n] {
			parts = append(parts, fmt.Sprintf("%s %d", c.Value, c.Works))
		}
		if _, err := io.WriteString(a.out, hang(n+": "+strings.Join(parts, ", "), 0, 4)); err != nil {
			return err
		}
	}
	return nil
}

// sayTotal tells how many there are beside those shown.
func (a *app) sayTotal(res *index.Results, o index.SearchOptions) {
	took := elapsed(res.Took)
	last := o.From + len(res.Hits)
	switch n := int(res.Total); {
	case n == 0:
		a.say("Nothing was found (%s).", took)
	case len(res.Hits) == n:
		a.say("%s (%s).", count(n, "work", "works"), took)
	case len(res.Hits) == 0:
		a.say("%s, none after the first %d (%s).", count(n, "work", "works"), o.From, took)
	default:
		a.say("%d to %d of %s (%s); --limit and --from show others.", o.From+1, last, count(n, "work", "works"), took)
	}
}

// passage is about how many bytes of the text around a match are shown, matches
// how many places beside the first are named.
const (
	passage = 220
	places  = 5
)

// printHit prints one hit with the places that match, which are found in the
// record's own text. A hit whose record is damaged or gone is shown without.
func (a *app) printHit(ctx context.Context, d *pipeline.Data, q index.Query, n int, h *index.Hit) error {
	rec, err := d.Records.Get(ctx, h.ID)
	switch {
	case err == nil:
		h.Matched = index.Matches(q, rec)
	case errors.Is(err, records.ErrNotFound): // the index is behind
	case a.damaged(ctx, d, err):
	default:
		return err
	}
	if a.json {
		if h.Matched == nil {
			h.Matched = []index.Match{}
		}
		return a.printJSON(h)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%2d. %s\n", n, head(h))
	if h.Title != "" {
		b.WriteString(indent(oneLine(h.Title), 4))
	}
	if rec != nil && len(h.Matched) > 0 {
		p := index.PassageOf(rec, h.Matched, passage)
		b.WriteString(indent(fmt.Sprintf("%s: %s", p.In, marked(p)), 4))
		if also := otherPlaces(h.Matched); also != "" {
			b.WriteString(indent("also "+also, 4))
		}
	}
	if len(h.Others) > 0 {
		b.WriteString(indent("in other languages: "+strings.Join(h.Others, ", "), 4))
	}
	_, err = a.out.Write([]byte(b.String() + "\n"))
	return err
}

// head is the line that tells hits apart.
func head(h *index.Hit) string {
	parts := []string{h.ID}
	for _, s := range []string{kindName(h.Kind), h.Date} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "  ")
}

// marked shows what matched between brackets that no document uses for quoting.
func marked(p index.Passage) string {
	var b strings.Builder
	at := 0
	for _, m := range p.Marks {
		if m.Start < at {
			continue
		}
		b.WriteString(p.Text[at:m.Start] + "⟦" + p.Text[m.Start:m.End] + "⟧")
		at = m.End
	}
	return b.String() + p.Text[at:]
}

// otherPlaces names the places that match beside the first one's.
func otherPlaces(all []index.Match) string {
	seen := map[string]bool{all[0].In: true}
	var names []string
	more := 0
	for _, m := range all {
		switch {
		case seen[m.In]:
		case len(names) == places:
			more++
		default:
			names = append(names, m.In)
		}
		seen[m.In] = true
	}
	s := strings.Join(names, ", ")
	if more > 0 {
		s += fmt.Sprintf(" and %d more places", more)
	}
	return s
}
