-- How often the words inside a document were looked for in vain, and why. Oldest program that may write: 0.1.
CREATE TABLE document_reading (
    document_id INTEGER PRIMARY KEY REFERENCES document (id),
    -- Which version of the program's readers tried.
    reader      INTEGER NOT NULL DEFAULT 0,
    -- Begun and not ended: the program ended first.
    attempts    INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    tried_at    INTEGER NOT NULL DEFAULT 0,
    -- One sentence for a person, of a document whose text_state is 3.
    reason      TEXT NOT NULL DEFAULT ''
) STRICT;
--;
-- What failed before reasons were kept is tried once more.
INSERT INTO document_reading (document_id) SELECT id FROM document WHERE text_state = 3;
