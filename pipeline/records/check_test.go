package records

import (
	"testing"
)

func check(t *testing.T, s *Store) (found []Finding) {
	t.Helper()
	for f, err := range s.Check(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, f)
	}
	return found
}

func TestCheckNamesWhatIsWrong(t *testing.T) {
	changes := map[string]string{
		"a byte of the body":    `UPDATE records SET body = CAST(substr(body, 1, 20) || 'x' || substr(body, 22) AS BLOB)`,
		"the hash":              `UPDATE records SET hash = zeroblob(32)`,
		"the id":                `UPDATE records SET id = id || 'x'`,
		"the work":              `UPDATE records SET work = 'W'`,
		"whether it has a text": `UPDATE records SET readable = NOT readable`,
		"the rank":              `UPDATE records SET rank = rank + 1`,
		"the fingerprint":       `UPDATE records SET fingerprint = 'f'`,
	}
	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			s := open(t)
			r := made("one", "ST-1-2023-INIT.en", "text/plain", "The Council has met.")
			r.Record.Extractor.Fingerprint = r.Fingerprint
			put(t, s, r)
			if f := check(t, s); len(f) > 0 {
				t.Fatalf("a sound store: %v", f)
			}
			if _, err := s.db.Read.Exec("PRAGMA query_only = 0; " + change); err != nil {
				t.Fatal(err)
			}
			f := check(t, s)
			if len(f) != 1 || f[0].Reason == "" || f[0].Key == (Key{}) {
				t.Errorf("found %v", f)
			}
		})
	}
}
