-- Promises, disputes, escalations, cover and what a working day needs beside them. Oldest program that may
-- write: 0.2.
-- What a follow-up is for: 1 a task, 2 an answer that is expected, 3 to be read by a colleague,
-- 4 an escalation, 5 a dispute, 6 a promise.
ALTER TABLE follow_up ADD COLUMN kind INTEGER NOT NULL DEFAULT 1 CHECK (kind BETWEEN 1 AND 6);
--;
ALTER TABLE account ADD COLUMN status_since_day INTEGER;
--;
ALTER TABLE account ADD COLUMN status_revisit_day INTEGER;
--;
-- Small accounts that everybody works on.
ALTER TABLE account ADD COLUMN in_pool INTEGER NOT NULL DEFAULT 0 CHECK (in_pool IN (0, 1));
--;
-- Our own people beside owner and representative.
CREATE TABLE account_person (
    account_id  INTEGER NOT NULL REFERENCES account (id),
    user_id     INTEGER NOT NULL REFERENCES app_user (id),
    role        TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (account_id, user_id)
) STRICT, WITHOUT ROWID;
--;
CREATE INDEX ix_account_person_user ON account_person (user_id);
--;
ALTER TABLE promise ADD COLUMN cancel_reason TEXT NOT NULL DEFAULT '';
--;
CREATE INDEX ix_promise_state ON promise (state, due_day, id);
--;
CREATE INDEX ix_promise_plan ON promise (plan_uid, due_day) WHERE plan_uid <> '';
--;
-- 1 new, 2 being looked into, 3 the customer is to answer, 4 a colleague is to answer, 5 credit note expected
ALTER TABLE dispute ADD COLUMN stage INTEGER NOT NULL DEFAULT 1 CHECK (stage BETWEEN 1 AND 5);
--;
-- 0 not settled, 1 credited, 2 refused, 3 withdrawn, 4 paid
ALTER TABLE dispute ADD COLUMN outcome INTEGER NOT NULL DEFAULT 0 CHECK (outcome BETWEEN 0 AND 4);
--;
ALTER TABLE dispute ADD COLUMN escalated_day INTEGER;
--;
CREATE INDEX ix_dispute_state ON dispute (state, deadline_day, id);
--;
-- An account, or one of its invoices, taken to a person or level that decides.
CREATE TABLE escalation (
    id              INTEGER PRIMARY KEY,
    uid             TEXT NOT NULL UNIQUE,
    account_id      INTEGER NOT NULL REFERENCES account (id),
    invoice_id      INTEGER REFERENCES invoice (id),
    dispute_id      INTEGER REFERENCES dispute (id),
    to_user_id      INTEGER REFERENCES app_user (id),
    -- 1 colleague, 2 manager, 3 management, 4 agency or lawyer
    level           INTEGER NOT NULL CHECK (level BETWEEN 1 AND 4),
    reason          TEXT NOT NULL CHECK (reason <> ''),
    revisit_day     INTEGER NOT NULL,
    follow_up_id    INTEGER REFERENCES follow_up (id),
    -- 1 open, 2 closed
    state           INTEGER NOT NULL DEFAULT 1 CHECK (state BETWEEN 1 AND 2),
    result          TEXT NOT NULL DEFAULT '',
    closed_day      INTEGER,
    row_version     INTEGER NOT NULL DEFAULT 1,
    created_at      INTEGER NOT NULL,
    created_by      INTEGER REFERENCES app_user (id),
    changed_at      INTEGER NOT NULL,
    changed_by      INTEGER REFERENCES app_user (id),
    CHECK ((state = 2) = (closed_day IS NOT NULL))
) STRICT;
--;
CREATE INDEX ix_escalation_account ON escalation (account_id, state);
--;
CREATE INDEX ix_escalation_open ON escalation (to_user_id, revisit_day) WHERE state = 1;
--;
-- Remarks that are written again and again, for the composer.
CREATE TABLE remark (
    id          INTEGER PRIMARY KEY,
    uid         TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL CHECK (name <> ''),
    text        TEXT NOT NULL CHECK (text <> ''),
    language    TEXT NOT NULL DEFAULT '',
    sort_order  INTEGER NOT NULL DEFAULT 0,
    row_version INTEGER NOT NULL DEFAULT 1,
    changed_at  INTEGER NOT NULL,
    changed_by  INTEGER REFERENCES app_user (id),
    UNIQUE (name, language)
) STRICT;
--;
CREATE INDEX ix_cover_absent ON cover (absent_id, from_day) WHERE ended_at IS NULL;
--;
CREATE INDEX ix_cover_cover ON cover (cover_id, from_day) WHERE ended_at IS NULL;
--;
-- What the timeline tells of the account itself.
CREATE INDEX ix_audit_story ON audit (account_id, at, id)
    WHERE action IN ('hold set', 'hold lifted', 'owner changed', 'status changed', 'escalated',
                     'escalation closed');
--;
CREATE INDEX ix_audit_user ON audit (user_id, id);
--;
CREATE INDEX ix_audit_entity ON audit (entity, id);
--;
CREATE INDEX ix_document_added ON document (created_at, id) WHERE removed_at IS NULL;
--;
CREATE VIRTUAL TABLE search_promise USING fts5 (
    said_by, evidence, content='promise', content_rowid='id',
    tokenize="unicode61 remove_diacritics 2", prefix='1 2 3');
--;
-- An imported dispute has no words of its own until a person writes some.
CREATE VIEW searchable_dispute AS
    SELECT id, reason, text, resolution FROM dispute
     WHERE import_id IS NULL OR text <> '' OR resolution <> '';
--;
CREATE VIRTUAL TABLE search_dispute USING fts5 (
    reason, text, resolution, content='searchable_dispute', content_rowid='id',
    tokenize="unicode61 remove_diacritics 2", prefix='1 2 3');
--;
INSERT INTO search_promise (search_promise) VALUES ('rebuild');
--;
INSERT INTO search_dispute (search_dispute) VALUES ('rebuild');
--;
CREATE VIEW v_promise AS
    SELECT p.id, a.number AS account, a.name AS account_name, date(p.made_day * 86400, 'unixepoch') AS made,
           date(p.due_day * 86400, 'unixepoch') AS due, p.currency,
           CASE coalesce(c.scale, 100) WHEN 1 THEN cast(p.amount AS TEXT) ELSE
               printf('%s%d.%0*d', CASE WHEN p.amount < 0 THEN '-' ELSE '' END,
                      abs(p.amount) / coalesce(c.scale, 100), coalesce(c.digits, 2),
                      abs(p.amount) % coalesce(c.scale, 100)) END AS amount,
           CASE coalesce(c.scale, 100) WHEN 1 THEN cast(p.received_amount AS TEXT) ELSE
               printf('%s%d.%0*d', CASE WHEN p.received_amount < 0 THEN '-' ELSE '' END,
                      abs(p.received_amount) / coalesce(c.scale, 100), coalesce(c.digits, 2),
                      abs(p.received_amount) % coalesce(c.scale, 100)) END AS received,
           CASE p.state WHEN 1 THEN 'open' WHEN 2 THEN 'kept' WHEN 3 THEN 'partly kept' WHEN 4 THEN 'broken'
                        WHEN 5 THEN 'replaced' ELSE 'cancelled' END AS state, p.said_by, p.evidence
      FROM promise p
      JOIN account a ON a.id = p.account_id
      LEFT JOIN currency_scale c ON c.currency = p.currency;
--;
CREATE VIEW v_dispute AS
    SELECT d.id, a.number AS account, a.name AS account_name, d.reason, u.name AS owner,
           date(d.opened_day * 86400, 'unixepoch') AS opened,
           date(d.deadline_day * 86400, 'unixepoch') AS deadline,
           CASE d.state WHEN 1 THEN 'open' ELSE 'settled' END AS state,
           CASE d.stage WHEN 1 THEN 'new' WHEN 2 THEN 'looked into' WHEN 3 THEN 'customer answers'
                        WHEN 4 THEN 'colleague answers' ELSE 'credit note expected' END AS stage,
           CASE d.outcome WHEN 0 THEN '' WHEN 1 THEN 'credited' WHEN 2 THEN 'refused'
                          WHEN 3 THEN 'withdrawn' ELSE 'paid' END AS outcome,
           date(d.closed_day * 86400, 'unixepoch') AS closed, d.resolution, d.text
      FROM dispute d
      JOIN account a ON a.id = d.account_id
      LEFT JOIN app_user u ON u.id = d.owner_id;
--;
-- The timeline tells promises and disputes by the moment they were recorded.
CREATE INDEX ix_promise_story ON promise (account_id, created_at, id);
--;
CREATE INDEX ix_dispute_story ON dispute (account_id, created_at, id);
--;
-- Who took a document out of the lists, and why; the row and its content stay.
ALTER TABLE document ADD COLUMN removed_by INTEGER REFERENCES app_user (id);
--;
ALTER TABLE document ADD COLUMN removed_reason TEXT NOT NULL DEFAULT '';
--;
UPDATE document SET received_day = created_at / 86400000 WHERE received_day IS NULL;
--;
-- The list of all documents, newest received first, by each of its filters.
CREATE INDEX ix_document_received ON document (received_day, id) WHERE removed_at IS NULL;
--;
CREATE INDEX ix_document_kind ON document (kind, received_day, id) WHERE removed_at IS NULL;
--;
CREATE INDEX ix_document_source ON document (source, received_day, id) WHERE removed_at IS NULL;
--;
CREATE INDEX ix_document_proof ON document (received_day, id) WHERE is_proof = 1 AND removed_at IS NULL;
--;
CREATE INDEX ix_document_removed ON document (received_day, id) WHERE removed_at IS NOT NULL;
--;
-- Documents whose text was not looked for yet.
CREATE INDEX ix_document_waiting ON document (id) WHERE text_state = 0;
--;
CREATE INDEX ix_document_link_promise ON document_link (promise_id) WHERE promise_id IS NOT NULL;
--;
CREATE INDEX ix_document_link_dispute ON document_link (dispute_id) WHERE dispute_id IS NOT NULL;
--;
CREATE INDEX ix_document_link_payment ON document_link (payment_id) WHERE payment_id IS NOT NULL;
--;
-- Disputed invoices are few among all.
CREATE INDEX ix_invoice_disputed ON invoice (due_day, id) WHERE disputed_amount > 0;
--;
-- Put into or out of the pool by hand: the rule leaves it alone.
ALTER TABLE account ADD COLUMN pool_by_hand INTEGER NOT NULL DEFAULT 0 CHECK (pool_by_hand IN (0, 1));
--;
CREATE INDEX ix_account_pool ON account (id) WHERE in_pool = 1;
--;
-- A day of the country's table that a person took out stays out when the table is filled again. Days that
-- people put in stand under country ''.
ALTER TABLE holiday ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1));
--;
CREATE INDEX ix_contact_merged ON contact (merged_into) WHERE merged_into IS NOT NULL;
--;
-- Two contacts that look like one person and are two: said by a person, not asked again.
CREATE TABLE contact_distinct (
    contact_id  INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    other_id    INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    said_at     INTEGER NOT NULL,
    said_by     INTEGER REFERENCES app_user (id),
    PRIMARY KEY (contact_id, other_id),
    CHECK (contact_id < other_id)
) STRICT, WITHOUT ROWID;
--;
-- The task that reminds the owner of a dispute.
ALTER TABLE dispute ADD COLUMN follow_up_id INTEGER REFERENCES follow_up (id);
--;
CREATE INDEX ix_dispute_follow_up ON dispute (follow_up_id) WHERE follow_up_id IS NOT NULL;
--;
CREATE INDEX ix_follow_up_dispute ON follow_up (id) WHERE state = 1 AND kind = 5;
--;
-- Imported disputes have no deadline: last among the open ones.
CREATE INDEX ix_dispute_open ON dispute (coalesce(deadline_day, 2147483647), id) WHERE state = 1;
--;
CREATE INDEX ix_dispute_owner ON dispute (owner_id, coalesce(deadline_day, 2147483647), id)
    WHERE state = 1;
--;
CREATE INDEX ix_dispute_closed ON dispute (closed_day, id) WHERE state = 2;
--;
CREATE INDEX ix_escalation_follow_up ON escalation (follow_up_id) WHERE follow_up_id IS NOT NULL;
--;
CREATE INDEX ix_escalation_revisit ON escalation (revisit_day, id) WHERE state = 1;
--;
CREATE INDEX ix_dispute_owner_closed ON dispute (owner_id, closed_day, id) WHERE state = 2;
--;
-- No more of an invoice is disputed than is open of it: worked out anew at the next start.
UPDATE account_balance SET next_change_day = 0 WHERE disputed_amount > 0;
--;
-- The task that comes when the status of an account is looked at again.
ALTER TABLE account ADD COLUMN status_follow_up_id INTEGER REFERENCES follow_up (id);
