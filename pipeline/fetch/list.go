package fetch

import (
	"bufio"
	"context"
	"io"
	"iter"
	"os"
	"strings"
)

// list is a list of sources, one a line: a file named "@list.txt", or standard
// input, named "-". Empty lines and lines that begin with # are passed over.
// Paths are taken from the working directory, as if they had been typed.
type list struct{}

// maxLine is the longest line of a list, in bytes.
const maxLine = 1 << 20

func (list) takes(name string) bool { return name == "-" || strings.HasPrefix(name, "@") }

func (list) items(ctx context.Context, name string, o Options) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		r, err := openList(name, o)
		if err != nil {
			yield(failing("list", name, name, reason(err)))
			return
		}
		defer r.Close()
		found := false
		for source, err := range lines(r) {
			found = true
			if err != nil {
				yield(failing("list", name, name, reason(err)))
				return
			}
			for item := range resolveLine(ctx, source, o) {
				if !yield(item) {
					return
				}
			}
		}
		if !found {
			yield(failing("list", name, name, "the list names no sources"))
		}
	}
}

// lines yields the sources that a list names, last an error where it could not
// be read to its end.
func lines(r io.Reader) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		scanner := bufio.NewScanner(r)
		scanner.Buffer(nil, maxLine)
		for scanner.Scan() {
			source := strings.TrimSpace(strings.TrimPrefix(scanner.Text(), "\ufeff"))
			if source != "" && !strings.HasPrefix(source, "#") && !yield(source, nil) {
				return
			}
		}
		if err := scanner.Err(); err != nil {
			yield("", err)
		}
	}
}

// resolveLine resolves a line of a list, which may be anything but a list: two
// that name each other would have no end.
func resolveLine(ctx context.Context, source string, o Options) iter.Seq[Item] {
	if (list{}).takes(source) {
		return one(failing("list", source, source, "a list within a list is not read"))
	}
	return resolve(ctx, source, o)
}

func openList(name string, o Options) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(o.Stdin), nil
	}
	path := strings.TrimPrefix(name, "@")
	fi, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if fi.IsDir() {
		return nil, &Error{Reason: "a folder, not a list of sources"}
	}
	return os.Open(path)
}
