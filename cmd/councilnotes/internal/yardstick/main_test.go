package yardstick

import (
	"os"
	"testing"

	"councilnotes/pipeline/sandbox"
)

// TestMain lets the test binary be its own worker, as the program is, and the
// process that tells how long languages load.
func TestMain(m *testing.M) {
	if sandbox.IsWorker() {
		os.Exit(sandbox.Serve())
	}
	if os.Getenv(loadVariable) != "" {
		tellLoads()
		return
	}
	os.Exit(m.Run())
}
