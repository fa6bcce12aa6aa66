// SPDX-License-Identifier: Apache-2.0
#include "ui/ledger/invoicemodel.h"

#include "ui/book/bookcontext.h"
#include "ui/tables/cells.h"
#include "ui/text/format.h"
#include "ui/text/words.h"

#include <QCoreApplication>

namespace duebook::ui {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ui::InvoiceModel)
};

QVariant stateCell(const InvoiceRow &row, int role)
{
    const Invoice &invoice = row.invoice;
    if (!row.disputed.isZero())
        return chipCell(role, Texts::tr("Disputed"), Tone::Warn,
                        format::money(row.disputed, QLocale()));
    if (invoice.open.isZero())
        return chipCell(role, Texts::tr("Settled"), Tone::Good);
    if (invoice.kind != InvoiceKind::Invoice)
        return chipCell(role, words::invoiceKind(invoice.kind), Tone::Neutral);
    if (invoice.open != invoice.amount)
        return chipCell(role, Texts::tr("Part paid"), Tone::Accent);
    return {};
}

QString lateness(const InvoiceRow &row)
{
    if (row.invoice.open.isZero() || row.invoice.kind == InvoiceKind::CreditNote)
        return QStringLiteral("–");
    return row.daysOverdue > 0 ? QLocale().toString(row.daysOverdue) : QStringLiteral("–");
}

std::vector<Column<InvoiceRow>> columnsFor(const BookContext &book, InvoiceModel::Scope scope)
{
    const auto dayCell = [&book](int role, QDate day) {
        return textCell(role, format::day(day, QLocale(), book.today()));
    };
    std::vector<Column<InvoiceRow>> columns;
    columns.push_back({Texts::tr("Invoice"), false,
                       [](const InvoiceRow &row, int role) {
                           return textCell(role, row.invoice.number, Emphasis::Strong);
                       },
                       int(InvoiceSort::Number)});
    if (scope == InvoiceModel::Scope::Book)
        columns.push_back(
            {Texts::tr("Account"), false,
             [](const InvoiceRow &row, int role) { return textCell(role, row.accountName); },
             int(InvoiceSort::Account)});
    columns.push_back(
        {Texts::tr("Issued"), false,
         [dayCell](const InvoiceRow &row, int role) { return dayCell(role, row.invoice.issued); },
         int(InvoiceSort::Issued)});
    columns.push_back(
        {Texts::tr("Due"), false,
         [dayCell](const InvoiceRow &row, int role) { return dayCell(role, row.invoice.due); },
         int(InvoiceSort::Due)});
    columns.push_back({Texts::tr("Days late"), true, [](const InvoiceRow &row, int role) {
                           return textCell(role, lateness(row),
                                           row.daysOverdue > 60 ? Emphasis::Bad : Emphasis::Normal);
                       }});
    columns.push_back({Texts::tr("Amount"), true,
                       [](const InvoiceRow &row, int role) {
                           return textCell(role, format::money(row.invoice.amount, QLocale()),
                                           Emphasis::Muted);
                       },
                       int(InvoiceSort::Amount)});
    columns.push_back({Texts::tr("Open"), true,
                       [](const InvoiceRow &row, int role) {
                           return textCell(role, format::money(row.invoice.open, QLocale()),
                                           Emphasis::Strong);
                       },
                       int(InvoiceSort::Open)});
    columns.push_back({Texts::tr("State"), false, stateCell});
    columns.push_back({Texts::tr("Order"), false, [](const InvoiceRow &row, int role) {
                           return textCell(role, row.invoice.orderNumber, Emphasis::Muted);
                       }});
    return columns;
}

} // namespace

InvoiceModel::InvoiceModel(const BookContext &book, Scope scope, QObject *parent)
    : TableModel<InvoiceRow>(
          columnsFor(book, scope), [](const InvoiceRow &row) { return row.invoice.id.number(); },
          parent)
{
}

} // namespace duebook::ui
