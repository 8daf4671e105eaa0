// Councilnotes reads notes of the Council of the European Union and pages of
// the Commission, extracts what is in them, and finds them again.
//
//	councilnotes ingest FOLDER     take documents in
//	councilnotes search QUERY      find them
//	councilnotes --help            everything else
//
// How documents move is told in package pipeline, what is seen in them in
// package extractors. This package is the commands, one file each: results go to
// standard output, everything else to standard error.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"councilnotes/pipeline/sandbox"
)

// The exit codes.
const (
	exitDone       = 0
	exitFailed     = 1 // the run failed
	exitUsage      = 2 // wrong usage
	exitIncomplete = 3 // done, but some sources gave no text
)

func main() {
	if sandbox.IsWorker() {
		os.Exit(sandbox.Serve())
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// The first signal lets what is in hand be finished; the second ends the
	// program, which loses nothing either.
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run runs one command and returns the exit code.
func run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	a := &app{in: in, out: out, errs: errs, log: logText}
	root := a.root()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	return a.exit(err)
}

// errIncomplete is the error of a command that did what it could; what it could
// not do has been said.
var errIncomplete = errors.New("some sources gave no text")

// usageError is wrong usage.
type usageError struct{ error }

func usage(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// exit says what went wrong, in one line, and returns the exit code.
func (a *app) exit(err error) int {
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errIncomplete):
		return exitIncomplete
	case errors.Is(err, context.Canceled):
		a.warn("interrupted; what was done is kept, the same command goes on from there")
		return exitFailed
	}
	a.fail(err)
	if errors.As(err, new(usageError)) {
		return exitUsage
	}
	return exitFailed
}
