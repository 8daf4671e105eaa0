package records

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"sync"

	"councilnotes/extractors/doc"

	"github.com/klauspost/compress/zstd"
)

// Both may be used by many at once and hold no state between calls.
var (
	encoder = sync.OnceValue(func() *zstd.Encoder {
		e, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest))
		if err != nil {
			panic(err) // Unreachable: the options are constant.
		}
		return e
	})
	decoder = sync.OnceValue(func() *zstd.Decoder {
		d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0))
		if err != nil {
			panic(err) // Unreachable: the options are constant.
		}
		return d
	})
)

// pack returns the record as it is stored, with its hash.
func pack(r *doc.Record) (body, hash []byte, err error) {
	var buf bytes.Buffer
	e := json.NewEncoder(&buf)
	e.SetEscapeHTML(false)
	if err := e.Encode(r); err != nil {
		return nil, nil, err
	}
	body = encoder().EncodeAll(buf.Bytes(), nil)
	sum := sha256.Sum256(body)
	return body, sum[:], nil
}

// unpack is the inverse of pack. It hands out nothing that pack did not make.
func unpack(body, hash []byte) (*doc.Record, error) {
	if sum := sha256.Sum256(body); !bytes.Equal(sum[:], hash) {
		return nil, ErrDamaged
	}
	b, err := decoder().DecodeAll(body, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	r := new(doc.Record)
	if err := json.Unmarshal(b, r); err != nil {
		return nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	return r, nil
}
