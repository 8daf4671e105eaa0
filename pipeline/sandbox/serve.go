package sandbox

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"runtime/debug"
	"strconv"
	"time"

	"councilnotes/extractors"
	"councilnotes/extractors/doc"
)

// memoryVariable tells a worker its memory limit in bytes.
const memoryVariable = "COUNCILNOTES_WORKER_MEMORY"

// maxStack is the most a goroutine's stack may grow, in bytes: endless recursion
// then ends with its own name and not by running out of memory.
const maxStack = 64 << 20

// Serve is the whole of a worker: it cages itself, then answers requests from
// standard input until the parent closes it. The result is the exit code.
func Serve() int { return serve(extractors.Run) }

func serve(run extract) int {
	memory, err := strconv.ParseUint(os.Getenv(memoryVariable), 10, 64)
	if err == nil {
		err = cage(memory)
	}
	debug.SetMaxStack(maxStack)
	if err == nil {
		go leaveWithParent(os.Getppid())
		err = answer(bufio.NewReaderSize(os.Stdin, 1<<16), os.Stdout, run)
	}
	if err != nil {
		os.Stderr.WriteString("worker: " + err.Error() + "\n")
		return 1
	}
	return 0
}

// extract makes the record of a document.
type extract func(context.Context, doc.Document, extractors.Options) *doc.Record

func answer(in io.Reader, out io.Writer, run extract) error {
	for {
		q, err := readRequest(in)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := writeRecord(out, run(context.Background(), q.Document, q.Options)); err != nil {
			return err
		}
	}
}

// leaveWithParent ends the process when its parent has gone, though a document
// may keep it busy: nobody would read the answer.
func leaveWithParent(parent int) {
	for range time.Tick(time.Second) {
		if os.Getppid() != parent {
			os.Exit(1)
		}
	}
}
