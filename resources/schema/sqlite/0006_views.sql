-- Readable views with ISO dates and decimal amounts for people who open the book with another tool. The
-- program itself does not use them. Oldest program that may write: 0.1.
-- Currencies of ISO 4217 whose minor unit is not a hundredth.
CREATE TABLE currency_scale (
    currency    TEXT NOT NULL PRIMARY KEY,
    digits      INTEGER NOT NULL,
    scale       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
--;
INSERT INTO currency_scale (currency, digits, scale) VALUES
    ('BHD', 3, 1000), ('BIF', 0, 1), ('CLF', 4, 10000), ('CLP', 0, 1), ('DJF', 0, 1), ('GNF', 0, 1),
    ('IQD', 3, 1000), ('ISK', 0, 1), ('JOD', 3, 1000), ('JPY', 0, 1), ('KMF', 0, 1), ('KRW', 0, 1),
    ('KWD', 3, 1000), ('LYD', 3, 1000), ('OMR', 3, 1000), ('PYG', 0, 1), ('RWF', 0, 1),
    ('TND', 3, 1000), ('UGX', 0, 1), ('UYI', 0, 1), ('UYW', 4, 10000), ('VND', 0, 1), ('VUV', 0, 1),
    ('XAF', 0, 1), ('XOF', 0, 1), ('XPF', 0, 1);
--;
CREATE VIEW v_account AS
    SELECT a.id, a.number, a.name, s.name AS segment, u.name AS owner, a.currency, a.terms_days,
           a.hold, a.hold_reason, a.rating, a.city, a.country, a.email, a.phone
      FROM account a
      LEFT JOIN segment s ON s.id = a.segment_id
      LEFT JOIN app_user u ON u.id = a.owner_id;
--;
CREATE VIEW v_invoice AS
    SELECT i.id, a.number AS account, a.name AS account_name,
           CASE i.kind WHEN 1 THEN 'invoice' WHEN 2 THEN 'credit note' ELSE 'charge' END AS kind,
           i.number, date(i.issue_day * 86400, 'unixepoch') AS issued,
           date(i.due_day * 86400, 'unixepoch') AS due, i.currency,
           CASE coalesce(c.scale, 100) WHEN 1 THEN cast(i.amount AS TEXT) ELSE
               printf('%s%d.%0*d', CASE WHEN i.amount < 0 THEN '-' ELSE '' END,
                      abs(i.amount) / coalesce(c.scale, 100), coalesce(c.digits, 2),
                      abs(i.amount) % coalesce(c.scale, 100)) END AS amount,
           CASE coalesce(c.scale, 100) WHEN 1 THEN cast(i.open_amount AS TEXT) ELSE
               printf('%s%d.%0*d', CASE WHEN i.open_amount < 0 THEN '-' ELSE '' END,
                      abs(i.open_amount) / coalesce(c.scale, 100), coalesce(c.digits, 2),
                      abs(i.open_amount) % coalesce(c.scale, 100)) END AS open,
           date(i.settled_day * 86400, 'unixepoch') AS settled, 
           CASE coalesce(c.scale, 100) WHEN 1 THEN cast(i.disputed_amount AS TEXT) ELSE
               printf('%s%d.%0*d', CASE WHEN i.disputed_amount < 0 THEN '-' ELSE '' END,
                      abs(i.disputed_amount) / coalesce(c.scale, 100), coalesce(c.digits, 2),
                      abs(i.disputed_amount) % coalesce(c.scale, 100)) END AS disputed
      FROM invoice i
      JOIN account a ON a.id = i.account_id
      LEFT JOIN currency_scale c ON c.currency = i.currency;
--;
CREATE VIEW v_payment AS
    SELECT p.id, a.number AS account, a.name AS account_name,
           date(p.day * 86400, 'unixepoch') AS day, p.currency, CASE coalesce(c.scale, 100) WHEN 1 THEN cast(p.amount AS TEXT) ELSE
               printf('%s%d.%0*d', CASE WHEN p.amount < 0 THEN '-' ELSE '' END,
                      abs(p.amount) / coalesce(c.scale, 100), coalesce(c.digits, 2),
                      abs(p.amount) % coalesce(c.scale, 100)) END AS amount,
           CASE coalesce(c.scale, 100) WHEN 1 THEN cast(p.unallocated_amount AS TEXT) ELSE
               printf('%s%d.%0*d', CASE WHEN p.unallocated_amount < 0 THEN '-' ELSE '' END,
                      abs(p.unallocated_amount) / coalesce(c.scale, 100), coalesce(c.digits, 2),
                      abs(p.unallocated_amount) % coalesce(c.scale, 100)) END AS unallocated, p.method, p.reference
      FROM payment p
      JOIN account a ON a.id = p.account_id
      LEFT JOIN currency_scale c ON c.currency = p.currency;
--;
CREATE VIEW v_note AS
    SELECT n.id, a.number AS account, a.name AS account_name,
           CASE n.kind WHEN 1 THEN 'call' WHEN 2 THEN 'email' WHEN 3 THEN 'letter' WHEN 4 THEN 'meeting'
                       WHEN 5 THEN 'text message' WHEN 6 THEN 'visit' ELSE 'internal' END AS kind,
           datetime(n.spoken_at / 1000, 'unixepoch') AS spoken_utc, u.name AS author,
           c.name AS contact, n.outcome, n.text
      FROM note n
      JOIN account a ON a.id = n.account_id
      LEFT JOIN app_user u ON u.id = n.author_id
      LEFT JOIN contact c ON c.id = n.contact_id;
--;
CREATE VIEW v_follow_up AS
    SELECT f.id, a.number AS account, a.name AS account_name, u.name AS assignee,
           date(f.due_day * 86400, 'unixepoch') AS due, f.due_minute, f.reason,
           CASE f.state WHEN 1 THEN 'open' WHEN 2 THEN 'done' ELSE 'cancelled' END AS state, f.result
      FROM follow_up f
      JOIN account a ON a.id = f.account_id
      LEFT JOIN app_user u ON u.id = f.assignee_id;
