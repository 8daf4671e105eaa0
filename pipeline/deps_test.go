package pipeline

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// room says what the packages of a folder may import beside the standard
// library. The first room that fits a package counts. A pattern ending in /...
// means the folder and all below it.
type room struct {
	packages string
	internal []string // of this module
	modules  []string // of others
}

// Imports run one way:
//
//	cmd -> pipeline -> extractors -> one extractor -> doc, canon, lang
//
// with the leaves outline, match (over doc, canon, lang) and layout (for readers
// of print) beside these three. The stages of the pipeline do not know each
// other; package pipeline joins them.
var rooms = []room{
	{"extractors/doc", nil, nil},
	{"extractors/canon", []string{"extractors/doc"}, nil},
	{"extractors/lang", []string{"extractors/doc"}, nil},
	{"extractors/outline", []string{"extractors/doc"}, nil},
	{"extractors/match", []string{"extractors/doc", "extractors/canon", "extractors/lang"}, nil},
	{"extractors/layout", []string{"extractors/doc", "extractors/lang"}, nil},

	{"extractors/pdf", append([]string{"extractors/layout"}, leaves...), []string{"github.com/ledongthuc/pdf", "golang.org/x/text"}},
	{"extractors/html", leaves, []string{"github.com/PuerkitoBio/goquery", "golang.org/x/net", "golang.org/x/text"}},
	{"extractors/plain", append([]string{"extractors/layout"}, leaves...), []string{"golang.org/x/text"}},
	{"extractors", []string{"extractors/..."}, nil},
	{"extractors/...", leaves, nil}, // one extractor

	{"pipeline/internal/sqlite", nil, []string{"modernc.org/sqlite"}},
	{"pipeline/internal/lock", nil, nil},
	{"pipeline/archive", []string{"extractors/doc"}, nil},
	{"pipeline/ledger", []string{"extractors/doc", "pipeline/internal/sqlite"}, nil},
	{"pipeline/records", []string{"extractors/doc", "pipeline/internal/sqlite"}, []string{"github.com/klauspost/compress"}},
	{"pipeline/fetch/robots", nil, nil},
	{"pipeline/internal/faulty", nil, nil},
	{"pipeline/fetch/polite", []string{"pipeline/fetch/robots"}, []string{"golang.org/x/net"}},
	{"pipeline/fetch", []string{"extractors/doc", "extractors/canon", "pipeline/fetch/polite"}, []string{"golang.org/x/net"}},
	{"pipeline/sandbox", []string{"extractors", "extractors/doc"}, []string{"github.com/landlock-lsm/go-landlock", "golang.org/x/sys"}},
	{"pipeline/export", []string{"extractors/doc"}, nil},
	// A query is read with the extractors' own eyes: references, countries.
	{"pipeline/index/...", []string{"extractors/...", "pipeline/index/...", "pipeline/internal/lock"}, []string{"github.com/blevesearch", "go.etcd.io/bbolt", "golang.org/x/text"}},
	{"pipeline", []string{"extractors", "extractors/doc", "pipeline/..."}, nil},

	// What the generator and the extractors both got wrong would never be seen.
	{"cmd/councilnotes/internal/gen/...", nil, []string{"github.com/go-fonts/liberation", "github.com/klauspost/compress"}},
	{"cmd/councilnotes/internal/score", []string{"extractors", "extractors/doc"}, []string{"github.com/rogpeppe/go-internal"}},
	{"cmd/councilnotes/internal/yardstick", []string{"extractors", "extractors/doc", "extractors/lang", "extractors/pdf", "pipeline/sandbox", "cmd/councilnotes/internal/gen"}, nil},
	{"cmd/councilnotes", []string{"extractors", "extractors/doc", "extractors/canon", "extractors/lang", "pipeline", "pipeline/...", "cmd/councilnotes/internal/gen", "cmd/councilnotes/internal/score"},
		[]string{"github.com/spf13/cobra", "github.com/vbauerster/mpb", "github.com/mattn/go-isatty", "github.com/google/jsonschema-go"}},
}

var leaves = []string{"extractors/doc", "extractors/canon", "extractors/lang", "extractors/outline", "extractors/match"}

// testModules are what tests of any room may import beside.
var testModules = []string{
	"github.com/google/go-cmp", "github.com/rogpeppe/go-internal", "golang.org/x/tools/txtar",
	"github.com/google/jsonschema-go", "github.com/blevesearch/bleve", "modernc.org/sqlite", "golang.org/x/text",
}

const module = "councilnotes"

func TestWhoMayImportWhom(t *testing.T) {
	used := map[string]bool{}
	eachFile(t, func(name string, f *ast.File) {
		dir := path.Dir(name)
		r, ok := roomOf(dir)
		if !ok {
			t.Errorf("%s: the package has no room in the table", dir)
			return
		}
		used[r.packages] = true
		for _, spec := range f.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			test := strings.HasSuffix(name, "_test.go")
			if !r.allows(dir, imported, test) {
				t.Errorf("%s may not import %s", name, imported)
			}
			if spec.Name != nil && spec.Name.Name == "_" && imported != "embed" && !test {
				t.Errorf("%s: blank import of %s", name, imported)
			}
		}
	})
	for _, r := range rooms {
		if !used[r.packages] {
			t.Errorf("room %s: there is no such package", r.packages)
		}
	}
}

func TestNoInit(t *testing.T) {
	eachFile(t, func(name string, f *ast.File) {
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				t.Errorf("%s has a func init", name)
			}
		}
	})
}

func TestEveryPackageSaysWhatItIsFor(t *testing.T) {
	documented := map[string]bool{}
	eachFile(t, func(name string, f *ast.File) {
		if !strings.HasSuffix(name, "_test.go") {
			dir := path.Dir(name)
			documented[dir] = documented[dir] || f.Doc != nil
		}
	})
	for dir, ok := range documented {
		if !ok {
			t.Errorf("%s has no package comment", dir)
		}
	}
}

func roomOf(dir string) (room, bool) {
	i := slices.IndexFunc(rooms, func(r room) bool { return fits(r.packages, dir) })
	if i < 0 {
		return room{}, false
	}
	return rooms[i], true
}

func fits(pattern, pkg string) bool {
	if below, ok := strings.CutSuffix(pattern, "/..."); ok {
		return pkg == below || strings.HasPrefix(pkg, below+"/")
	}
	return pattern == pkg
}

func (r room) allows(dir, imported string, test bool) bool {
	if within, ok := strings.CutPrefix(imported, module+"/"); ok {
		// Tests may look at the program as it is used, from whatever side they like.
		return test || slices.ContainsFunc(r.internal, func(p string) bool { return fits(p, within) })
	}
	first, _, _ := strings.Cut(imported, "/")
	if !strings.Contains(first, ".") {
		return true // the standard library
	}
	of := func(m string) bool { return imported == m || strings.HasPrefix(imported, m+"/") }
	return slices.ContainsFunc(r.modules, of) || test && slices.ContainsFunc(testModules, of)
}

// eachFile parses every Go file of the module.
func eachFile(t *testing.T, f func(name string, file *ast.File)) {
	t.Helper()
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	tree := os.DirFS(root)
	err = fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if d.IsDir() || path.Ext(name) != ".go" {
			return nil
		}
		src, err := fs.ReadFile(tree, name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, src, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		f(name, file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
