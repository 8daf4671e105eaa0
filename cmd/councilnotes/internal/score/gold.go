package score

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"

	"councilnotes/extractors/doc"
)

// Text is one text of a gold file.
type Text struct {
	File string // the gold file's name without its folder: "bg.txtar"
	Sum  string // eight digits that name the file's content
	Name string // where it stands: "bg.txtar, text 3 (a note on data)"
	Lang string // ISO 639-1
	Body string
	Want map[string][]Mention // by field
}

// Mention is one line of a gold file, or the same made from a record.
type Mention struct {
	Value, Quote, Detail string
	Optional             bool // neither wanted nor wrong
	SamePlace            bool // as the mention before it
	Span                 doc.Span
}

// Read reads gold files; a folder stands for all *.txtar and *.txt below it.
func Read(names []string) ([]*Text, error) {
	var out []*Text
	for _, name := range names {
		files, err := goldFiles(name)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			texts, err := readFile(f)
			if err != nil {
				return nil, err
			}
			out = append(out, texts...)
		}
	}
	return out, nil
}

func goldFiles(name string) ([]string, error) {
	fi, err := os.Stat(name)
	if err != nil || !fi.IsDir() {
		return []string{name}, err
	}
	var files []string
	err = filepath.WalkDir(name, func(path string, e os.DirEntry, err error) error {
		if ext := filepath.Ext(path); err == nil && !e.IsDir() && (ext == ".txtar" || ext == ".txt" && len(e.Name()) == len("xx.txt")) {
			files = append(files, path)
		}
		return err
	})
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("%s: no gold files (*.txtar) in the folder", name)
	}
	return files, err
}

func readFile(name string) ([]*Text, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	texts, err := Parse(filepath.Base(name), b)
	sum := fmt.Sprintf("%x", sha256.Sum256(b))[:8]
	for _, t := range texts {
		t.Sum = sum
	}
	if err == nil && len(texts) == 0 {
		err = fmt.Errorf("no texts in it (\"-- text LANG --\")")
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return texts, nil
}

// Parse reads the texts of one gold file. Errors say which line is wrong.
func Parse(name string, b []byte) ([]*Text, error) {
	var out []*Text
	for _, f := range txtar.Parse(b).Files {
		head, rest, _ := strings.Cut(f.Name, " ")
		if head == "text" {
			lang, title, _ := strings.Cut(rest, " ")
			t := &Text{File: name, Name: fmt.Sprintf("%s, text %d", name, len(out)+1), Lang: lang, Body: string(f.Data), Want: map[string][]Mention{}}
			if title != "" {
				t.Name += " (" + title + ")"
			}
			out = append(out, t)
			continue
		}
		if lang, ok := strings.CutSuffix(name, ".txt"); ok {
			body, want := marked(string(f.Data))
			out = append(out, &Text{File: name, Name: name + ", " + f.Name, Lang: lang, Body: body, Want: want})
			continue
		}
		if fields[f.Name] == nil {
			return nil, fmt.Errorf("%q is neither a text nor a field", f.Name)
		}
		if len(out) == 0 {
			return nil, fmt.Errorf("%q stands before the first text", f.Name)
		}
		want, err := parseMentions(string(f.Data))
		if err != nil {
			return nil, fmt.Errorf("text %d, %s: %w", len(out), f.Name, err)
		}
		out[len(out)-1].Want[f.Name] = want
	}
	return out, nil
}

// mentionLine is: marks, value, quotation, detail.
var mentionLine = regexp.MustCompile(`^([+?] )*([^"]*?)(?: "(.*)")?(?: \[([^\]]*)\])?$`)

func parseMentions(data string) ([]Mention, error) {
	out := []Mention{}
	for line := range strings.Lines(data) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		m := mentionLine.FindStringSubmatch(line)
		if m == nil || m[2] == "" {
			return nil, fmt.Errorf("this is no mention: %s", line)
		}
		marks := line[:len(line)-len(strings.TrimLeft(line, "+? "))]
		out = append(out, Mention{
			Value: m[2], Quote: m[3], Detail: m[4],
			Optional: strings.Contains(marks, "?"), SamePlace: strings.Contains(marks, "+"),
		})
	}
	return out, nil
}
