package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"councilnotes/pipeline/sandbox"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	if sandbox.IsWorker() {
		os.Exit(sandbox.Serve())
	}
	if os.Getenv(mainVariable) != "" {
		main()
	}
	testscript.Main(m, map[string]func(){"councilnotes": main})
}

// TestScripts runs the scripts in testdata, each in a folder of its own with the
// documents of testdata/docs in docs.
func TestScripts(t *testing.T) {
	docs, err := filepath.Abs(filepath.Join("testdata", "docs"))
	if err != nil {
		t.Fatal(err)
	}
	runScripts(t, "testdata", docs, "")
}

// TestSharedScripts runs the scripts that need the documents beside the
// repository, whose folder is $SHARED to them.
func TestSharedScripts(t *testing.T) {
	folder, err := filepath.Abs(filepath.Join("..", "..", "..", "shared"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(folder); err != nil {
		t.Skipf("the documents beside the repository are not there: %v", err)
	}
	runScripts(t, filepath.Join("testdata", "shared"), filepath.Join("testdata", "docs"), folder)
}

func runScripts(t *testing.T, dir, docs, shared string) {
	testscript.Run(t, testscript.Params{
		Dir:                 dir,
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("SHARED", shared)
			notes, err := filepath.Abs(filepath.Join("..", "..", "testdata", "notes"))
			if err != nil {
				return err
			}
			e.Setenv("NOTES", notes)
			return os.CopyFS(filepath.Join(e.WorkDir, "docs"), os.DirFS(docs))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "cursor": cursor, "serve": serve, "damage": damage},
	})
}

// cursor puts the time that the last export told into a variable: cursor NAME.
func cursor(ts *testscript.TestScript, neg bool, args []string) {
	_, time, ok := strings.Cut(ts.ReadFile("stderr"), "--since ")
	if neg || len(args) != 1 || !ok {
		ts.Fatalf("usage: cursor NAME, after an export")
	}
	ts.Setenv(args[0], strings.TrimSpace(time))
}

// damage flips a bit of the first file that the pattern names: damage PATTERN.
func damage(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: damage PATTERN")
	}
	files, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	if len(files) == 0 {
		ts.Fatalf("no file %s", args[0])
	}
	b, err := os.ReadFile(files[0])
	ts.Check(err)
	b[len(b)/2] ^= 1
	ts.Check(os.Chmod(files[0], 0o600))
	ts.Check(os.WriteFile(files[0], b, 0o600))
}

// exits runs the program and checks its exit code: exits 3 councilnotes …
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND…")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if e, ok := err.(interface{ ExitCode() int }); ok {
		got = string(rune('0' + e.ExitCode()))
	}
	if got != args[0] {
		ts.Fatalf("exit code %s, want %s", got, args[0])
	}
}
