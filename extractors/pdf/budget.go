package pdf

import (
	"context"
	"fmt"

	"councilnotes/extractors/doc"
)

// budget is what one document may cost. Every bound is in proportion to the
// file, far above what the densest real documents need, and reported when it
// is hit: a small file can ask for any amount of work.
type budget struct {
	ctx       context.Context
	inflated  int // bytes that streams may still decode to
	operators int
	glyphs    int
	forms     int // uses of form XObjects
	objects   int // dictionaries of pages, fonts, forms and annotations looked at
	parsed    int // bytes of objects that the object layer reads, each time it does
	// glyphBlocks bounds what fonts of many codes keep of what they looked up;
	// beyond it they look up again.
	glyphBlocks int
	page        pageBudget
}

// pageBudget is what one page may cost.
type pageBudget struct {
	content int // bytes of content, forms included
	glyphs  int
	rules   int
}

func newBudget(ctx context.Context, size int) *budget {
	return &budget{
		ctx:         ctx,
		inflated:    min(32<<20+64*size, 1<<30),
		operators:   min(4<<20+16*size, 1<<28),
		glyphs:      min(1<<20+8*size, 1<<25),
		forms:       min(10_000+size/16, 1<<20),
		objects:     min(100_000+size/8, 1<<22),
		glyphBlocks: 1 << 15,
		parsed:      min(4<<20+2*size, 1<<27),
	}
}

// startPage sets what the next page may cost.
func (b *budget) startPage() {
	b.page = pageBudget{content: 32 << 20, glyphs: 1 << 19, rules: 20_000}
}

// spend takes n from what is left; it reports whether there was enough.
func spend(left *int, n int) bool {
	if *left < n {
		return false
	}
	*left -= n
	return true
}

// problems collects what could not be done, each sentence once.
type problems struct {
	list []doc.Problem
	said map[string]bool // formats, for what may be found millions of times
}

// once adds a sentence whose arguments are always the same.
func (p *problems) once(format string, args ...any) {
	if p.said[format] {
		return
	}
	if p.said == nil {
		p.said = map[string]bool{}
	}
	p.said[format] = true
	p.add(format, args...)
}

func (p *problems) add(format string, args ...any) {
	reason := fmt.Sprintf(format, args...)
	for _, have := range p.list {
		if have.Reason == reason {
			return
		}
	}
	p.list = append(p.list, doc.Problem{Stage: "read", Reason: reason})
}
