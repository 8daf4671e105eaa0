package sqlite

import (
	"crypto/sha256"
	"database/sql/driver"
	"encoding/binary"
	"fmt"
	"hash"
	"math"
	"strings"
	"sync"

	"modernc.org/sqlite"
)

// Hashed is a table whose rows carry a hash of their other columns, so that a
// byte that changed on disk is seen: SQLite itself finds only what breaks the
// shape of its pages.
type Hashed struct {
	Table   string
	Key     []string // the columns of the primary key
	Columns []string // all columns but the hash
}

// Statements adds the column "hash" to the table, fills it, and keeps it by
// triggers whatever statement changes a row.
func (h Hashed) Statements() string {
	sum := func(row string) string {
		return "row_hash(" + strings.Join(prefixed(row, h.Columns), ", ") + ")"
	}
	where := make([]string, len(h.Key))
	for i, k := range h.Key {
		where[i] = k + " = new." + k
	}
	set := fmt.Sprintf("UPDATE %s SET hash = %s WHERE %s;", h.Table, sum("new."), strings.Join(where, " AND "))
	return fmt.Sprintf(`
ALTER TABLE %[1]s ADD COLUMN hash BLOB NOT NULL DEFAULT x'';
UPDATE %[1]s SET hash = %[2]s;
CREATE TRIGGER %[1]s_new AFTER INSERT ON %[1]s BEGIN %[3]s END;
CREATE TRIGGER %[1]s_changed AFTER UPDATE OF %[4]s ON %[1]s BEGIN %[3]s END;
`, h.Table, sum(""), set, strings.Join(h.Columns, ", "))
}

func prefixed(prefix string, columns []string) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = prefix + c
	}
	return out
}

// register makes row_hash known to the driver, for all connections to come.
var register = sync.OnceValue(func() error {
	return sqlite.RegisterDeterministicScalarFunction("row_hash", -1, func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
		return rowHash(args)
	})
})

// rowHash is the SHA-256 of the values, each with its type and length before it,
// so that no two rows of different values are the same bytes.
func rowHash(values []driver.Value) ([]byte, error) {
	h := sha256.New()
	for _, v := range values {
		switch v := v.(type) {
		case nil:
			put(h, 'n', nil)
		case int64:
			put(h, 'i', binary.BigEndian.AppendUint64(nil, uint64(v)))
		case float64:
			put(h, 'f', binary.BigEndian.AppendUint64(nil, math.Float64bits(v)))
		case string:
			put(h, 's', []byte(v))
		case []byte:
			put(h, 'b', v)
		default:
			return nil, fmt.Errorf("row_hash: a value of type %T", v)
		}
	}
	return h.Sum(nil), nil
}

func put(h hash.Hash, kind byte, value []byte) {
	h.Write(binary.BigEndian.AppendUint64([]byte{kind}, uint64(len(value))))
	h.Write(value)
}
