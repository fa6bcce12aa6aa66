// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QStringList>

#include <optional>
#include <span>
#include <vector>

namespace duebook {

/// The columns of a French "fichier des écritures comptables" (article A47 A-1 of the Livre des
/// procédures fiscales): the whole bookkeeping, of which the customers' accounts are taken.
struct FecColumns {
    int journal = -1;
    int journalName = -1;
    int account = -1; ///< CompteNum
    int accountName = -1;
    int customer = -1; ///< CompAuxNum; empty where each customer has an account
    int customerName = -1;
    int debit = -1;
    int credit = -1;
    int matched = -1; ///< EcritureLet: the letter of what settles each other
    int matchedDay = -1;
};

/// Nothing where the headings are not those of such a file.
std::optional<FecColumns> fecColumns(const QStringList &headings);

/// The further columns of a row: customer's number, name, type of document, settled day.
constexpr int kFecColumns = 4;

/// Appends them; false where the row is not taken: a payment that is matched to its invoice, which
/// is settled by it.
bool appendFecColumns(const FecColumns &columns, std::span<const QByteArrayView> row,
                      std::vector<QByteArrayView> &to);

} // namespace duebook
