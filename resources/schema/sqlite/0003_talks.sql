-- Notes, documents, follow-ups, promises, disputes. Oldest program that may write: 0.1.
CREATE TABLE note (
    id              INTEGER PRIMARY KEY,
    uid             TEXT NOT NULL UNIQUE,
    account_id      INTEGER NOT NULL REFERENCES account (id),
    kind            INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 7),
    direction       INTEGER NOT NULL CHECK (direction BETWEEN 1 AND 3),
    author_id       INTEGER REFERENCES app_user (id),
    contact_id      INTEGER REFERENCES contact (id),
    spoken_at       INTEGER NOT NULL,
    outcome         TEXT NOT NULL DEFAULT '',
    text            TEXT NOT NULL CHECK (text <> ''),
    response_day    INTEGER,
    -- The version that this one replaces; both stay readable.
    corrects_id     INTEGER UNIQUE REFERENCES note (id),
    created_at      INTEGER NOT NULL
) STRICT;
--;
CREATE INDEX ix_note_timeline ON note (account_id, spoken_at DESC, id DESC);
--;
CREATE INDEX ix_note_author ON note (author_id, spoken_at);
--;
CREATE INDEX ix_note_response ON note (response_day, account_id, spoken_at, author_id)
    WHERE response_day IS NOT NULL;
--;
CREATE TRIGGER note_never_changes BEFORE UPDATE ON note
BEGIN
    SELECT raise(ABORT, 'a note is never changed; a correction is a new note');
END;
--;
CREATE TRIGGER note_never_removed BEFORE DELETE ON note
BEGIN
    SELECT raise(ABORT, 'a note is never removed');
END;
--;
CREATE TABLE note_invoice (
    note_id     INTEGER NOT NULL REFERENCES note (id),
    invoice_id  INTEGER NOT NULL REFERENCES invoice (id),
    PRIMARY KEY (note_id, invoice_id)
) STRICT, WITHOUT ROWID;
--;
CREATE INDEX ix_note_invoice ON note_invoice (invoice_id);
--;
-- Contents stand once per SHA-256, in chunks of 256 KiB, numbered from 0.
CREATE TABLE document_content (
    id          INTEGER PRIMARY KEY,
    sha256      BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
    size        INTEGER NOT NULL CHECK (size >= 0)
) STRICT;
--;
CREATE TABLE document_chunk (
    content_id  INTEGER NOT NULL REFERENCES document_content (id),
    position    INTEGER NOT NULL CHECK (position >= 0),
    data        BLOB NOT NULL,
    PRIMARY KEY (content_id, position)
) STRICT;
--;
CREATE TABLE document (
    id              INTEGER PRIMARY KEY,
    uid             TEXT NOT NULL UNIQUE,
    content_id      INTEGER NOT NULL REFERENCES document_content (id),
    name            TEXT NOT NULL CHECK (name <> ''),
    media_type      TEXT NOT NULL DEFAULT '',
    kind            TEXT NOT NULL DEFAULT '',
    source          INTEGER NOT NULL CHECK (source BETWEEN 1 AND 2),
    is_proof        INTEGER NOT NULL DEFAULT 0 CHECK (is_proof IN (0, 1)),
    received_day    INTEGER,
    text            TEXT NOT NULL DEFAULT '',
    -- 0 not tried yet, 1 read, 2 has none, 3 failed
    text_state      INTEGER NOT NULL DEFAULT 0 CHECK (text_state BETWEEN 0 AND 3),
    removed_at      INTEGER,
    row_version     INTEGER NOT NULL DEFAULT 1,
    created_at      INTEGER NOT NULL,
    created_by      INTEGER REFERENCES app_user (id)
) STRICT;
--;
CREATE INDEX ix_document_content ON document (content_id);
--;
CREATE TABLE promise (
    id              INTEGER PRIMARY KEY,
    uid             TEXT NOT NULL UNIQUE,
    account_id      INTEGER NOT NULL REFERENCES account (id),
    contact_id      INTEGER REFERENCES contact (id),
    note_id         INTEGER REFERENCES note (id),
    made_day        INTEGER NOT NULL,
    due_day         INTEGER NOT NULL,
    currency        TEXT NOT NULL CHECK (length(currency) = 3),
    amount          INTEGER NOT NULL CHECK (amount > 0),
    received_amount INTEGER NOT NULL DEFAULT 0,
    -- 1 open, 2 kept, 3 partly kept, 4 broken, 5 replaced, 6 cancelled
    state           INTEGER NOT NULL DEFAULT 1 CHECK (state BETWEEN 1 AND 6),
    state_day       INTEGER,
    replaced_by     INTEGER REFERENCES promise (id),
    plan_uid        TEXT NOT NULL DEFAULT '',
    said_by         TEXT NOT NULL DEFAULT '',
    evidence        TEXT NOT NULL DEFAULT '',
    row_version     INTEGER NOT NULL DEFAULT 1,
    created_at      INTEGER NOT NULL,
    created_by      INTEGER REFERENCES app_user (id),
    changed_at      INTEGER NOT NULL,
    changed_by      INTEGER REFERENCES app_user (id)
) STRICT;
--;
CREATE INDEX ix_promise_account ON promise (account_id, due_day);
--;
CREATE INDEX ix_promise_open ON promise (due_day) WHERE state = 1;
--;
CREATE INDEX ix_promise_broken ON promise (state_day) WHERE state IN (3, 4);
--;
CREATE TABLE promise_invoice (
    promise_id  INTEGER NOT NULL REFERENCES promise (id),
    invoice_id  INTEGER NOT NULL REFERENCES invoice (id),
    amount      INTEGER NOT NULL,
    PRIMARY KEY (promise_id, invoice_id)
) STRICT, WITHOUT ROWID;
--;
CREATE INDEX ix_promise_invoice ON promise_invoice (invoice_id);
--;
CREATE TABLE dispute (
    id              INTEGER PRIMARY KEY,
    uid             TEXT NOT NULL UNIQUE,
    account_id      INTEGER NOT NULL REFERENCES account (id),
    reason          TEXT NOT NULL,
    text            TEXT NOT NULL DEFAULT '',
    owner_id        INTEGER REFERENCES app_user (id),
    note_id         INTEGER REFERENCES note (id),
    opened_day      INTEGER NOT NULL,
    deadline_day    INTEGER,
    -- 1 open, 2 settled
    state           INTEGER NOT NULL DEFAULT 1 CHECK (state BETWEEN 1 AND 2),
    resolution      TEXT NOT NULL DEFAULT '',
    closed_day      INTEGER,
    import_id       INTEGER,
    row_version     INTEGER NOT NULL DEFAULT 1,
    created_at      INTEGER NOT NULL,
    created_by      INTEGER REFERENCES app_user (id),
    changed_at      INTEGER NOT NULL,
    changed_by      INTEGER REFERENCES app_user (id),
    CHECK ((state = 2) = (closed_day IS NOT NULL))
) STRICT;
--;
CREATE INDEX ix_dispute_account ON dispute (account_id, state);
--;
CREATE TABLE dispute_invoice (
    dispute_id  INTEGER NOT NULL REFERENCES dispute (id),
    invoice_id  INTEGER NOT NULL REFERENCES invoice (id),
    amount      INTEGER NOT NULL CHECK (amount > 0),
    PRIMARY KEY (dispute_id, invoice_id)
) STRICT, WITHOUT ROWID;
--;
CREATE INDEX ix_dispute_invoice ON dispute_invoice (invoice_id);
--;
CREATE TABLE document_link (
    id          INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document (id),
    account_id  INTEGER NOT NULL REFERENCES account (id),
    note_id     INTEGER REFERENCES note (id),
    invoice_id  INTEGER REFERENCES invoice (id),
    promise_id  INTEGER REFERENCES promise (id),
    dispute_id  INTEGER REFERENCES dispute (id),
    payment_id  INTEGER REFERENCES payment (id),
    created_at  INTEGER NOT NULL
) STRICT;
--;
CREATE INDEX ix_document_link_document ON document_link (document_id);
--;
CREATE INDEX ix_document_link_account ON document_link (account_id, created_at);
--;
-- The timeline shows a document of a note inside the note.
CREATE INDEX ix_document_link_alone ON document_link (account_id, created_at) WHERE note_id IS NULL;
--;
CREATE INDEX ix_document_link_note ON document_link (note_id) WHERE note_id IS NOT NULL;
--;
CREATE INDEX ix_document_link_invoice ON document_link (invoice_id) WHERE invoice_id IS NOT NULL;
--;
CREATE TABLE follow_up (
    id              INTEGER PRIMARY KEY,
    uid             TEXT NOT NULL UNIQUE,
    account_id      INTEGER NOT NULL REFERENCES account (id),
    assignee_id     INTEGER REFERENCES app_user (id),
    note_id         INTEGER REFERENCES note (id),
    due_day         INTEGER NOT NULL,
    -- Minutes after midnight in the book's time zone; NULL = all day.
    due_minute      INTEGER CHECK (due_minute BETWEEN 0 AND 1439),
    reason          TEXT NOT NULL DEFAULT '',
    priority        INTEGER NOT NULL DEFAULT 0 CHECK (priority BETWEEN -1 AND 1),
    -- 1 open, 2 done, 3 cancelled
    state           INTEGER NOT NULL DEFAULT 1 CHECK (state BETWEEN 1 AND 3),
    result          TEXT NOT NULL DEFAULT '',
    done_at         INTEGER,
    done_by         INTEGER REFERENCES app_user (id),
    repeat_rule     TEXT NOT NULL DEFAULT '',
    snooze_count    INTEGER NOT NULL DEFAULT 0,
    -- Claimed by the one client that shows the reminder; shown once per due moment.
    claimed_by      TEXT,
    claim_seq       INTEGER,
    fired_at        INTEGER,
    row_version     INTEGER NOT NULL DEFAULT 1,
    created_at      INTEGER NOT NULL,
    created_by      INTEGER REFERENCES app_user (id),
    changed_at      INTEGER NOT NULL,
    changed_by      INTEGER REFERENCES app_user (id),
    CHECK ((state = 2) = (done_at IS NOT NULL))
) STRICT;
--;
CREATE INDEX ix_follow_up_due ON follow_up (due_day, assignee_id, id) WHERE state = 1;
--;
-- One person's reminders still to be shown: what others left unshown is not read.
CREATE INDEX ix_follow_up_unfired ON follow_up (assignee_id, due_day, due_minute)
    WHERE state = 1 AND fired_at IS NULL;
--;
CREATE INDEX ix_follow_up_account ON follow_up (account_id, state, due_day);
--;
CREATE INDEX ix_follow_up_assignee ON follow_up (assignee_id, due_day) WHERE state = 1;
--;
CREATE INDEX ix_follow_up_done ON follow_up (done_at) WHERE state = 2;
--;
CREATE INDEX ix_follow_up_done_account ON follow_up (account_id, done_at) WHERE state = 2;
