// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/invoice.h"
#include "core/rules/importing/importprofile.h"

#include <QDate>

#include <map>
#include <vector>

namespace duebook::test {

/// An item of a list as its writer means it.
struct TrueItem {
    enum class Is { Invoice, CreditNote, Payment, Draft };

    Is is = Is::Invoice;
    QString account;
    QString name;
    QString number;
    QByteArray currency;
    qint64 amount = 0; ///< minor units; credit notes negative, payments positive
    qint64 open = 0;
    QDate issued;
    QDate due;
    bool paid = false;
    bool strange = false; ///< a word that nobody knows: to be refused
    int row = 0;          ///< in the file, from 1
};

/// A list of open items as some program of some country writes it, and what it says in truth. The
/// same seed gives the same list.
struct GeneratedList {
    explicit GeneratedList(quint32 seed);

    QByteArray file;
    std::vector<TrueItem> items;
    QString story; ///< language and peculiarities, for the message of a failure

    // What a person who knows the list answers when asked.
    DateOrder dates = DateOrder::Dmy;
    DecimalSign decimal = DecimalSign::Point;
    QByteArray currency;                     ///< of every row; empty where rows differ
    std::map<ImportField, QString> headings; ///< of the columns that are there
};

} // namespace duebook::test
