package extractors

import (
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors/doc"
)

// specimen is the gold of a document beside the repository: see the README
// there for what its fields mean.
type specimen struct {
	Lang               string
	Cover              map[string]any
	References         []specimenMention
	OptionalReferences []specimenMention `json:"optional_references"`
	Dates              []specimenMention
	OptionalDates      []specimenMention `json:"optional_dates"`
	Countries          []specimenMention
	OptionalCountries  []specimenMention `json:"optional_countries"`
	Points             []specimenPoint
	Footnotes          []struct {
		Label, Starts, Ends string
		AnchorAfter         string `json:"anchor_after"`
	}
	Actions        []specimenAction
	OptionalAction []specimenAction `json:"optional_actions"`
	MustNotContain []string         `json:"must_not_contain"`
}

type specimenMention struct{ Kind, ID, EDTF, Code string }

type specimenPoint struct {
	Label, Starts, Ends string
	Children            []specimenPoint
}

type specimenAction struct{ Actor, Verb, Addressee, Point string }

// TestSpecimens reads each specimen in each of its forms and compares with its
// gold.
func TestSpecimens(t *testing.T) {
	for _, name := range []string{"bg-1.pdf", "bg-1.txt", "en-1.pdf", "en-1.txt", "pl-1.pdf", "pl-1.txt", "bg-page.html"} {
		t.Run(name, func(t *testing.T) {
			base, _, _ := strings.Cut(name, ".")
			var gold specimen
			if err := json.Unmarshal(shared(t, "specimens", base+".json"), &gold); err != nil {
				t.Fatal(err)
			}
			r := runOn(t, shared(t, "specimens", name), Options{})
			if r.Language != gold.Lang {
				t.Errorf("language %s, want %s", r.Language, gold.Lang)
			}
			compareCover(t, gold, r)
			compareSets(t, "reference", ids(gold.References), ids(gold.OptionalReferences), recordRefs(r))
			compareSets(t, "date", ids(gold.Dates), ids(gold.OptionalDates), edtfs(r))
			compareSets(t, "country", ids(gold.Countries), ids(gold.OptionalCountries), countryCodes(r))
			var want, got []string
			listSpecimenPoints(gold.Points, "", &want)
			listPoints(r.Points, "", &got)
			if diff := cmp.Diff(want, got); diff != "" && len(gold.Points) > 0 {
				t.Errorf("points (-want +got):\n%s", diff)
			}
			compareNotes(t, gold, r)
			compareActions(t, gold, r)
			for _, s := range gold.MustNotContain {
				if strings.Contains(r.Text, s) {
					t.Errorf("%q is left in the text", s)
				}
			}
		})
	}
}

func ids(list []specimenMention) (out []string) {
	for _, m := range list {
		out = append(out, strings.TrimSpace(m.Kind+" "+m.ID+m.EDTF+m.Code))
	}
	return out
}

func recordRefs(r *doc.Record) (out []string) {
	for _, m := range r.References {
		out = append(out, m.Kind+" "+m.ID)
	}
	return out
}

// compareSets reports what is missing and what is neither wanted nor optional.
func compareSets(t *testing.T, what string, want, optional, got []string) {
	t.Helper()
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("%s %s is missing", what, w)
		}
	}
	for _, g := range got {
		isOptional := func(o string) bool {
			_, id, _ := strings.Cut(o, " ")
			return o == g || id != "" && strings.HasSuffix(g, "-"+id)
		}
		if !slices.Contains(want, g) && !slices.ContainsFunc(optional, isOptional) {
			t.Errorf("%s %s is wrong", what, g)
		}
	}
}

func compareCover(t *testing.T, gold specimen, r *doc.Record) {
	t.Helper()
	if gold.Cover == nil {
		return
	}
	got := map[string]any{}
	b, err := json.Marshal(r.Cover)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	for key, want := range gold.Cover {
		if diff := cmp.Diff(want, got[key]); diff != "" {
			t.Errorf("cover %s (-want +got):\n%s", key, diff)
		}
	}
}

func listSpecimenPoints(points []specimenPoint, path string, out *[]string) {
	for _, p := range points {
		*out = append(*out, fmt.Sprintf("%s%s: %s … %s", path, p.Label, p.Starts, p.Ends))
		listSpecimenPoints(p.Children, path+p.Label+".", out)
	}
}

// ends is how the gold quotes a text: its first five and its last four words.
func ends(words []string) string {
	return strings.Join(words[:min(5, len(words))], " ") + " … " + strings.Join(words[max(0, len(words)-4):], " ")
}

// listPoints writes points as the gold has them.
func listPoints(points []doc.PointNode, path string, out *[]string) {
	for _, p := range points {
		words := strings.FieldsFunc(p.Text, func(r rune) bool { return r == ' ' || r == '\n' })
		*out = append(*out, fmt.Sprintf("%s%s: %s", path, p.Label, ends(words)))
		listPoints(p.Children, path+p.Label+".", out)
	}
}

func compareNotes(t *testing.T, gold specimen, r *doc.Record) {
	t.Helper()
	var want, got []string
	for _, n := range gold.Footnotes {
		want = append(want, fmt.Sprintf("%s: %s … %s after %s", n.Label, n.Starts, n.Ends, n.AnchorAfter))
	}
	for _, n := range r.Footnotes {
		words := strings.Fields(n.Text)
		after := ""
		if n.Anchor != nil {
			f := strings.Fields(r.Text[:n.Anchor.Offset])
			after = strings.Trim(f[len(f)-1], "„“\"()")
		}
		got = append(got, fmt.Sprintf("%s: %s after %s", n.Label, ends(words), after))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("footnotes (-want +got):\n%s", diff)
	}
}

func compareActions(t *testing.T, gold specimen, r *doc.Record) {
	t.Helper()
	list := func(as []specimenAction) (out []string) {
		for _, a := range as {
			// The specimens have their own id for working parties.
			actor := strings.Replace(a.Actor, "council_wp", "working_party", 1)
			out = append(out, actor+" "+a.Verb+" "+a.Addressee+" "+a.Point)
		}
		sort.Strings(out)
		return out
	}
	var got []string
	for _, a := range r.Actions {
		got = append(got, a.Actor+" "+a.Verb+" "+a.Addressee+" "+a.Point)
	}
	compareSets(t, "action", list(gold.Actions), list(gold.OptionalAction), got)
}
