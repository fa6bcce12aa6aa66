-- Policies, dunning events, templates and messages. Oldest program that may write: 0.1.
CREATE TABLE policy (
    id              INTEGER PRIMARY KEY,
    uid             TEXT NOT NULL UNIQUE,
    name            TEXT NOT NULL UNIQUE CHECK (name <> ''),
    active          INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    -- 1 only the highest reached step, 2 every step in order
    catch_up        INTEGER NOT NULL DEFAULT 1 CHECK (catch_up BETWEEN 1 AND 2),
    minimum_gap_days INTEGER NOT NULL DEFAULT 3,
    row_version     INTEGER NOT NULL DEFAULT 1,
    created_at      INTEGER NOT NULL,
    changed_at      INTEGER NOT NULL
) STRICT;
--;
CREATE TABLE policy_step (
    id              INTEGER PRIMARY KEY,
    uid             TEXT NOT NULL UNIQUE,
    policy_id       INTEGER NOT NULL REFERENCES policy (id),
    position        INTEGER NOT NULL,
    name            TEXT NOT NULL CHECK (name <> ''),
    anchor          TEXT NOT NULL CHECK (anchor IN ('issue', 'due', 'payment', 'promise', 'dispute')),
    offset_days     INTEGER NOT NULL,
    repeat_days     INTEGER CHECK (repeat_days > 0),
    next_working_day INTEGER NOT NULL DEFAULT 1 CHECK (next_working_day IN (0, 1)),
    channel         TEXT NOT NULL,
    tone            TEXT NOT NULL DEFAULT '',
    template_id     INTEGER,
    contact_role    TEXT NOT NULL DEFAULT '',
    sizes           TEXT NOT NULL DEFAULT 'LMS',
    minimum_amount  INTEGER NOT NULL DEFAULT 0,
    -- 1 send, 2 approve, 3 task
    automatic       INTEGER NOT NULL DEFAULT 2 CHECK (automatic BETWEEN 1 AND 3),
    fee_amount      INTEGER NOT NULL DEFAULT 0,
    with_interest   INTEGER NOT NULL DEFAULT 0 CHECK (with_interest IN (0, 1)),
    active          INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    row_version     INTEGER NOT NULL DEFAULT 1,
    UNIQUE (policy_id, position)
) STRICT;
--;
CREATE TABLE mail_template (
    id          INTEGER PRIMARY KEY,
    uid         TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    language    TEXT NOT NULL,
    tone        TEXT NOT NULL DEFAULT '',
    subject     TEXT NOT NULL,
    body        TEXT NOT NULL,
    row_version INTEGER NOT NULL DEFAULT 1,
    changed_at  INTEGER NOT NULL,
    changed_by  INTEGER REFERENCES app_user (id),
    UNIQUE (name, language, tone)
) STRICT;
--;
CREATE TABLE message (
    id              INTEGER PRIMARY KEY,
    uid             TEXT NOT NULL UNIQUE,
    account_id      INTEGER REFERENCES account (id),
    contact_id      INTEGER REFERENCES contact (id),
    note_id         INTEGER REFERENCES note (id),
    channel         TEXT NOT NULL,
    direction       INTEGER NOT NULL CHECK (direction BETWEEN 1 AND 2),
    -- planned, approval, queued, sending, sent, delivered, read, replied, bounced, failed, uncertain, received
    state           TEXT NOT NULL,
    to_address      TEXT NOT NULL DEFAULT '',
    subject         TEXT NOT NULL DEFAULT '',
    body            TEXT NOT NULL DEFAULT '',
    message_id      TEXT NOT NULL DEFAULT '',
    content_id      INTEGER REFERENCES document_content (id),
    claimed_by      TEXT,
    claim_seq       INTEGER,
    attempts        INTEGER NOT NULL DEFAULT 0,
    not_before_at   INTEGER,
    sent_at         INTEGER,
    row_version     INTEGER NOT NULL DEFAULT 1,
    created_at      INTEGER NOT NULL,
    created_by      INTEGER REFERENCES app_user (id)
) STRICT;
--;
CREATE INDEX ix_message_account ON message (account_id, created_at DESC);
--;
CREATE INDEX ix_message_state ON message (state, not_before_at);
--;
CREATE INDEX ix_message_message_id ON message (message_id) WHERE message_id <> '';
--;
-- Each word that came back about a message, append only.
CREATE TABLE message_event (
    id          INTEGER PRIMARY KEY,
    message_id  INTEGER NOT NULL REFERENCES message (id),
    at          INTEGER NOT NULL,
    state       TEXT NOT NULL,
    detail      TEXT NOT NULL DEFAULT ''
) STRICT;
--;
CREATE INDEX ix_message_event ON message_event (message_id, id);
--;
CREATE TABLE message_invoice (
    message_id  INTEGER NOT NULL REFERENCES message (id),
    invoice_id  INTEGER NOT NULL REFERENCES invoice (id),
    open_amount INTEGER NOT NULL,
    PRIMARY KEY (message_id, invoice_id)
) STRICT, WITHOUT ROWID;
--;
CREATE TABLE message_document (
    message_id  INTEGER NOT NULL REFERENCES message (id),
    document_id INTEGER NOT NULL REFERENCES document (id),
    PRIMARY KEY (message_id, document_id)
) STRICT, WITHOUT ROWID;
--;
-- "Exactly once": the event is written in the transaction that queues the message or makes the task.
CREATE TABLE dunning_event (
    id          INTEGER PRIMARY KEY,
    invoice_id  INTEGER NOT NULL REFERENCES invoice (id),
    step_id     INTEGER NOT NULL REFERENCES policy_step (id),
    occurrence  INTEGER NOT NULL DEFAULT 1 CHECK (occurrence >= 1),
    day         INTEGER NOT NULL,
    message_id  INTEGER REFERENCES message (id),
    follow_up_id INTEGER REFERENCES follow_up (id),
    created_at  INTEGER NOT NULL,
    UNIQUE (invoice_id, step_id, occurrence)
) STRICT;
--;
CREATE TRIGGER dunning_event_never_changes BEFORE UPDATE ON dunning_event
BEGIN
    SELECT raise(ABORT, 'a dunning event is never changed');
END;
--;
CREATE TRIGGER message_event_never_changes BEFORE UPDATE ON message_event
BEGIN
    SELECT raise(ABORT, 'a message event is never changed');
END;
