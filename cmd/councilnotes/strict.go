package main

import (
	"bytes"
	"fmt"

	"councilnotes/extractors/doc"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// validator checks records against the schema of a record.
type validator struct{ schema *jsonschema.Schema }

func newValidator() (*validator, error) {
	s, err := jsonschema.UnmarshalJSON(bytes.NewReader(doc.Schema))
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("record.json", s); err != nil {
		return nil, err
	}
	schema, err := c.Compile("record.json")
	return &validator{schema}, err
}

// validate checks one record as JSON.
func (v *validator) validate(record []byte) error {
	r, err := jsonschema.UnmarshalJSON(bytes.NewReader(record))
	if err != nil {
		return err
	}
	if err := v.schema.Validate(r); err != nil {
		return fmt.Errorf("the record breaks its schema: %w", err)
	}
	return nil
}
