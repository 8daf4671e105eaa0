// Package prose reads the translated messages that a system has installed:
// text of many languages that has nothing to do with the Council, in which an
// extractor should find next to nothing. It is for tests.
//
// It parses the catalogues of gettext, *.mo, under /usr/share/locale.
package prose

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
)

// Locales is where a system keeps its catalogues.
const Locales = "/usr/share/locale"

// donor is the language whose catalogues give the English messages, which are
// the keys of every catalogue.
const donor, english = "de", "en"

// Messages returns the messages of a language, file by file in the order of
// their names, until there are as many words as asked for; lists of names
// (countries, languages, keyboards) are left out. There are none where the
// system has none.
func Messages(lang string, words int) (messages []string, total int) {
	from := lang
	if lang == english {
		from = donor
	}
	files, _ := filepath.Glob(filepath.Join(Locales, from, "LC_MESSAGES", "*.mo"))
	for _, f := range files {
		if listOfNames(filepath.Base(f)) {
			continue
		}
		b, err := os.ReadFile(f)
		if err != nil {
			continue
		}
		for _, m := range parse(b, lang == english) {
			if total >= words {
				return messages, total
			}
			messages = append(messages, m)
			total += len(strings.Fields(m))
		}
	}
	return messages, total
}

func listOfNames(file string) bool {
	for _, s := range []string{"iso", "xkeyboard", "tzdata"} {
		if strings.HasPrefix(file, s) {
			return true
		}
	}
	return false
}

const magic = 0x950412de

// parse returns the translations of a catalogue, or its keys. Damaged entries
// are left out.
func parse(b []byte, keys bool) []string {
	if len(b) < 28 || binary.LittleEndian.Uint32(b) != magic {
		return nil
	}
	n := int(binary.LittleEndian.Uint32(b[8:]))
	table := int(binary.LittleEndian.Uint32(b[16:]))
	if keys {
		table = int(binary.LittleEndian.Uint32(b[12:]))
	}
	var out []string
	for i := 1; i < n; i++ { // The first is the header.
		at := table + 8*i
		if at < 0 || at+8 > len(b) {
			break
		}
		size, from := int(binary.LittleEndian.Uint32(b[at:])), int(binary.LittleEndian.Uint32(b[at+4:]))
		if from < 0 || size < 0 || from+size > len(b) {
			continue
		}
		for _, s := range strings.Split(string(b[from:from+size]), "\x00") {
			if _, text, ok := strings.Cut(s, "\x04"); ok {
				s = text // behind its context
			}
			if s = strings.TrimSpace(s); s != "" {
				out = append(out, s)
			}
		}
	}
	return out
}
