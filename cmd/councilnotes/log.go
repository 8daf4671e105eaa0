package main

import (
	"fmt"
	"io"
	"log/slog"
	"strings"
	"sync"
	"time"

	"councilnotes/pipeline"
)

// The ways to tell what happens on standard error.
const (
	logText = "text" // for a person
	logJSON = "json" // one object a line, for those who watch batch jobs
)

// checkLog checks what a person gave.
func (a *app) checkLog() error {
	if a.log != logText && a.log != logJSON {
		return usage("--log is %s or %s, not %q", logText, logJSON, a.log)
	}
	return nil
}

// logger returns the logger of --log json; nil where a person is told.
func (a *app) logger() *slog.Logger {
	if a.log != logJSON {
		return nil
	}
	return slog.New(slog.NewJSONHandler(a.errs, nil))
}

// say tells something, in a line.
func (a *app) say(format string, args ...any) {
	message := fmt.Sprintf(format, args...)
	if l := a.logger(); l != nil {
		l.Info(strings.TrimPrefix(message, "councilnotes: "))
		return
	}
	fmt.Fprintln(a.errs, message)
}

// warn tells what a person should look at.
func (a *app) warn(message string) {
	if l := a.logger(); l != nil {
		l.Warn(message)
		return
	}
	fmt.Fprintf(a.errs, "councilnotes: %s\n", message)
}

// fail tells why the program ends.
func (a *app) fail(err error) {
	if l := a.logger(); l != nil {
		l.Error(err.Error())
		return
	}
	fmt.Fprintf(a.errs, "councilnotes: %v\n", err)
}

// logFailures logs what gave no text and what was not read wholly, each with all
// that is known. It reports false where a person is told.
func (a *app) logFailures(r *pipeline.Report) bool {
	l := a.logger()
	if l == nil {
		return false
	}
	for _, f := range r.Warnings {
		l.Warn("read with a problem", "name", f.Name, "stage", f.Stage, "reason", f.Reason)
	}
	for _, f := range r.Failures {
		args := []any{"name", f.Name, "stage", f.Stage, "reason", f.Reason}
		if f.State != "" {
			args = append(args, "state", f.State)
		}
		if !f.NextAt.IsZero() {
			args = append(args, "next_at", f.NextAt.UTC())
		}
		l.Warn("gave no text", args...)
	}
	return true
}

// logEvery is how often a stage says how far it is, in a log.
const logEvery = 10 * time.Second

// logProgress tells a log when a stage begins, and now and then how far it is.
type logProgress struct {
	log   *slog.Logger
	mu    sync.Mutex
	stage string
	last  time.Time
}

func (p *logProgress) show(at pipeline.Progress) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if at.Stage == p.stage && time.Since(p.last) < logEvery {
		return
	}
	p.stage, p.last = at.Stage, time.Now()
	p.log.Info("progress", "stage", at.Stage, "done", at.Done, "total", at.Total)
}

// newProgress returns what is told how far a command is: bars on a terminal, a
// log, or nothing.
func (a *app) newProgress() *progress {
	p := newProgress(a.errs)
	if l := a.logger(); l != nil {
		return &progress{errs: io.Discard, log: &logProgress{log: l}}
	}
	return p
}
