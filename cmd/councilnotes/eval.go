package main

import (
	"context"
	"io"

	"councilnotes/cmd/councilnotes/internal/score"

	"github.com/spf13/cobra"
)

// eval measures the extractors against gold files.
func (a *app) eval() *cobra.Command {
	return &cobra.Command{
		Use:   "eval GOLD…",
		Short: "Measure what is found against gold files: precision, recall and F1",
		Long: `eval runs the extractors on the texts of gold files and prints precision, recall
and F1 for every field and language, the worst first, then what was missed and
what was found though it is not there. A folder stands for all gold files below it.`,
		Example: `  councilnotes eval testdata/gold
  councilnotes eval --json testdata/gold/references.bg.txtar`,
		Args: needs(1, 0, "a GOLD file or folder"),
		RunE: func(c *cobra.Command, args []string) error { return a.runEval(c.Context(), args) },
	}
}

func (a *app) runEval(ctx context.Context, names []string) error {
	texts, err := score.Read(names)
	if err != nil {
		return err
	}
	results, err := score.Run(ctx, texts)
	if err != nil {
		return err
	}
	rows := score.Board(results)
	if a.json {
		return a.printJSON(rows)
	}
	_, err = io.WriteString(a.out, score.Format(rows))
	return err
}
