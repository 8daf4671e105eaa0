package records

import "context"

// Counts is how much there is.
type Counts struct {
	Records    int            `json:"records"` // all captures
	IDs        int            `json:"ids"`
	Works      int            `json:"works"`
	Unreadable int            `json:"unreadable"` // without any text
	Problems   int            `json:"problems"`   // with a text, and with problems
	Languages  map[string]int `json:"languages"`  // of readable ids
	Kinds      map[string]int `json:"kinds"`      // of readable ids
}

// Counts counts the records.
func (s *Store) Counts(ctx context.Context) (Counts, error) {
	var c Counts
	err := s.db.Read.QueryRowContext(ctx, `SELECT count(*), count(DISTINCT id), count(DISTINCT work),
		count(*) FILTER (WHERE NOT readable), count(*) FILTER (WHERE readable AND problems > 0) FROM records`).
		Scan(&c.Records, &c.IDs, &c.Works, &c.Unreadable, &c.Problems)
	if err != nil {
		return c, err
	}
	if c.Languages, err = s.group(ctx, "language"); err != nil {
		return c, err
	}
	c.Kinds, err = s.group(ctx, "kind")
	return c, err
}

// group counts readable ids by a column.
func (s *Store) group(ctx context.Context, column string) (map[string]int, error) {
	type count struct {
		value string
		n     int
	}
	all, err := query(ctx, s, func(c *count) []any { return []any{&c.value, &c.n} },
		`SELECT `+column+`, count(DISTINCT id) FROM records WHERE readable GROUP BY `+column)
	m := map[string]int{}
	for _, c := range all {
		m[c.value] = c.n
	}
	return m, err
}

// Waiting returns how many works changed after seq.
func (s *Store) Waiting(ctx context.Context, seq int64) (n int, err error) {
	err = s.db.Read.QueryRowContext(ctx, `SELECT count(*) FROM works WHERE seq > ?1`, seq).Scan(&n)
	return n, err
}
