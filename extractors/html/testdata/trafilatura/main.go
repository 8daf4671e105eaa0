// Command trafilatura prints the main texts that go-trafilatura finds in HTML
// files, as a JSON object by file name. It is the yardstick of TestMainContent
// and a module of its own, so that the project itself does not depend on it.
package main

import (
	"encoding/json"
	"log"
	"os"
	"path/filepath"

	"github.com/markusmobius/go-trafilatura"
)

func main() {
	texts := map[string]string{}
	for _, name := range os.Args[1:] {
		f, err := os.Open(name)
		if err != nil {
			log.Fatal(err)
		}
		res, err := trafilatura.Extract(f, trafilatura.Options{EnableFallback: true})
		f.Close()
		if err != nil {
			texts[filepath.Base(name)] = ""
			continue
		}
		texts[filepath.Base(name)] = res.Metadata.Title + "\n" + res.ContentText
	}
	if err := json.NewEncoder(os.Stdout).Encode(texts); err != nil {
		log.Fatal(err)
	}
}
