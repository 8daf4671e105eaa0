package main

import (
	"councilnotes/extractors/doc"

	"github.com/spf13/cobra"
)

// schema prints the record's JSON Schema.
func (a *app) schema() *cobra.Command {
	return &cobra.Command{
		Use:     "schema",
		Short:   "Print the JSON Schema (2020-12) of a record",
		Example: `  councilnotes schema > record.schema.json`,
		Args:    none,
		RunE: func(*cobra.Command, []string) error {
			_, err := a.out.Write(doc.Schema)
			return err
		},
	}
}
