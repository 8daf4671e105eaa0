// Package fetch turns what a person names into items that can be opened for
// their bytes: a file, a folder, a pattern, a list of sources, an address, a
// Council document number.
//
// One file per kind of source and one list of them: the first kind that takes a
// name resolves it. Whoever has to be asked is asked by package polite. Whatever goes wrong belongs to an item, which fails when it
// is opened, with a reason for a person to read; the other items are not
// concerned.
package fetch

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"

	"councilnotes/pipeline/fetch/polite"
)

// Item is one thing to take a document from.
type Item struct {
	Kind    string // file, url, council …
	Key     string // what makes it this source and no other: an absolute path, an address
	Name    string // what a message calls it: as the person named it
	Lang    string // ISO 639-1 where the person told it, else empty
	Address string // that will be asked for it; empty: nobody is
	Err     error  // why it cannot be opened, where that is known before
	// Open returns the document, or an error that says why there is none. It asks
	// for nothing that was seen before and is the same.
	Open func(context.Context, Seen) (Body, error)
	// Follow returns the items that a document leads to; nil: none.
	Follow func(Body) []Item
}

// Host returns the name of the host that will be asked, empty where none is.
func (i Item) Host() string {
	if i.Address == "" {
		return ""
	}
	return polite.HostOf(i.Address)
}

// Body is what a source serves. Of a file there are only the bytes.
type Body = polite.Answer

// Seen tells what of a source was got before.
type Seen = polite.Seen

// Error is the reason why an item has no bytes.
type Error = polite.Error

// Options are what sources need to know beside their name.
type Options struct {
	// Langs are the languages the person asked for.
	Langs []string
	// Stdin is read for the name "-".
	Stdin io.Reader
	// Web asks hosts; nil: nobody is asked.
	Web *polite.Client
	// Council is the address below which Council documents are; empty: that of
	// the Council.
	Council string
	// Alternates asks for the other languages of web pages too.
	Alternates bool
}

// kind is one kind of source.
type kind interface {
	// takes reports whether name is of this kind.
	takes(name string) bool
	// items yields the items that name stands for, at least one: what cannot be
	// resolved is an item that fails.
	items(ctx context.Context, name string, o Options) iter.Seq[Item]
}

// kinds returns the kinds of source in the order they are asked. What exists on
// disk is never anything else; the last takes every name.
func kinds() []kind {
	return []kind{list{}, web{}, folder{}, file{}, pattern{}, council{}, missing{}}
}

// Resolve yields the items that the names stand for, in the order of the names.
func Resolve(ctx context.Context, names []string, o Options) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		for _, name := range names {
			for item := range resolve(ctx, name, o) {
				if !yield(item) || ctx.Err() != nil {
					return
				}
			}
		}
	}
}

func resolve(ctx context.Context, name string, o Options) iter.Seq[Item] {
	for _, k := range kinds() {
		if k.takes(name) {
			return k.items(ctx, name, o)
		}
	}
	panic("unreachable: the last kind takes every name")
}

// failing returns an item that fails for a reason.
func failing(kind, key, name, reason string) Item {
	err := &Error{Reason: reason}
	return Item{Kind: kind, Key: key, Name: name, Err: err, Open: func(context.Context, Seen) (Body, error) {
		return Body{}, err
	}}
}

// one yields a single item.
func one(i Item) iter.Seq[Item] {
	return func(yield func(Item) bool) { yield(i) }
}

// reason says in words what the file system says.
func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "no such file or folder"
	case errors.Is(err, fs.ErrPermission):
		return "permission denied"
	}
	if e := (*fs.PathError)(nil); errors.As(err, &e) {
		return e.Err.Error()
	}
	return err.Error()
}
