package main

import (
	"fmt"
	"io"
	"os"

	"councilnotes/pipeline"

	"github.com/mattn/go-isatty"
	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// progress draws one bar per stage on standard error, where that is a terminal.
type progress struct {
	errs  io.Writer
	bars  *mpb.Progress // nil: not a terminal
	log   *logProgress  // nil: no log
	bar   *mpb.Bar
	stage string
}

func newProgress(w io.Writer) *progress {
	f, ok := w.(*os.File)
	if !ok || !isatty.IsTerminal(f.Fd()) {
		return &progress{errs: w}
	}
	return &progress{errs: w, bars: mpb.New(mpb.WithOutput(f), mpb.WithWidth(60))}
}

// show draws how far a stage is. It is called from one goroutine at a time.
func (p *progress) show(at pipeline.Progress) {
	if p.log != nil {
		p.log.show(at)
	}
	if p.bars == nil {
		return
	}
	if at.Stage != p.stage {
		p.finish()
		p.stage = at.Stage
		p.bar = p.begin(at)
	}
	p.bar.SetTotal(int64(at.Total), false)
	p.bar.SetCurrent(int64(at.Done))
}

// begin draws the bar of a stage; where it is not known how much there is to do,
// a number.
func (p *progress) begin(at pipeline.Progress) *mpb.Bar {
	name := decor.Name(at.Stage, decor.WC{W: 8, C: decor.DindentRight})
	if at.Total == 0 {
		return p.bars.New(0, mpb.NopStyle(), mpb.PrependDecorators(name, decor.CurrentNoUnit("%d")))
	}
	// Begun with no total, a bar ends when it is told to, not when it is full.
	return p.bars.AddBar(0, mpb.PrependDecorators(name, decor.CountersNoUnit("%d / %d")),
		mpb.AppendDecorators(decor.AverageETA(decor.ET_STYLE_GO)))
}

// warn writes a line, above the bars where there are any.
func (p *progress) warn(message string) {
	if p.log != nil {
		p.log.log.Warn(message)
		return
	}
	w := p.errs
	if p.bars != nil {
		w = p.bars
	}
	fmt.Fprintf(w, "councilnotes: %s\n", message)
}

func (p *progress) finish() {
	if p.bar != nil {
		p.bar.Abort(true)
		p.bar.Wait()
	}
}

// done takes the bars away.
func (p *progress) done() {
	if p.bars != nil {
		p.finish()
		p.bars.Wait()
	}
}
