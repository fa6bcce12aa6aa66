// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What the index ix_invoice_part holds of an invoice's number, and which numbers it holds.
#define DUEBOOK_NUMBER_PART                                                                        \
    "(CASE WHEN number_key >= '0' AND number_key < '1' THEN ltrim(number_key, '0')"                \
    " ELSE ltrim(ltrim(number_key, '0123456789'), '0abcdefghijklmnopqrstuvwxyz-/._# ') END)"
#define DUEBOOK_HAS_NUMBER_PART "(number_key < '1' OR ltrim(number_key, '0123456789') <> '')"

/// The ids of invoices whose part lies between two texts (parameters), in its order.
#define DUEBOOK_INVOICES_BY_PART(from, to)                                                         \
    "SELECT id FROM invoice INDEXED BY ix_invoice_part WHERE " DUEBOOK_HAS_NUMBER_PART             \
    " AND " DUEBOOK_NUMBER_PART " >= " from " AND " DUEBOOK_NUMBER_PART " < " to                   \
    " ORDER BY " DUEBOOK_NUMBER_PART

/// The same for those whose whole number, without signs, lies between two more texts: looked for
/// among the first `most` of the part.
#define DUEBOOK_INVOICES_BY_WHOLE(from, to, plainFrom, plainTo, most)                              \
    "SELECT id FROM (SELECT id, replace(replace(replace(replace(replace(replace(number_key,"       \
    "  '-', ''), '/', ''), '.', ''), '_', ''), '#', ''), ' ', '') AS plain FROM invoice"           \
    "  INDEXED BY ix_invoice_part WHERE " DUEBOOK_HAS_NUMBER_PART "  AND " DUEBOOK_NUMBER_PART     \
    " >= " from " AND " DUEBOOK_NUMBER_PART " < " to "  ORDER BY " DUEBOOK_NUMBER_PART             \
    " LIMIT " most ")"                                                                             \
    " WHERE plain >= " plainFrom " AND plain < " plainTo
