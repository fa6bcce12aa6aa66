// SPDX-License-Identifier: Apache-2.0
#include "ui/promises/promisemodel.h"

#include "ui/book/bookcontext.h"
#include "ui/tables/cells.h"
#include "ui/text/format.h"

#include <QCoreApplication>

namespace duebook::ui {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ui::PromiseModel)
};

Tone toneOf(PromiseState state, bool late)
{
    switch (state) {
    case PromiseState::Open:
        return late ? Tone::Warn : Tone::Accent;
    case PromiseState::Kept:
        return Tone::Good;
    case PromiseState::PartlyKept:
        return Tone::Warn;
    case PromiseState::Broken:
        return Tone::Bad;
    case PromiseState::Replaced:
    case PromiseState::Cancelled:
        break;
    }
    return Tone::Neutral;
}

/// What stands behind the state.
QString detail(const PromiseRow &row, const BookContext &book)
{
    const Promise &promise = row.promise;
    const auto day = [&](QDate which) { return format::day(which, QLocale(), book.today()); };
    switch (promise.state) {
    case PromiseState::Open:
        return Texts::tr("What comes by %1 keeps it.").arg(day(row.keptUntil));
    case PromiseState::Cancelled:
        return promise.cancelReason;
    case PromiseState::Kept:
    case PromiseState::PartlyKept:
    case PromiseState::Broken:
    case PromiseState::Replaced:
        break;
    }
    return Texts::tr("Since %1").arg(day(promise.stateSince));
}

QString invoicesOf(const Promise &promise)
{
    QStringList numbers;
    for (const PromisePart &part : promise.parts)
        numbers += part.invoiceNumber;
    return numbers.isEmpty() ? Texts::tr("any") : numbers.join(QStringLiteral(", "));
}

QString speaker(const Promise &promise)
{
    const QString name = promise.contactName.isEmpty() ? promise.saidBy : promise.contactName;
    return format::isolate(name, QLocale());
}

std::vector<Column<PromiseRow>> columnsFor(const BookContext &book, PromiseModel::Scope scope)
{
    std::vector<Column<PromiseRow>> columns;
    columns.push_back({Texts::tr("By"), false,
                       [&book](const PromiseRow &row, int role) {
                           const bool open = row.promise.state == PromiseState::Open;
                           return textCell(
                               role,
                               open ? format::nearDay(row.promise.due, QLocale(), book.today())
                                    : format::day(row.promise.due, QLocale(), book.today()),
                               Emphasis::Strong);
                       },
                       0});
    if (scope == PromiseModel::Scope::Book)
        columns.push_back({Texts::tr("Account"), false, [](const PromiseRow &row, int role) {
                               return textCell(role,
                                               format::isolate(row.promise.accountName, QLocale()));
                           }});
    columns.push_back({Texts::tr("Amount"), true, [](const PromiseRow &row, int role) {
                           return textCell(role, format::money(row.promise.amount, QLocale()),
                                           Emphasis::Strong);
                       }});
    columns.push_back({Texts::tr("Received"), true, [](const PromiseRow &row, int role) {
                           return textCell(role,
                                           row.promise.received.isZero()
                                               ? QStringLiteral("–")
                                               : format::amount(row.promise.received, QLocale()),
                                           Emphasis::Muted);
                       }});
    columns.push_back({Texts::tr("State"), false, [&book](const PromiseRow &row, int role) {
                           const bool late = row.promise.due < book.today();
                           return chipCell(role, promiseStateText(row.promise.state),
                                           toneOf(row.promise.state, late), detail(row, book));
                       }});
    columns.push_back({Texts::tr("Invoices"), false, [](const PromiseRow &row, int role) {
                           return textCell(role, invoicesOf(row.promise),
                                           row.promise.parts.empty() ? Emphasis::Muted
                                                                     : Emphasis::Normal);
                       }});
    columns.push_back({Texts::tr("Said by"), false, [](const PromiseRow &row, int role) {
                           return textCell(role, speaker(row.promise));
                       }});
    columns.push_back({Texts::tr("Evidence"), false, [](const PromiseRow &row, int role) {
                           return textCell(
                               role,
                               row.promise.state == PromiseState::Cancelled
                                   ? Texts::tr("Cancelled: %1").arg(row.promise.cancelReason)
                                   : row.promise.evidence,
                               Emphasis::Muted);
                       }});
    columns.push_back({Texts::tr("Made"), false, [&book](const PromiseRow &row, int role) {
                           return textCell(role,
                                           format::day(row.promise.made, QLocale(), book.today()),
                                           Emphasis::Muted);
                       }});
    return columns;
}

} // namespace

QString promiseStateText(PromiseState state)
{
    switch (state) {
    case PromiseState::Kept:
        return Texts::tr("Kept");
    case PromiseState::PartlyKept:
        return Texts::tr("Partly kept");
    case PromiseState::Broken:
        return Texts::tr("Broken");
    case PromiseState::Replaced:
        return Texts::tr("Replaced");
    case PromiseState::Cancelled:
        return Texts::tr("Cancelled");
    case PromiseState::Open:
        break;
    }
    return Texts::tr("Open");
}

PromiseModel::PromiseModel(const BookContext &book, Scope scope, QObject *parent)
    : TableModel<PromiseRow>(
          columnsFor(book, scope), [](const PromiseRow &row) { return row.promise.id.number(); },
          parent)
{
}

} // namespace duebook::ui
