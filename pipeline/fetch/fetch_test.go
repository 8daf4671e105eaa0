package fetch

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tree makes files in a new folder, which becomes the working directory. A name
// that ends with a slash is a folder.
func tree(t *testing.T, files ...string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, f := range files {
		if err := os.MkdirAll(filepath.Dir(f), 0o777); err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(f, "/") {
			write(t, f, "content of "+f)
		}
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

// opened resolves the names and opens every item: "name: content" or
// "name! reason".
func opened(t *testing.T, o Options, names ...string) []string {
	t.Helper()
	var got []string
	for item := range Resolve(t.Context(), names, o) {
		if item.Key == "" || item.Kind == "" {
			t.Errorf("%q has no key or kind", item.Name)
		}
		body, err := item.Open(t.Context(), Seen{})
		if err != nil {
			got = append(got, item.Name+"! "+err.Error())
		} else {
			got = append(got, item.Name+": "+string(body.Bytes))
		}
	}
	return got
}

func same(t *testing.T, what string, want, got []string) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

func TestFilesAndFolders(t *testing.T) {
	tree(t, "a.txt", "notes/b.txt", "notes/deep/c.pdf", "notes/.hidden", "notes/.git/x", "empty/", "onlyhidden/.x")
	write(t, "zero", "")
	same(t, "as named", []string{
		"notes/b.txt: content of notes/b.txt",
		"notes/deep/c.pdf: content of notes/deep/c.pdf",
		"a.txt: content of a.txt",
		"empty! there are no documents in this folder",
		"onlyhidden! there are no documents in this folder",
		"zero! the file is empty",
		"nowhere/x.txt! no such file or folder",
		"notes/.hidden: content of notes/.hidden",
	}, opened(t, Options{}, "notes", "a.txt", "empty", "onlyhidden", "zero", "nowhere/x.txt", "notes/.hidden"))
}

func TestKeysAreTheSameFromEverywhere(t *testing.T) {
	tree(t, "notes/a.txt")
	key := func(name string) string {
		for item := range Resolve(t.Context(), []string{name}, Options{}) {
			return item.Key
		}
		return ""
	}
	want := key("notes/a.txt")
	if !filepath.IsAbs(want) {
		t.Errorf("%q is not absolute", want)
	}
	for _, name := range []string{"./notes/../notes/a.txt", "notes", "notes/*.txt", want} {
		if got := key(name); got != want {
			t.Errorf("%s: key %q, want %q", name, got, want)
		}
	}
}

func TestADataDirectoryIsNotWalked(t *testing.T) {
	tree(t, "a.txt", "data/archive/ab/cd", "data/ledger.db", "archive/b.txt")
	same(t, "walk", []string{"a.txt: content of a.txt", "archive/b.txt: content of archive/b.txt"}, opened(t, Options{}, "."))
	same(t, "named", []string{"data! a data directory of councilnotes, not documents"}, opened(t, Options{}, "data"))
}

func TestUnreadable(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	tree(t, "notes/a.txt", "notes/locked/b.txt", "notes/z.txt")
	for _, path := range []string{"notes/a.txt", "notes/locked"} {
		if err := os.Chmod(path, 0); err != nil {
			t.Fatal(err)
		}
		defer os.Chmod(path, 0o700)
	}
	same(t, "the rest is read", []string{
		"notes/a.txt! permission denied", "notes/locked! permission denied", "notes/z.txt: content of notes/z.txt",
	}, opened(t, Options{}, "notes"))
}

func TestLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need rights there")
	}
	tree(t, "real/a.txt", "notes/b.txt")
	for link, to := range map[string]string{"notes/to-file": "../real/a.txt", "notes/to-folder": "../real", "notes/to-nothing": "nowhere", "linked": "real"} {
		if err := os.Symlink(to, link); err != nil {
			t.Fatal(err)
		}
	}
	same(t, "links", []string{
		"notes/b.txt: content of notes/b.txt",
		"notes/to-file: content of real/a.txt",
		"notes/to-folder! a link to a folder is not followed: name the folder itself",
		"notes/to-nothing! a link to nothing: no such file or folder",
		"linked/a.txt: content of real/a.txt",
	}, opened(t, Options{}, "notes", "linked"))
}

func TestPatterns(t *testing.T) {
	tree(t, "a1.txt", "a2.txt", "b.txt", ".a3.txt", "x/y/a4.txt", "x/a5.txt", "x/y/b.pdf", "x/.h/a6.txt", "lit[1].txt")
	for _, test := range []struct {
		pattern string
		want    []string
	}{
		{"a?.txt", []string{"a1.txt", "a2.txt"}},
		{"*.txt", []string{"a1.txt", "a2.txt", "b.txt", "lit[1].txt"}},
		{".a*", []string{".a3.txt"}},
		{"**/a*.txt", []string{"a1.txt", "a2.txt", "x/a5.txt", "x/y/a4.txt"}},
		{"x/**", []string{"x/a5.txt", "x/y/a4.txt", "x/y/b.pdf"}},
		{"x/**/*.pdf", []string{"x/y/b.pdf"}},
		{"x/*", []string{"x/a5.txt", "x/y/a4.txt", "x/y/b.pdf"}}, // a folder that matches is walked
		{"lit[1].txt", []string{"lit[1].txt"}},                   // what exists is no pattern
	} {
		var got []string
		for item := range Resolve(t.Context(), []string{test.pattern}, Options{}) {
			got = append(got, item.Name)
		}
		same(t, test.pattern, test.want, got)
	}
	same(t, "nothing", []string{"*.doc! nothing matches", "[! syntax error in pattern"}, opened(t, Options{}, "*.doc", "["))
}

func TestMatchParts(t *testing.T) {
	for _, test := range []struct {
		pattern, path string
		want          bool
	}{
		{"**", "a/b/c", true}, {"a/**", "a/b", true}, {"a/**/c", "a/c", true}, {"a/**/c", "a/b/b/c", true},
		{"**/b/**/d", "a/b/c/b/d", true}, {"**/b/**/d", "a/c/d", false}, {"a/*", "a/b/c", false}, {"a/**", "b/a", false},
	} {
		got, err := matchParts(strings.Split(test.pattern, "/"), strings.Split(test.path, "/"))
		if got != test.want || err != nil {
			t.Errorf("%s on %s: %v (%v)", test.pattern, test.path, got, err)
		}
	}
	many := strings.Split(strings.Repeat("**/a/", 50)+"b", "/")
	if ok, _ := matchParts(many, strings.Split(strings.Repeat("a/", 5000)+"c", "/")); ok {
		t.Error("matched")
	}
}

func TestLists(t *testing.T) {
	tree(t, "a.txt", "b c.txt", "notes/d.txt")
	write(t, "list", "\ufeff# a comment\r\na.txt\r\n\r\n  b c.txt  \nnotes\n@list\n-\n")
	write(t, "nothing", "# only this\n")
	want := []string{
		"a.txt: content of a.txt", "b c.txt: content of b c.txt", "notes/d.txt: content of notes/d.txt",
		"@list! a list within a list is not read", "-! a list within a list is not read",
	}
	same(t, "file", want, opened(t, Options{}, "@list"))
	same(t, "standard input", want[:1], opened(t, Options{Stdin: strings.NewReader("a.txt\n")}, "-"))
	same(t, "bad lists", []string{
		"@nothing! the list names no sources", "@nowhere! no such file or folder", "@notes! a folder, not a list of sources",
	}, opened(t, Options{}, "@nothing", "@nowhere", "@notes"))
}

func TestLanguages(t *testing.T) {
	tree(t, "a.txt")
	for item := range Resolve(t.Context(), []string{"a.txt"}, Options{Langs: []string{"bg"}}) {
		if item.Lang != "bg" {
			t.Errorf("language %q", item.Lang)
		}
	}
	same(t, "two", []string{"a.txt! --lang names several languages, but a file is in one"}, opened(t, Options{Langs: []string{"bg", "en"}}, "a.txt"))
}

func TestResolveStops(t *testing.T) {
	var files []string
	for i := range 20 {
		files = append(files, fmt.Sprintf("d/%02d", i))
	}
	tree(t, files...)
	for _, name := range []string{"d", "d/*", "**/*"} {
		n := 0
		for range Resolve(t.Context(), []string{name, name}, Options{}) {
			if n++; n == 3 {
				break
			}
		}
		if n != 3 {
			t.Errorf("%s: %d items after a break at 3", name, n)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n := 0
	for range Resolve(ctx, []string{"d", "d"}, Options{}) {
		cancel()
		n++
	}
	if n > 1 {
		t.Errorf("%d items after cancelling at the first", n)
	}
}
