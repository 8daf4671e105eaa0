package yardstick

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// program returns the path of another program; without it the test is skipped.
func program(tb testing.TB, name, packaged string) string {
	tb.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		tb.Skipf("%s is not installed (package %s): nothing to compare with", name, packaged)
	}
	return path
}

func pdftotext(tb testing.TB) string { tb.Helper(); return program(tb, "pdftotext", "poppler-utils") }
func mutool(tb testing.TB) string    { tb.Helper(); return program(tb, "mutool", "mupdf-tools") }
func soffice(tb testing.TB) string {
	tb.Helper()
	return program(tb, "soffice", "libreoffice-writer-nogui")
}
func chromium(tb testing.TB) string { tb.Helper(); return program(tb, "chromium", "chromium") }

// printing is how long a printer may take for all it was given.
const printing = 5 * time.Minute

// runProgram runs a program that writes files and says nothing of interest.
func runProgram(tb testing.TB, path string, args ...string) {
	tb.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), printing)
	defer cancel()
	if out, err := exec.CommandContext(ctx, path, args...).CombinedOutput(); err != nil {
		tb.Fatalf("%s: %v\n%s", filepath.Base(path), err, out)
	}
}

// cpuOf returns the CPU time, user and system, that a program took, its
// children that it waited for included. Its output goes nowhere.
func cpuOf(tb testing.TB, path string, args ...string) time.Duration {
	tb.Helper()
	cmd := exec.Command(path, args...)
	if err := cmd.Run(); err != nil {
		tb.Fatalf("%s: %v", filepath.Base(path), err)
	}
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
}

// shared returns the path of a file beside the repository; without it the test
// is skipped.
func shared(tb testing.TB, name string) string {
	tb.Helper()
	path := filepath.Join(root(tb), "..", "shared", name)
	if _, err := os.Stat(path); err != nil {
		tb.Skipf("../shared/%s is not here", name)
	}
	return path
}

// root returns the folder of go.mod.
func root(tb testing.TB) string {
	tb.Helper()
	dir, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			tb.Fatal("there is no go.mod above the test")
		}
		dir = up
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func read(tb testing.TB, path string) []byte {
	tb.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return b
}
