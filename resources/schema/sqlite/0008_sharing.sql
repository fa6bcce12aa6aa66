-- Several clients on one book: who is here, and work that one of them does for all. Oldest program that may write: 0.1.
ALTER TABLE client ADD COLUMN writing INTEGER NOT NULL DEFAULT 0 CHECK (writing IN (0, 1));
--;
-- When it beat last by its own clock: only to report clocks that differ.
ALTER TABLE client ADD COLUMN beat_at INTEGER NOT NULL DEFAULT 0;
--;
-- Work that must be done once, claimed by one client. The claim holds while the claimant's row stands in
-- `client`; clocks of two hosts are never compared.
CREATE TABLE job_claim (
    -- What the work is, with its day or number: 'backup/2026-11-25'.
    name        TEXT NOT NULL PRIMARY KEY,
    client      TEXT NOT NULL,
    host        TEXT NOT NULL,
    user_id     INTEGER REFERENCES app_user (id),
    -- How often it was claimed: a claimant that was taken for dead cannot finish another's claim.
    claim_seq   INTEGER NOT NULL DEFAULT 1,
    -- 1 claimed, 2 done, 3 failed, 4 uncertain: may have been done before the claimant vanished
    state       INTEGER NOT NULL CHECK (state BETWEEN 1 AND 4),
    -- One sentence for a person, or a path.
    result      TEXT NOT NULL DEFAULT '',
    claimed_at  INTEGER NOT NULL,
    ended_at    INTEGER
) STRICT, WITHOUT ROWID;
--;
-- A reminder stays claimed until it was shown: that of a client that vanished is shown by another.
UPDATE follow_up SET claimed_by = NULL WHERE claimed_by IS NOT NULL;
--;
CREATE INDEX ix_follow_up_claimed ON follow_up (claimed_by) WHERE claimed_by IS NOT NULL;
