// SPDX-License-Identifier: Apache-2.0
#include "ui/accounts/accountmodel.h"

#include "ui/book/bookcontext.h"
#include "ui/tables/cells.h"
#include "ui/text/format.h"
#include "ui/text/words.h"

#include <QCoreApplication>

namespace duebook::ui {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ui::AccountModel)
};

std::vector<Money> amountsOf(const AccountRow &row, qint64 (AccountBalance::*amount)() const)
{
    std::vector<Money> money;
    for (const AccountBalance &balance : row.balances) {
        if ((balance.*amount)() != 0)
            money.emplace_back((balance.*amount)(), balance.currency);
    }
    return money;
}

std::vector<Money> creditBesideOverdue(const AccountRow &row)
{
    std::vector<Money> money;
    for (const AccountBalance &balance : row.balances) {
        if (balance.overdue() > 0 && balance.unusedCredit() > 0)
            money.emplace_back(balance.unusedCredit(), balance.currency);
    }
    return money;
}

QDate oldestDue(const AccountRow &row)
{
    QDate oldest;
    for (const AccountBalance &balance : row.balances) {
        if (balance.oldestDue.isValid() && (!oldest.isValid() || balance.oldestDue < oldest))
            oldest = balance.oldestDue;
    }
    return oldest;
}

QVariant statusCell(const AccountRow &row, int role)
{
    const Account &account = row.account;
    if (account.hold)
        return chipCell(role, Texts::tr("Hold"), Tone::Warn, account.hold->reason);
    if (account.status != AccountStatus::Active)
        return chipCell(role, words::accountStatus(account.status), Tone::Bad,
                        account.statusReason);
    if (!account.rating.isEmpty())
        return chipCell(role, account.rating,
                        account.rating >= QStringLiteral("D") ? Tone::Bad : Tone::Neutral,
                        account.ratingReason);
    return {};
}

} // namespace

AccountModel::AccountModel(const BookContext &book, QObject *parent)
    : TableModel<AccountRow>(
          {{Texts::tr("Account"), false,
            [](const AccountRow &row, int role) {
                return textCell(role, row.account.name, Emphasis::Strong);
            },
            int(AccountSort::Name)},
           {Texts::tr("Number"), false,
            [](const AccountRow &row, int role) {
                return textCell(role, row.account.number, Emphasis::Muted);
            },
            int(AccountSort::Number)},
           {Texts::tr("Status"), false, statusCell},
           {Texts::tr("Owner"), false,
            [](const AccountRow &row, int role) {
                const QString owner = row.ownerName.isEmpty() ? Texts::tr("nobody") : row.ownerName;
                return textCell(role,
                                row.account.inPool ? Texts::tr("%1, shared").arg(owner) : owner,
                                row.ownerName.isEmpty() ? Emphasis::Muted : Emphasis::Normal);
            }},
           {Texts::tr("Balance"), true,
            [&book](const AccountRow &row, int role) {
                return textCell(role, words::amounts(amountsOf(row, &AccountBalance::balance),
                                                     book.settings().baseCurrency));
            },
            int(AccountSort::Balance)},
           {Texts::tr("Overdue"), true,
            [&book](const AccountRow &row, int role) {
                const Currency base = book.settings().baseCurrency;
                const QString overdue =
                    words::amounts(amountsOf(row, &AccountBalance::overdue), base);
                const bool tells = role == Qt::ToolTipRole || role == Qt::AccessibleTextRole;
                const std::vector<Money> credit = creditBesideOverdue(row);
                if (tells && !credit.empty())
                    return QVariant(Texts::tr("%1, credit of %2 not yet used", "overdue, amount")
                                        .arg(overdue, words::amounts(credit, base)));
                return textCell(role, overdue, Emphasis::Strong);
            },
            int(AccountSort::Overdue)},
           {Texts::tr("Disputed"), true,
            [&book](const AccountRow &row, int role) {
                std::vector<Money> money;
                for (const AccountBalance &balance : row.balances)
                    if (balance.disputed != 0)
                        money.emplace_back(balance.disputed, balance.currency);
                return textCell(role, money.empty()
                                          ? QString()
                                          : words::amounts(money, book.settings().baseCurrency));
            }},
           {Texts::tr("Days late"), true,
            [&book](const AccountRow &row, int role) {
                const QDate due = oldestDue(row);
                const qint64 late = due.isValid() ? due.daysTo(book.today()) : 0;
                return textCell(role, late > 0 ? QLocale().toString(late) : QStringLiteral("–"));
            },
            int(AccountSort::OldestDue)},
           {Texts::tr("Last contact"), false,
            [&book](const AccountRow &row, int role) {
                if (!row.lastContact.isValid())
                    return textCell(role, Texts::tr("never"), Emphasis::Muted);
                return textCell(role,
                                format::relativeDay(row.lastContact.toTimeZone(book.zone()).date(),
                                                    book.today()),
                                Emphasis::Muted);
            },
            int(AccountSort::LastContact)},
           {Texts::tr("Next"), false,
            [&book](const AccountRow &row, int role) {
                if (!row.nextFollowUp.isValid())
                    return textCell(role, QString());
                const QString day = format::day(row.nextFollowUp, QLocale(), book.today());
                return textCell(role, row.nextReason.isEmpty()
                                          ? day
                                          : day + QStringLiteral(" · ") + row.nextReason);
            }}},
          [](const AccountRow &row) { return row.account.id.number(); }, parent)
{
}

} // namespace duebook::ui
