CREATE TABLE sources(
	id         INTEGER PRIMARY KEY,
	kind       TEXT NOT NULL,            -- file, url, council …
	key        TEXT NOT NULL,            -- what makes it this source: an absolute path, an address
	name       TEXT NOT NULL,            -- as a person named it first
	lang       TEXT NOT NULL DEFAULT '', -- ISO 639-1 where a person told it
	first_seen TEXT NOT NULL,
	capture    INTEGER,                  -- the current one; NULL: never got
	sha256     BLOB,                     -- of the current one
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
	uri        TEXT NOT NULL DEFAULT ''
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
	PRIMARY KEY(stage, subject)
) STRICT, WITHOUT ROWID;
