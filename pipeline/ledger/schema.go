package ledger

import "councilnotes/pipeline/internal/sqlite"

// version is the number of the schema; a change of schema comes with the step
// from the one before, because a ledger cannot be made anew.
const version = 3

// sources.sha256 and captures.sha256 of the current capture are the same: the
// copy gives "which documents are there" from one index, in order.
const tables = `
CREATE TABLE sources(
	id         INTEGER PRIMARY KEY,
	kind       TEXT NOT NULL,            -- file, url, council …
	key        TEXT NOT NULL,            -- what makes it this source: an absolute path, an address
	name       TEXT NOT NULL,            -- as a person named it first
	lang       TEXT NOT NULL DEFAULT '', -- ISO 639-1 where a person told it
	first_seen TEXT NOT NULL,
	capture    INTEGER,                  -- the current one; NULL: never got
	sha256     BLOB,                     -- of the current one
	host       TEXT NOT NULL DEFAULT '', -- that is asked for it; empty: a file
	checked_at TEXT NOT NULL DEFAULT '', -- when a host gave it last, changed or not
	UNIQUE(kind, key)
) STRICT;
CREATE INDEX current ON sources(sha256, lang, capture) WHERE sha256 IS NOT NULL;
CREATE TABLE captures(
	id         INTEGER PRIMARY KEY,
	source     INTEGER NOT NULL REFERENCES sources(id),
	sha256     BLOB NOT NULL,
	at         TEXT NOT NULL,
	media_type TEXT NOT NULL,
	bytes      INTEGER NOT NULL,
	uri        TEXT NOT NULL DEFAULT '',
	status     INTEGER NOT NULL DEFAULT 0, -- of HTTP; 0: a file
	headers    TEXT NOT NULL DEFAULT '',   -- JSON, as served
	redirects  TEXT NOT NULL DEFAULT ''    -- JSON, in their order
) STRICT;
CREATE INDEX captures_by_source ON captures(source);
CREATE TABLE failures(
	stage     TEXT NOT NULL,
	subject   TEXT NOT NULL, -- acquire: kind and key of the source; extract: SHA-256 and language
	name      TEXT NOT NULL, -- what a message calls it
	reason    TEXT NOT NULL,
	permanent INTEGER NOT NULL, -- trying again without a change is of no use
	attempts  INTEGER NOT NULL,
	first_at  TEXT NOT NULL,
	last_at   TEXT NOT NULL,
	state     TEXT NOT NULL DEFAULT '', -- waiting, blocked; empty: failed
	next_at   TEXT NOT NULL DEFAULT '', -- not to be tried before
	PRIMARY KEY(stage, subject)
) STRICT, WITHOUT ROWID;
` + network

// network is what is known of hosts, and the answers of hosts that were no
// documents.
const network = `
CREATE TABLE hosts(
	name       TEXT PRIMARY KEY,
	last_at    TEXT NOT NULL DEFAULT '',   -- of the last request
	day        TEXT NOT NULL DEFAULT '',   -- the day, in UTC, on which so many
	spent      INTEGER NOT NULL DEFAULT 0, -- requests were made
	until      TEXT NOT NULL DEFAULT '',   -- not to be asked before
	reason     TEXT NOT NULL DEFAULT '',
	blocked    INTEGER NOT NULL DEFAULT 0, -- it shuts us out, as opposed to: it wants us to wait
	strikes    INTEGER NOT NULL DEFAULT 0  -- how many times in a row
) STRICT, WITHOUT ROWID;
CREATE TABLE evidence(
	id        INTEGER PRIMARY KEY,
	source    INTEGER NOT NULL REFERENCES sources(id),
	at        TEXT NOT NULL,
	reason    TEXT NOT NULL,
	sha256    BLOB NOT NULL, -- of the page, in the archive
	bytes     INTEGER NOT NULL,
	uri       TEXT NOT NULL,
	status    INTEGER NOT NULL,
	headers   TEXT NOT NULL,
	redirects TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_by_source ON evidence(source);
`

// hashed are the tables with the columns that the hash of a row covers: all.
func hashed() []sqlite.Hashed {
	return []sqlite.Hashed{
		{Table: "sources", Key: []string{"id"},
			Columns: []string{"id", "kind", "key", "name", "lang", "first_seen", "capture", "sha256", "host", "checked_at"}},
		{Table: "captures", Key: []string{"id"},
			Columns: []string{"id", "source", "sha256", "at", "media_type", "bytes", "uri", "status", "headers", "redirects"}},
		{Table: "failures", Key: []string{"stage", "subject"},
			Columns: []string{"stage", "subject", "name", "reason", "permanent", "attempts", "first_at", "last_at", "state", "next_at"}},
		{Table: "hosts", Key: []string{"name"},
			Columns: []string{"name", "last_at", "day", "spent", "until", "reason", "blocked", "strikes"}},
		{Table: "evidence", Key: []string{"id"},
			Columns: []string{"id", "source", "at", "reason", "sha256", "bytes", "uri", "status", "headers", "redirects"}},
	}
}

// rowHashes gives every row its hash.
func rowHashes() (s string) {
	for _, t := range hashed() {
		s += t.Statements()
	}
	return s
}

func schema() string { return tables + rowHashes() }

// upgrades lead from version 1 to this one, a step each.
func upgrades() []string {
	return []string{`
ALTER TABLE sources ADD COLUMN host TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN checked_at TEXT NOT NULL DEFAULT '';
ALTER TABLE captures ADD COLUMN status INTEGER NOT NULL DEFAULT 0;
ALTER TABLE captures ADD COLUMN headers TEXT NOT NULL DEFAULT '';
ALTER TABLE captures ADD COLUMN redirects TEXT NOT NULL DEFAULT '';
ALTER TABLE failures ADD COLUMN state TEXT NOT NULL DEFAULT '';
ALTER TABLE failures ADD COLUMN next_at TEXT NOT NULL DEFAULT '';
` + network, rowHashes()}
}
