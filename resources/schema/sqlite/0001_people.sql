-- Settings, users, segments, accounts and contacts. Oldest program that may write: 0.1.
-- Days are whole days since 1970-01-01, moments UTC milliseconds, money whole minor units beside its
-- ISO 4217 code. *_key columns are folded by the program (core/base/textfold.h) and never typed by hand.
CREATE TABLE setting (
    key         TEXT NOT NULL PRIMARY KEY,
    value       TEXT NOT NULL,
    changed_at  INTEGER NOT NULL,
    changed_by  INTEGER
) STRICT, WITHOUT ROWID;
--;
CREATE TABLE currency_rate (
    currency    TEXT NOT NULL CHECK (length(currency) = 3),
    day         INTEGER NOT NULL,
    -- Units of the base currency for one unit of `currency`, times 10^9.
    rate_e9     INTEGER NOT NULL CHECK (rate_e9 > 0),
    PRIMARY KEY (currency, day)
) STRICT, WITHOUT ROWID;
--;
CREATE TABLE app_user (
    id              INTEGER PRIMARY KEY,
    uid             TEXT NOT NULL UNIQUE,
    login           TEXT NOT NULL,
    login_key       TEXT NOT NULL UNIQUE,
    name            TEXT NOT NULL CHECK (name <> ''),
    email           TEXT NOT NULL DEFAULT '',
    phone           TEXT NOT NULL DEFAULT '',
    department      TEXT NOT NULL DEFAULT '',
    role            INTEGER NOT NULL CHECK (role BETWEEN 1 AND 4),
    active          INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    password_hash   TEXT NOT NULL DEFAULT '',
    calls_per_day   INTEGER NOT NULL DEFAULT 0 CHECK (calls_per_day >= 0),
    row_version     INTEGER NOT NULL DEFAULT 1,
    created_at      INTEGER NOT NULL,
    changed_at      INTEGER NOT NULL
) STRICT;
--;
-- A colleague's work done by another for a period.
CREATE TABLE cover (
    id          INTEGER PRIMARY KEY,
    absent_id   INTEGER NOT NULL REFERENCES app_user (id),
    cover_id    INTEGER NOT NULL REFERENCES app_user (id),
    from_day    INTEGER NOT NULL,
    to_day      INTEGER NOT NULL CHECK (to_day >= from_day),
    ended_at    INTEGER,
    row_version INTEGER NOT NULL DEFAULT 1,
    created_at  INTEGER NOT NULL,
    created_by  INTEGER REFERENCES app_user (id),
    CHECK (absent_id <> cover_id)
) STRICT;
--;
CREATE TABLE segment (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE CHECK (name <> ''),
    sort_order  INTEGER NOT NULL DEFAULT 0,
    policy_id   INTEGER,
    row_version INTEGER NOT NULL DEFAULT 1
) STRICT;
--;
CREATE TABLE import_run (
    id              INTEGER PRIMARY KEY,
    uid             TEXT NOT NULL UNIQUE,
    kind            TEXT NOT NULL,
    file_name       TEXT NOT NULL,
    file_sha256     BLOB NOT NULL,
    settings        TEXT NOT NULL,
    rows_read       INTEGER NOT NULL DEFAULT 0,
    rows_created    INTEGER NOT NULL DEFAULT 0,
    rows_changed    INTEGER NOT NULL DEFAULT 0,
    rows_unchanged  INTEGER NOT NULL DEFAULT 0,
    rows_rejected   INTEGER NOT NULL DEFAULT 0,
    created_at      INTEGER NOT NULL,
    created_by      INTEGER REFERENCES app_user (id),
    undone_at       INTEGER,
    undone_by       INTEGER REFERENCES app_user (id)
) STRICT;
--;
CREATE TABLE account (
    id                  INTEGER PRIMARY KEY,
    uid                 TEXT NOT NULL UNIQUE,
    number              TEXT NOT NULL CHECK (number <> ''),
    number_key          TEXT NOT NULL UNIQUE,
    number_loose        TEXT NOT NULL,
    name                TEXT NOT NULL CHECK (name <> ''),
    name_key            TEXT NOT NULL,
    status              INTEGER NOT NULL DEFAULT 1 CHECK (status BETWEEN 1 AND 5),
    status_reason       TEXT NOT NULL DEFAULT '',
    segment_id          INTEGER REFERENCES segment (id),
    owner_id            INTEGER REFERENCES app_user (id),
    representative_id   INTEGER REFERENCES app_user (id),
    policy_id           INTEGER,
    language            TEXT NOT NULL DEFAULT '',
    currency            TEXT NOT NULL DEFAULT '' CHECK (length(currency) IN (0, 3)),
    terms_days          INTEGER NOT NULL DEFAULT 30 CHECK (terms_days BETWEEN 0 AND 3650),
    discount_days       INTEGER NOT NULL DEFAULT 0 CHECK (discount_days BETWEEN 0 AND 3650),
    discount_bp         INTEGER NOT NULL DEFAULT 0 CHECK (discount_bp BETWEEN 0 AND 10000),
    credit_limit        INTEGER,
    credit_limit_currency TEXT NOT NULL DEFAULT '',
    hold                INTEGER NOT NULL DEFAULT 0 CHECK (hold IN (0, 1)),
    hold_reason         TEXT NOT NULL DEFAULT '',
    hold_since_day      INTEGER,
    hold_revisit_day    INTEGER,
    hold_by             INTEGER REFERENCES app_user (id),
    tax_id              TEXT NOT NULL DEFAULT '',
    email               TEXT NOT NULL DEFAULT '',
    phone               TEXT NOT NULL DEFAULT '',
    street              TEXT NOT NULL DEFAULT '',
    postcode            TEXT NOT NULL DEFAULT '',
    city                TEXT NOT NULL DEFAULT '',
    country             TEXT NOT NULL DEFAULT '',
    rating              TEXT NOT NULL DEFAULT '',
    rating_reason       TEXT NOT NULL DEFAULT '',
    rating_day          INTEGER,
    -- Newest note and who wrote it, maintained with each note: Today reads no notes.
    last_note_id        INTEGER,
    last_contact_at     INTEGER,
    import_id           INTEGER REFERENCES import_run (id),
    row_version         INTEGER NOT NULL DEFAULT 1,
    created_at          INTEGER NOT NULL,
    created_by          INTEGER REFERENCES app_user (id),
    changed_at          INTEGER NOT NULL,
    changed_by          INTEGER REFERENCES app_user (id),
    CHECK (hold = 0 OR hold_reason <> '')
) STRICT;
--;
CREATE INDEX ix_account_name ON account (name_key, id);
--;
CREATE INDEX ix_account_loose ON account (number_loose);
--;
CREATE INDEX ix_account_owner ON account (owner_id, id);
--;
CREATE INDEX ix_account_hold ON account (hold_revisit_day) WHERE hold = 1;
--;
CREATE TABLE contact (
    id                      INTEGER PRIMARY KEY,
    uid                     TEXT NOT NULL UNIQUE,
    account_id              INTEGER NOT NULL REFERENCES account (id),
    name                    TEXT NOT NULL CHECK (name <> ''),
    name_key                TEXT NOT NULL,
    role                    TEXT NOT NULL DEFAULT '',
    email                   TEXT NOT NULL DEFAULT '',
    phone                   TEXT NOT NULL DEFAULT '',
    mobile                  TEXT NOT NULL DEFAULT '',
    language                TEXT NOT NULL DEFAULT '',
    preferred_channel       TEXT NOT NULL DEFAULT '',
    do_not_contact          INTEGER NOT NULL DEFAULT 0 CHECK (do_not_contact IN (0, 1)),
    do_not_contact_reason   TEXT NOT NULL DEFAULT '',
    has_left                INTEGER NOT NULL DEFAULT 0 CHECK (has_left IN (0, 1)),
    is_main                 INTEGER NOT NULL DEFAULT 0 CHECK (is_main IN (0, 1)),
    merged_into             INTEGER REFERENCES contact (id),
    import_id               INTEGER REFERENCES import_run (id),
    row_version             INTEGER NOT NULL DEFAULT 1,
    created_at              INTEGER NOT NULL,
    created_by              INTEGER REFERENCES app_user (id),
    changed_at              INTEGER NOT NULL,
    changed_by              INTEGER REFERENCES app_user (id)
) STRICT;
--;
CREATE INDEX ix_contact_account ON contact (account_id, name_key);
--;
INSERT INTO segment (id, name, sort_order) VALUES (1, 'Strategic', 1), (2, 'Established', 2), (3, 'New', 3);
