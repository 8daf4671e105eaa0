package yardstick

import (
	"os"
	"testing"

	"councilnotes/pipeline/sandbox"
)

// TestMain lets the test binary be its own worker, as the program is.
func TestMain(m *testing.M) {
	if sandbox.IsWorker() {
		os.Exit(sandbox.Serve())
	}
	os.Exit(m.Run())
}
