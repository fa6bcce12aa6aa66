// SPDX-License-Identifier: Apache-2.0
#include "ui/reports/ageingitemmodel.h"

#include "ui/book/bookcontext.h"
#include "ui/tables/cells.h"
#include "ui/text/format.h"

#include <QCoreApplication>

namespace duebook::ui {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ui::AgeingItemModel)
};

std::vector<Column<AgeingItem>> columnsFor(const BookContext &book)
{
    const auto dayCell = [&book](int role, QDate day) {
        return textCell(role, day.isValid() ? format::day(day, QLocale(), book.today())
                                            : QStringLiteral("–"));
    };
    return {{Texts::tr("Invoice"), false,
             [](const AgeingItem &item, int role) {
                 if (item.payment.isSet())
                     return textCell(role, Texts::tr("On account: %1").arg(item.number));
                 return textCell(role, item.number, Emphasis::Strong);
             }},
            {Texts::tr("Account"), false,
             [](const AgeingItem &item, int role) { return textCell(role, item.accountName); }},
            {Texts::tr("Issued"), false,
             [dayCell](const AgeingItem &item, int role) { return dayCell(role, item.issued); }},
            {Texts::tr("Due"), false,
             [dayCell](const AgeingItem &item, int role) { return dayCell(role, item.due); }},
            {Texts::tr("Days late"), true,
             [](const AgeingItem &item, int role) {
                 return textCell(role, item.daysOverdue > 0 ? QLocale().toString(item.daysOverdue)
                                                            : QStringLiteral("–"));
             }},
            {Texts::tr("Open"), true,
             [](const AgeingItem &item, int role) {
                 return textCell(role, format::money(item.open, QLocale()), Emphasis::Strong);
             }},
            {Texts::tr("Disputed"), true, [](const AgeingItem &item, int role) {
                 return textCell(role, item.disputed.isZero()
                                           ? QStringLiteral("–")
                                           : format::amount(item.disputed, QLocale()));
             }}};
}

} // namespace

AgeingItemModel::AgeingItemModel(const BookContext &book, QObject *parent)
    : TableModel<AgeingItem>(
          columnsFor(book),
          [](const AgeingItem &item) {
              return item.payment.isSet() ? -item.payment.number() : item.invoice.number();
          },
          parent)
{
}

} // namespace duebook::ui
