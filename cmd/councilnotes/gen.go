package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"councilnotes/cmd/councilnotes/internal/gen"

	"github.com/spf13/cobra"
)

// genFlags are the flags of gen.
type genFlags struct {
	count       int
	points      int
	seed        uint64
	langs       []string
	forms       []string
	out, goldTo string
}

// newGenCommand writes invented documents, for tests and measurements. It is
// hidden: nobody who reads notes needs it.
func newGenCommand() *cobra.Command {
	var f genFlags
	c := &cobra.Command{
		Use:   "gen",
		Short: "Write invented notes and pages with their gold, from a seed",
		Long: `Writes invented documents into a folder: for every seed and language a note as
PDF and as plain text (raw and with columns in turn), a page as HTML. The same
seed gives the same bytes on any machine, and in every language the same story.`,
		Example: `  councilnotes gen --count 1000 --lang bg,en --form text -o /tmp/notes
  councilnotes gen --count 20 --lang de --seed 7 -o /tmp/notes --gold /tmp/gold`,
		Args:   none,
		Hidden: true,
		RunE:   func(*cobra.Command, []string) error { return f.run() },
	}
	c.Flags().IntVar(&f.count, "count", 10, "how many seeds")
	c.Flags().IntVar(&f.points, "points", 0, "points that notes have more than usual: 800 make 200 pages")
	c.Flags().Uint64Var(&f.seed, "seed", 1, "the first seed")
	c.Flags().StringSliceVar(&f.langs, "lang", gen.Languages(), "languages")
	c.Flags().StringSliceVar(&f.forms, "form", []string{"pdf", "text", "html"}, "forms: pdf, text, columns, flow, html")
	c.Flags().StringVarP(&f.out, "output", "o", "generated", "the folder to write documents to")
	c.Flags().StringVar(&f.goldTo, "gold", "", "the folder to write gold to (not written without)")
	return c
}

func (f *genFlags) run() error {
	for _, l := range f.langs {
		if !slices.Contains(gen.Languages(), l) {
			return usage("gen has no language %q, but %s", l, strings.Join(gen.Languages(), ", "))
		}
	}
	for _, form := range f.forms {
		if _, ok := genForms[form]; !ok {
			return usage("gen knows no form %q, but pdf, text, columns, flow, html", form)
		}
	}
	for i := range uint64(max(f.count, 0)) {
		for _, l := range f.langs {
			if err := f.write(f.seed+i, l); err != nil {
				return err
			}
		}
	}
	return nil
}

// genForms tell how a document is printed in a form, and with which extension.
// Text is both exports in turn.
var genForms = map[string]struct {
	page  bool
	ext   string
	print func(d *gen.Document, seed uint64) ([]byte, error)
}{
	"pdf":     {false, "pdf", func(d *gen.Document, _ uint64) ([]byte, error) { return d.PDF() }},
	"text":    {false, "txt", func(d *gen.Document, s uint64) ([]byte, error) { return []byte(d.Text(gen.Style(s % 2))), nil }},
	"flow":    {false, "flow.txt", func(d *gen.Document, _ uint64) ([]byte, error) { return []byte(d.Text(gen.Flow)), nil }},
	"columns": {false, "columns.txt", func(d *gen.Document, _ uint64) ([]byte, error) { return []byte(d.Text(gen.Columns)), nil }},
	"html": {true, "html", func(d *gen.Document, _ uint64) ([]byte, error) {
		h, err := d.HTML()
		return []byte(h), err
	}},
}

// write writes the documents of one seed and language in all forms.
func (f *genFlags) write(seed uint64, lang string) error {
	for _, name := range f.forms {
		form := genForms[name]
		d, err := f.tell(seed, lang, form.page)
		if err != nil {
			return err
		}
		b, err := form.print(d, seed)
		if err != nil {
			return err
		}
		if err := writeIn(f.out, d.Name+"."+form.ext, b); err != nil {
			return err
		}
		if f.goldTo == "" {
			continue
		}
		if err := writeIn(f.goldTo, d.Name+".json", d.Gold().JSON()); err != nil {
			return err
		}
	}
	return nil
}

func (f *genFlags) tell(seed uint64, lang string, page bool) (*gen.Document, error) {
	if page {
		return gen.Page(seed, lang)
	}
	return gen.LongNote(seed, lang, max(f.points, 0))
}

func writeIn(dir, name string, b []byte) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, name), b, 0o644)
}
