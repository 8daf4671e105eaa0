package fetch

import (
	"strings"

	"councilnotes/extractors/canon"
)

// Again returns the item of a source that was resolved before, by what it was
// entered under; false for a source that cannot be asked again.
func Again(kind, key, name, lang string, o Options) (Item, bool) {
	o.Langs, o.Alternates = nil, false
	var item Item
	switch kind {
	case "file":
		item = fileItem(key, o)
	case "url":
		item = webItem(key, name, o)
	case "council":
		id, lang, ok := cutLast(key, ".")
		c, valid := canon.ParseCouncil(id)
		if !ok || !valid {
			return item, false
		}
		item = councilItem(c, lang, name, o)
	default:
		return item, false
	}
	item.Key, item.Name, item.Lang = key, name, lang
	return item, true
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}
