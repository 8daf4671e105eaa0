// Package canon knows the canonical forms: how the id of a document, an act, a
// treaty article, a case or a date is read and written, whatever the language
// of the text it stands in. It holds no language data.
//
// Each form has a file: a type or function that takes the parts a text gives
// and writes the id, a function that reads the id back, and URI, which says
// where the thing can be fetched.
package canon
