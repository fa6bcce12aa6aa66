-- Invoices, payments, allocations and the balances maintained from them. Oldest program that may write: 0.1.
CREATE TABLE invoice (
    id              INTEGER PRIMARY KEY,
    account_id      INTEGER NOT NULL REFERENCES account (id),
    kind            INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 3),
    number          TEXT NOT NULL CHECK (number <> ''),
    number_key      TEXT NOT NULL,
    issue_day       INTEGER NOT NULL,
    due_day         INTEGER NOT NULL,
    currency        TEXT NOT NULL CHECK (length(currency) = 3),
    amount          INTEGER NOT NULL,
    -- amount less allocations; maintained in the transaction of each allocation, proved by `check`.
    open_amount     INTEGER NOT NULL,
    -- The day the open amount came to zero; NULL while open.
    settled_day     INTEGER,
    -- Sum of open disputes of this invoice; maintained with them.
    disputed_amount INTEGER NOT NULL DEFAULT 0,
    order_number    TEXT NOT NULL DEFAULT '',
    text            TEXT NOT NULL DEFAULT '',
    no_dunning      INTEGER NOT NULL DEFAULT 0 CHECK (no_dunning IN (0, 1)),
    policy_id       INTEGER,
    import_id       INTEGER,
    row_version     INTEGER NOT NULL DEFAULT 1,
    created_at      INTEGER NOT NULL,
    created_by      INTEGER,
    changed_at      INTEGER NOT NULL,
    changed_by      INTEGER,
    CHECK ((kind = 2 AND amount <= 0) OR (kind <> 2 AND amount >= 0)),
    CHECK ((open_amount = 0) = (settled_day IS NOT NULL))
) STRICT;
--;
-- The number first: one index proves that an account has it once and finds it in the whole book.
CREATE UNIQUE INDEX ux_invoice_number ON invoice (number_key, account_id, kind);
--;
-- The account's invoices by issue day, for its timeline: newest first without sorting them all.
CREATE INDEX ix_invoice_issued ON invoice (account_id, issue_day);
--;
-- The amount on a bank statement is often all that is known.
CREATE INDEX ix_invoice_amount ON invoice (amount);
--;
-- Covers ageing, balances and the account page: only open items, about a quarter of the book.
CREATE INDEX ix_invoice_open ON invoice
    (account_id, due_day, currency, kind, open_amount, disputed_amount) WHERE open_amount <> 0;
--;
-- In order of due day, with all that lists and sums of open items read before they know their rows.
CREATE INDEX ix_invoice_open_due ON invoice
    (due_day, id, account_id, kind, currency, open_amount, disputed_amount, amount, issue_day)
    WHERE open_amount <> 0;
--;
CREATE TABLE payment (
    id                  INTEGER PRIMARY KEY,
    uid                 TEXT,
    account_id          INTEGER NOT NULL REFERENCES account (id),
    day                 INTEGER NOT NULL,
    currency            TEXT NOT NULL CHECK (length(currency) = 3),
    amount              INTEGER NOT NULL CHECK (amount <> 0),
    -- amount less its allocations; maintained, proved by `check`.
    unallocated_amount  INTEGER NOT NULL,
    method              TEXT NOT NULL DEFAULT '',
    reference           TEXT NOT NULL DEFAULT '',
    reference_key       TEXT NOT NULL DEFAULT '',
    import_id           INTEGER,
    row_version         INTEGER NOT NULL DEFAULT 1,
    created_at          INTEGER NOT NULL,
    created_by          INTEGER,
    changed_at          INTEGER NOT NULL,
    changed_by          INTEGER
) STRICT;
--;
-- Imported payments, most of all, have none.
CREATE UNIQUE INDEX ux_payment_uid ON payment (uid) WHERE uid IS NOT NULL;
--;
CREATE INDEX ix_payment_account ON payment (account_id, day);
--;
CREATE INDEX ix_payment_unallocated ON payment (account_id, currency, unallocated_amount)
    WHERE unallocated_amount <> 0;
--;
CREATE TABLE allocation (
    id          INTEGER PRIMARY KEY,
    invoice_id  INTEGER NOT NULL REFERENCES invoice (id),
    -- 1 payment, 2 credit note, 3 early-payment discount, 4 written off
    kind        INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),
    payment_id  INTEGER REFERENCES payment (id),
    credit_id   INTEGER REFERENCES invoice (id),
    day         INTEGER NOT NULL,
    amount      INTEGER NOT NULL CHECK (amount <> 0),
    import_id   INTEGER,
    created_at  INTEGER NOT NULL,
    created_by  INTEGER,
    CHECK ((kind = 1) = (payment_id IS NOT NULL)),
    CHECK ((kind = 2) = (credit_id IS NOT NULL))
) STRICT;
--;
CREATE INDEX ix_allocation_invoice ON allocation (invoice_id, day, amount);
--;
-- What was settled after a day: open amounts of that day without reading every invoice.
CREATE INDEX ix_allocation_day ON allocation (day, invoice_id, amount);
--;
CREATE INDEX ix_allocation_payment ON allocation (payment_id) WHERE payment_id IS NOT NULL;
--;
CREATE INDEX ix_allocation_credit ON allocation (credit_id, day, amount) WHERE credit_id IS NOT NULL;
--;
-- What each account owes per currency: maintained by the transaction that changes the ledger, proved by
-- `check`. The bucket columns hold as of `as_of_day` and stay true until `next_change_day` (the first day on
-- which an open item moves into another bucket); later readers work the account out from its open items.
CREATE TABLE account_balance (
    account_id          INTEGER NOT NULL REFERENCES account (id),
    currency            TEXT NOT NULL CHECK (length(currency) = 3),
    as_of_day           INTEGER NOT NULL,
    next_change_day     INTEGER,
    current_amount      INTEGER NOT NULL,
    bucket1             INTEGER NOT NULL,
    bucket2             INTEGER NOT NULL,
    bucket3             INTEGER NOT NULL,
    bucket4             INTEGER NOT NULL,
    bucket5             INTEGER NOT NULL,
    overdue_amount      INTEGER NOT NULL,
    credit_amount       INTEGER NOT NULL,
    disputed_amount     INTEGER NOT NULL,
    open_count          INTEGER NOT NULL CHECK (open_count >= 0),
    oldest_due_day      INTEGER,
    PRIMARY KEY (account_id, currency)
) STRICT, WITHOUT ROWID;
--;
CREATE INDEX ix_balance_overdue ON account_balance (overdue_amount) WHERE overdue_amount > 0;
--;
CREATE INDEX ix_balance_change ON account_balance (next_change_day) WHERE next_change_day IS NOT NULL;
--;
-- The latest day of any invoice, payment or allocation: on an earlier day the maintained balances do not
-- hold (they count everything in the book) and reports work from the dated rows.
CREATE TABLE ledger_state (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    newest_day  INTEGER NOT NULL
) STRICT;
--;
INSERT INTO ledger_state (id, newest_day) VALUES (1, -1000000);
--;
CREATE TABLE interest_rate (
    id          INTEGER PRIMARY KEY,
    table_name  TEXT NOT NULL CHECK (table_name <> ''),
    from_day    INTEGER NOT NULL,
    rate_bp     INTEGER NOT NULL,
    source      TEXT NOT NULL DEFAULT '',
    UNIQUE (table_name, from_day)
) STRICT;
--;
CREATE TABLE holiday (
    country     TEXT NOT NULL,
    day         INTEGER NOT NULL,
    name        TEXT NOT NULL,
    PRIMARY KEY (country, day)
) STRICT, WITHOUT ROWID;
