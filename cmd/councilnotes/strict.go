package main

import (
	"encoding/json"
	"fmt"

	"councilnotes/extractors/doc"

	"github.com/google/jsonschema-go/jsonschema"
)

// validator checks records against the schema of a record.
type validator struct{ schema *jsonschema.Resolved }

func newValidator() (*validator, error) {
	var s jsonschema.Schema
	if err := json.Unmarshal(doc.Schema, &s); err != nil {
		return nil, err
	}
	schema, err := s.Resolve(&jsonschema.ResolveOptions{BaseURI: "file:///"}) // the schema calls itself by a relative name
	return &validator{schema}, err
}

// validate checks one record as JSON.
func (v *validator) validate(record []byte) error {
	var r any
	if err := json.Unmarshal(record, &r); err != nil {
		return err
	}
	if err := v.schema.Validate(r); err != nil {
		return fmt.Errorf("the record breaks its schema: %w", err)
	}
	return nil
}
