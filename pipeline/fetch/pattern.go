package fetch

import (
	"context"
	"io/fs"
	"iter"
	"path/filepath"
	"strings"
)

// pattern is a name with *, ? or [: every file and folder it matches. "**"
// stands for any number of folders. Hidden files are not matched, unless the
// pattern's last part begins with a dot.
type pattern struct{}

func (pattern) takes(name string) bool { return strings.ContainsAny(name, "*?[") }

func (pattern) items(ctx context.Context, name string, o Options) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		paths, err := match(ctx, name)
		if err != nil {
			yield(failing("pattern", name, name, reason(err)))
			return
		}
		if len(paths) == 0 {
			yield(failing("pattern", name, name, "nothing matches"))
			return
		}
		for _, path := range paths {
			for item := range resolve(ctx, path, o) {
				if !yield(item) {
					return
				}
			}
		}
	}
}

// match returns the paths that the pattern matches, sorted.
func match(ctx context.Context, name string) ([]string, error) {
	if !strings.Contains(name, "**") {
		paths, err := filepath.Glob(name)
		return visible(paths, name), err
	}
	parts := strings.Split(filepath.ToSlash(filepath.Clean(name)), "/")
	fixed := 0 // the leading parts that are plain names
	for fixed < len(parts)-1 && !(pattern{}).takes(parts[fixed]) {
		fixed++
	}
	root := strings.Join(parts[:fixed], "/")
	if fixed > 0 && root == "" {
		root = "/"
	}
	var paths []string
	err := filepath.WalkDir(filepath.Clean(root), func(path string, d fs.DirEntry, err error) error {
		if err != nil || ctx.Err() != nil {
			return fs.SkipDir
		}
		if d.IsDir() {
			if strings.HasPrefix(d.Name(), ".") && d.Name() != "." && d.Name() != ".." {
				return fs.SkipDir
			}
			return nil
		}
		ok, err := matchParts(parts, strings.Split(filepath.ToSlash(path), "/"))
		if ok {
			paths = append(paths, path)
		}
		return err
	})
	return visible(paths, name), err
}

// matchParts reports whether the path matches the pattern, part by part. After
// a mismatch only the last "**" need take one part more, so the work is at most
// the product of the lengths.
func matchParts(pattern, path []string) (bool, error) {
	p, i := 0, 0
	star, from := -1, 0
	for i < len(path) {
		if p < len(pattern) && pattern[p] == "**" {
			star, from = p, i
			p++
			continue
		}
		if p < len(pattern) {
			ok, err := filepath.Match(pattern[p], path[i])
			if err != nil {
				return false, err
			}
			if ok {
				p, i = p+1, i+1
				continue
			}
		}
		if star < 0 {
			return false, nil
		}
		from++
		p, i = star+1, from
	}
	for p < len(pattern) && pattern[p] == "**" {
		p++
	}
	return p == len(pattern), nil
}

// visible leaves out hidden files, unless the pattern asks for them.
func visible(paths []string, pattern string) []string {
	if strings.HasPrefix(filepath.Base(pattern), ".") {
		return paths
	}
	var kept []string
	for _, p := range paths {
		if !strings.HasPrefix(filepath.Base(p), ".") {
			kept = append(kept, p)
		}
	}
	return kept
}
