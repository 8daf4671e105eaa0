package export

import (
	"bufio"
	"encoding/json"
	"io"
	"time"

	"councilnotes/extractors/doc"
)

// bufferSize holds most records whole.
const bufferSize = 64 << 10

// jsonl writes JSON Lines.
type jsonl struct {
	out *bufio.Writer
	enc *json.Encoder
}

func newJSONL(w io.Writer) Writer {
	out := bufio.NewWriterSize(w, bufferSize)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false) // records are read by programs and people, not put into pages
	return &jsonl{out, enc}
}

func (j *jsonl) Record(r *doc.Record) error { return j.enc.Encode(r) }

func (j *jsonl) Tombstone(t Tombstone) error {
	return j.enc.Encode(struct {
		ID      string `json:"id"`
		Work    string `json:"work"`
		Deleted bool   `json:"deleted"`
		At      string `json:"at"`
	}{t.ID, t.Work, true, t.At.UTC().Format(time.RFC3339)})
}

func (j *jsonl) Close() error { return j.out.Flush() }
