package pipeline

import (
	"database/sql"
	"testing"

	"councilnotes/extractors/doc"
)

// damageRow flips a byte of a record.
func damageRow(t *testing.T, path string, sha doc.ID) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	_, err = db.Exec(`UPDATE records SET body = CAST(substr(body, 1, 20) || 'x' || substr(body, 22) AS BLOB) WHERE sha256 = ?`, sha[:])
	if err != nil {
		t.Fatal(err)
	}
}
