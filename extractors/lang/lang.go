// Package lang holds what the program knows of languages: one data file per
// language, data/bg.json … data/sv.json, embedded. A file is a JSON object of
// sections; each section belongs to the extractor that reads it, which decodes
// it into a type of its own. No language is named in code: adding one is adding
// a file.
//
// Section names in use: "detect" (this package), "layout", "cover", "dates",
// "countries", "organisations", "actions", "calendar", "refs", "search". Every section holds
// "examples" that its extractor's tests must find.
package lang

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
)

//go:embed data/*.json
var files embed.FS

// Language is the data of one language.
type Language struct {
	Code     string // ISO 639-1
	sections map[string]json.RawMessage
}

// Codes returns the codes of all languages there is data for, sorted.
func Codes() []string { return codes() }

var codes = sync.OnceValue(func() []string {
	names, err := fs.Glob(files, "data/*.json")
	if err != nil {
		panic(err) // Unreachable: the pattern is well formed.
	}
	for i, n := range names {
		names[i] = strings.TrimSuffix(path.Base(n), ".json")
	}
	return names
})

// Hash names the whole of the language data: it enters the fingerprint, so that
// changed data makes records anew.
func Hash() string { return hash() }

var hash = sync.OnceValue(func() string {
	h := sha256.New()
	for _, c := range Codes() {
		b, err := files.ReadFile("data/" + c + ".json")
		if err != nil {
			panic(err) // Unreachable: the name was read from the same file system.
		}
		fmt.Fprintf(h, "%s %d\n", c, len(b))
		h.Write(b)
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
})

var cache sync.Map // code -> *Language

// Get returns the data of a language, loaded at first use. It reports false
// for a code without data.
func Get(code string) (*Language, bool) {
	if l, ok := cache.Load(code); ok {
		return l.(*Language), true
	}
	b, err := files.ReadFile("data/" + code + ".json")
	if err != nil {
		return nil, false
	}
	l := &Language{Code: code}
	if l.sections, err = split(b); err != nil {
		panic(fmt.Sprintf("lang/data/%s.json: %v", code, err)) // Caught by the test that loads every file.
	}
	got, _ := cache.LoadOrStore(code, l)
	return got.(*Language), true
}

// Section decodes a section into v, which must name every key the section has.
// It reports false where the language has no such section.
func (l *Language) Section(name string, v any) (bool, error) {
	raw, ok := l.sections[name]
	if !ok {
		return false, nil
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return true, fmt.Errorf("lang/data/%s.json, section %q: %w", l.Code, name, err)
	}
	return true, nil
}
