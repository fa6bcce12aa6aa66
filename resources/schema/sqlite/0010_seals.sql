-- What answers for every value: sums of the rows, and where the record of changes ends. Oldest program that may write: 0.1.
-- The sum of all sealed rows after the transaction whose last row this is; part of the row's hash when set.
ALTER TABLE audit ADD COLUMN root BLOB CHECK (root IS NULL OR length(root) = 32);
--;
-- Neighbouring rows of a table together (core/store/seals/sealedtables.h says which tables and which rows): kept by
-- the program with each change, worked out anew from the rows by `check`.
CREATE TABLE row_seal (
    table_no    INTEGER NOT NULL,
    bucket      INTEGER NOT NULL,
    row_count   INTEGER NOT NULL,
    -- Sum of the digests of its rows modulo 2^256.
    seal        BLOB NOT NULL CHECK (length(seal) = 32),
    -- 64 sums of shortened digests, 4 bytes each: which of its rows is another.
    slots       BLOB NOT NULL CHECK (length(slots) = 256),
    -- NULL: when the sums were made, before a change was recorded, or by nobody.
    changed_at  INTEGER,
    changed_by  INTEGER,
    PRIMARY KEY (table_no, bucket)
) STRICT, WITHOUT ROWID;
--;
-- Where the audit ends, outside of it: rows cut off its end are missed. One row.
CREATE TABLE record_head (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    length      INTEGER NOT NULL,
    newest      INTEGER NOT NULL,
    hash        BLOB NOT NULL CHECK (length(hash) = 32),
    -- The sum over all rows of row_seal.
    root        BLOB NOT NULL CHECK (length(root) = 32),
    at          INTEGER,
    -- 1: rows were changed since the newest audit row by upkeep, which is not recorded.
    upkept      INTEGER NOT NULL DEFAULT 0 CHECK (upkept IN (0, 1))
) STRICT;
