package main

import (
	"errors"
	"fmt"

	"councilnotes/pipeline"

	"github.com/spf13/cobra"
)

// waits gives a command that changes the data directory the flag --wait.
func (a *app) waits(c *cobra.Command) *cobra.Command {
	c.Flags().BoolVar(&a.wait, "wait", false, "wait for another councilnotes that is writing to the data directory")
	return c
}

// writing says that the command of these options changes the data directory.
func (a *app) writing(command string, o pipeline.Options) pipeline.Options {
	o.Hold, o.Wait = command, a.wait
	return o
}

// heldBy tells what to do where another process is writing.
func heldBy(err error) error {
	if errors.As(err, new(*pipeline.HeldError)) {
		return fmt.Errorf("%w; --wait waits for it", err)
	}
	return err
}
