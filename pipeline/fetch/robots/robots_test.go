package robots

import (
	"net/url"
	"strings"
	"testing"
	"time"
)

func address(t testing.TB, path string) *url.URL {
	t.Helper()
	u, err := url.Parse("https://a.example" + path)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// TestAllows goes through the rules of RFC 9309, section 2.2, and its examples.
func TestAllows(t *testing.T) {
	for _, test := range []struct {
		name, file    string
		allow, forbid []string
	}{
		{"an empty file", "", []string{"/", "/a"}, nil},
		{"no group for us", "User-agent: other\nDisallow: /", []string{"/a"}, nil},
		{"everybody", "User-agent: *\nDisallow: /private", []string{"/", "/privat", "/a/private"}, []string{"/private", "/private/x", "/privateer"}},
		{"our group, not everybody's", "User-agent: *\nDisallow: /\nUser-agent: councilnotes\nDisallow: /x", []string{"/a"}, []string{"/x"}},
		{"names in any case, with a version", "User-Agent: CouncilNotes/2.0 (bot)\nDISALLOW : /x", []string{"/a"}, []string{"/x"}},
		{"no part of a name", "User-agent: council\nDisallow: /\nUser-agent: councilnotes-x\nDisallow: /", []string{"/a"}, nil},
		{"groups of one crawler are one", "User-agent: councilnotes\nDisallow: /a\n\nUser-agent: b\nDisallow: /b\n\nUser-agent: councilnotes\nDisallow: /c", []string{"/b"}, []string{"/a", "/c"}},
		{"two crawlers of one group", "User-agent: b\nUser-agent: councilnotes\n\nDisallow: /a", []string{"/b"}, []string{"/a"}},
		{"a group without rules", "User-agent: *\nDisallow: /\nUser-agent: councilnotes", []string{"/a"}, nil},
		{"rules before any group", "Disallow: /a\nUser-agent: *\nDisallow: /b", []string{"/a"}, []string{"/b"}},
		{"other lines close no group", "User-agent: councilnotes\nSitemap: https://a.example/s\nnonsense\nUser-agent: b\nDisallow: /a", nil, []string{"/a"}},
		{"an empty rule", "User-agent: *\nDisallow:\n", []string{"/a"}, nil},
		{"the longest wins", "User-agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif", []string{"/example/page/"}, []string{"/example/page/disallowed.gif"}},
		{"in any order", "User-agent: *\nDisallow: /example/page/disallowed.gif\nDisallow: /example\nAllow: /example/page/", []string{"/example/page/a"}, []string{"/example/page/disallowed.gif", "/example/a"}},
		{"of the same length, to allow", "User-agent: *\nDisallow: /a\nAllow: /a", []string{"/a"}, nil},
		{"the end", "User-agent: *\nDisallow: /*.gif$\nAllow: /a.gif$", []string{"/a.gif", "/b.gif?x", "/b.gifs"}, []string{"/b.gif", "/x/y.gif"}},
		{"stars", "User-agent: *\nDisallow: /a*b*c\nDisallow: /*/*/secret$", []string{"/ab", "/acb", "/x/secret"}, []string{"/abc", "/axxbxxcxx", "/x/y/secret"}},
		{"all", "User-agent: *\nDisallow: *", nil, []string{"/", "/a"}},
		{"the query", "User-agent: *\nDisallow: /foo/bar?baz=quz", []string{"/foo/bar", "/foo/bar?baz=q"}, []string{"/foo/bar?baz=quz", "/foo/bar?baz=quz&x"}},
		{"octets, escaped or not", "User-agent: *\nDisallow: /foo/bar/ツ\nDisallow: /x/%E3%83%84\nDisallow: /baz/%62%61%7A", []string{"/foo/bar/"}, []string{"/foo/bar/%E3%83%84", "/foo/bar/%e3%83%84", "/x/ツ", "/baz/baz"}},
		{"stars and dollars as letters", "User-agent: *\nDisallow: /path/file-with-a-%2A.html\nDisallow: /path/foo-%24\nDisallow: /b$c", []string{"/path/file-with-a-x.html"}, []string{"/path/file-with-a-*.html", "/path/foo-$", "/b$c"}},
		{"reserved and escaped are two", "User-agent: *\nDisallow: /a%2Fb", []string{"/a/b"}, []string{"/a%2fb"}},
		{"comments, ends of lines, a mark of order", "\ufeff# hello\rUser-agent: * # all\r\n  Disallow : /a # why\r", []string{"/b"}, []string{"/a"}},
		{"itself", "User-agent: *\nDisallow: /", []string{"/robots.txt"}, []string{"/robots.txt2", "/"}},
	} {
		r := Parse([]byte(test.file), "councilnotes")
		for _, path := range test.allow {
			if !r.Allows(address(t, path)) {
				t.Errorf("%s: %s is forbidden", test.name, path)
			}
		}
		for _, path := range test.forbid {
			if r.Allows(address(t, path)) {
				t.Errorf("%s: %s is allowed", test.name, path)
			}
		}
	}
	if Forbid().Allows(address(t, "/a")) || !(*Rules)(nil).Allows(address(t, "/a")) {
		t.Error("Forbid allows, or nil forbids")
	}
}

func TestOnlyTheBeginningOfALongFileIsRead(t *testing.T) {
	head := "User-agent: *\nDisallow: /early\n"
	filler := strings.Repeat("# nothing to see\n", MaxBytes/17+1)
	at := MaxBytes - len("\nDisallow: /pri")
	file := head + filler[:at-len(head)] + "\nDisallow: /private\nDisallow: /late\n" + filler
	r := Parse([]byte(file), "councilnotes")
	for path, want := range map[string]bool{"/early": false, "/late": true, "/pri": true} {
		if r.Allows(address(t, path)) != want {
			t.Errorf("%s: allowed %v, want %v", path, !want, want)
		}
	}
	whole := head + filler[:MaxBytes-len(head)-len("\nDisallow: /end\n")] + "\nDisallow: /end\n"
	if len(whole) != MaxBytes || Parse([]byte(whole), "councilnotes").Allows(address(t, "/end")) {
		t.Error("a rule that ends with the limit is not read")
	}
}

func TestDelay(t *testing.T) {
	for file, want := range map[string]time.Duration{
		"":                               0,
		"User-agent: *\nCrawl-delay: 10": 10 * time.Second,
		"User-agent: *\nCrawl-delay: 0.5\nDisallow: /x":                                       500 * time.Millisecond,
		"User-agent: *\nCrawl-delay: 10\nUser-agent: councilnotes\nDisallow: /":               0, // for those named above it
		"User-agent: *\nCrawl-delay: 10\nDisallow: /x\nUser-agent: councilnotes\nDisallow: /": 0,
		"User-agent: *\nCrawl-delay: -1\n":                                                    0,
		"User-agent: *\nCrawl-delay: NaN\n":                                                   0,
		"User-agent: *\nCrawl-delay: 1e300\n":                                                 maxDelay,
		"User-agent: *\nCrawl-delay: soon\n":                                                  0,
	} {
		if got := Parse([]byte(file), "councilnotes").Delay(); got != want {
			t.Errorf("%q: %v, want %v", file, got, want)
		}
	}
	if (*Rules)(nil).Delay() != 0 {
		t.Error("no file has a delay")
	}
}

// TestManyStarsCostNoMoreThanFew would not end if it were otherwise.
func TestManyStarsCostNoMoreThanFew(t *testing.T) {
	pattern := "/" + strings.Repeat("*a", 100_000) + "$"
	if matches(pattern, "/"+strings.Repeat("a", 99_999)+"b") {
		t.Error("matched")
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /a*b$\nCrawl-delay: 3"), "/axb")
	f.Add([]byte("User-agent: councilnotes\nAllow: /%2a\rDisallow: *"), "/%2A?x=%")
	f.Fuzz(func(t *testing.T, file []byte, path string) {
		r := Parse(file, "councilnotes")
		if r.Delay() < 0 || r.Delay() > maxDelay {
			t.Errorf("delay %v", r.Delay())
		}
		if u, err := url.Parse("https://a.example/" + path); err == nil {
			if r.Allows(u) != r.Allows(u) {
				t.Error("two answers")
			}
			if s := normalPath(u.EscapedPath()); normalPath(s) != s {
				t.Errorf("%q is not normal", s)
			}
		}
	})
}
