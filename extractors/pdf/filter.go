package pdf

import (
	"bytes"
	"encoding/ascii85"
	"errors"
	"io"

	"github.com/ledongthuc/pdf"
)

// The object layer's own filters give up a stream at the first fault and know
// Flate and ASCII85 only. These give what could be read before a fault, as all
// viewers do.

var (
	errFilter = errors.New("unknown filter")
	errBudget = errors.New("stream is too long")
)

// filter is one step of decoding a stream.
type filter struct {
	name                                      string
	predictor, columns, colors, bits, earlier int
}

// maxFilters bounds the filters of one stream, of which real ones have two.
const maxFilters = 8

// filters reads the filters of a stream's dictionary.
func (d *document) filters(v pdf.Value) []filter {
	name, parms := d.key(v, "Filter"), d.key(v, "DecodeParms")
	switch name.Kind() {
	case pdf.Name:
		if parms.Kind() == pdf.Array {
			parms = d.index(parms, 0)
		}
		return []filter{d.filter(name.Name(), parms)}
	case pdf.Array:
		if name.Len() > maxFilters {
			d.problems.add("a stream has more than %d filters and was left out", maxFilters)
			return []filter{{}} // which is unknown
		}
		var out []filter
		for i := 0; i < name.Len(); i++ {
			p := parms
			if parms.Kind() == pdf.Array {
				p = d.index(parms, i)
			}
			out = append(out, d.filter(d.index(name, i).Name(), p))
		}
		return out
	}
	return nil
}

func (d *document) filter(name string, parms pdf.Value) filter {
	number := func(key string, otherwise, most int) int {
		v := d.key(parms, key)
		if v.Kind() != pdf.Integer || v.Int64() < 0 || v.Int64() > int64(most) {
			return otherwise
		}
		return int(v.Int64())
	}
	return filter{
		name: name, predictor: number("Predictor", 1, 15), columns: number("Columns", 1, 1<<20),
		colors: number("Colors", 1, 32), bits: number("BitsPerComponent", 8, 16),
		earlier: number("EarlyChange", 1, 1),
	}
}

// apply decodes in; of a faulty input it gives what came before the fault. At
// most limit bytes come out, with errBudget where there would be more. What is
// inflated stands in spare, if that is not nil.
func (d *document) apply(f filter, in []byte, limit int, spare *[]byte) (out []byte, err error) {
	switch f.name {
	case "FlateDecode", "Fl":
		out, err = d.inflate(in, limit, spare)
	case "LZWDecode", "LZW":
		out, err = unLZW(in, f.earlier, limit)
	case "ASCII85Decode", "A85":
		return un85(in, limit)
	case "ASCIIHexDecode", "AHx":
		l := lexer{b: in}
		return l.hex(), nil
	case "RunLengthDecode", "RL":
		return unRunLength(in, limit)
	case "Crypt":
		return in, nil
	default:
		return nil, errFilter
	}
	if f.predictor > 1 {
		out = f.unpredict(out)
	}
	return out, err
}

// inflate ignores the checksum, and reads without the two bytes of header
// where they are missing.
func (d *document) inflate(in []byte, limit int, spare *[]byte) ([]byte, error) {
	if spare == nil {
		spare = new([]byte)
	}
	if len(in) >= 2 && in[0]&0x0F == 8 && (int(in[0])<<8|int(in[1]))%31 == 0 {
		in = in[2:]
	}
	out, err := d.flate.inflate(in, *spare, limit)
	*spare = out
	return out, err
}

func un85(in []byte, limit int) ([]byte, error) {
	if end := bytes.Index(in, []byte("~>")); end >= 0 {
		in = in[:end]
	}
	in = bytes.TrimPrefix(bytes.TrimLeft(in, " \r\n\t"), []byte("<~"))
	out, err := io.ReadAll(io.LimitReader(ascii85.NewDecoder(bytes.NewReader(in)), int64(limit)+1))
	if len(out) > limit {
		return out[:limit], errBudget
	}
	if err != nil && len(out) > 0 {
		err = nil
	}
	return out, err
}

func unRunLength(in []byte, limit int) (out []byte, err error) {
	for len(in) >= 2 && in[0] != 128 {
		n := int(in[0])
		if n < 128 {
			n = min(n+1, len(in)-1)
			out = append(out, in[1:1+n]...)
			in = in[1+n:]
		} else {
			out = append(out, bytes.Repeat(in[1:2], 257-n)...)
			in = in[2:]
		}
		if len(out) > limit {
			return out[:limit], errBudget
		}
	}
	return out, nil
}
