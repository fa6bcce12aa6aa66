-- Invoice numbers are found by what stands behind their first part. Oldest program that may write: 0.1.
-- "pol-358" by 358, "12/2023-001" by 2023-001, "00451" by 451: what the leading letters, signs and zeros, or
-- the leading digits and what separates them, leave of the number. Numbers of digits alone are not in it; to
-- find that out costs an import little.
CREATE INDEX ix_invoice_part ON invoice (
    (CASE WHEN number_key >= '0' AND number_key < '1' THEN ltrim(number_key, '0')
          ELSE ltrim(ltrim(number_key, '0123456789'), '0abcdefghijklmnopqrstuvwxyz-/._# ') END))
    WHERE (number_key < '1' OR ltrim(number_key, '0123456789') <> '');
