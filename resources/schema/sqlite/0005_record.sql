-- What happened: audit, change log, clients, import values before, search. Oldest program that may write: 0.1.
CREATE TABLE audit (
    id              INTEGER PRIMARY KEY,
    at              INTEGER NOT NULL,
    user_id         INTEGER,
    client          TEXT NOT NULL,
    entity          INTEGER NOT NULL,
    entity_id       INTEGER NOT NULL,
    account_id      INTEGER NOT NULL DEFAULT 0,
    action          TEXT NOT NULL,
    -- JSON object: field -> [from, to]
    changes         TEXT NOT NULL,
    -- SHA-256 over the hash of the row before and this row's values: one chain over the whole book.
    hash            BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
--;
CREATE INDEX ix_audit_account ON audit (account_id, id) WHERE account_id <> 0;
--;
CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit
BEGIN
    SELECT raise(ABORT, 'an audit row is never changed');
END;
--;
CREATE TRIGGER audit_never_removed BEFORE DELETE ON audit
BEGIN
    SELECT raise(ABORT, 'an audit row is never removed');
END;
--;
-- What other clients must look at again; old rows may be cleared away.
CREATE TABLE change_log (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    client      TEXT NOT NULL,
    entity      INTEGER NOT NULL,
    kind        INTEGER NOT NULL,
    entity_id   INTEGER NOT NULL,
    account_id  INTEGER NOT NULL
) STRICT;
--;
-- Who has the book open; heartbeats are counted, clocks of two hosts are never compared.
CREATE TABLE client (
    uid             TEXT NOT NULL PRIMARY KEY,
    host            TEXT NOT NULL,
    process         INTEGER NOT NULL,
    program_version TEXT NOT NULL,
    user_id         INTEGER REFERENCES app_user (id),
    account_id      INTEGER,
    heartbeat_seq   INTEGER NOT NULL DEFAULT 0,
    opened_at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
--;
CREATE TABLE import_profile (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,
    name_key    TEXT NOT NULL UNIQUE,
    kind        TEXT NOT NULL,
    settings    TEXT NOT NULL,
    changed_at  INTEGER NOT NULL,
    changed_by  INTEGER REFERENCES app_user (id)
) STRICT;
--;
-- What a row was before an import changed it, so that the import can be taken back exactly.
CREATE TABLE import_before (
    import_id   INTEGER NOT NULL REFERENCES import_run (id),
    position    INTEGER NOT NULL,
    table_name  TEXT NOT NULL,
    row_id      INTEGER NOT NULL,
    row_version INTEGER NOT NULL,
    -- JSON object: column -> value before
    before      TEXT NOT NULL,
    PRIMARY KEY (import_id, position)
) STRICT, WITHOUT ROWID;
--;
CREATE INDEX ix_import_before_row ON import_before (table_name, row_id);
--;
-- Full text. The text stands once, in its own table; these hold only the words.
CREATE VIRTUAL TABLE search_note USING fts5 (
    text, content='note', content_rowid='id', tokenize="unicode61 remove_diacritics 2", prefix='1 2 3');
--;
CREATE VIRTUAL TABLE search_account USING fts5 (
    number, name, city, content='account', content_rowid='id',
    tokenize="unicode61 remove_diacritics 2", prefix='1 2 3');
--;
CREATE VIRTUAL TABLE search_contact USING fts5 (
    name, email, phone, content='contact', content_rowid='id',
    tokenize="unicode61 remove_diacritics 2", prefix='1 2 3');
--;
CREATE VIRTUAL TABLE search_document USING fts5 (
    name, text, content='document', content_rowid='id',
    tokenize="unicode61 remove_diacritics 2", prefix='1 2 3');
