// SPDX-License-Identifier: Apache-2.0
#include "ui/today/worklistmodel.h"

#include "ui/book/bookcontext.h"
#include "ui/tables/cells.h"
#include "ui/text/format.h"
#include "ui/text/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace duebook::ui {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ui::WorklistModel)
};

} // namespace

Tone WorklistModel::toneOf(WorkReasonCode code)
{
    switch (code) {
    case WorkReasonCode::BrokenPromise:
    case WorkReasonCode::OverLimit:
    case WorkReasonCode::NoAnswer:
        return Tone::Bad;
    case WorkReasonCode::FollowUpOverdue:
    case WorkReasonCode::HoldRevisit:
        return Tone::Warn;
    case WorkReasonCode::FollowUpDue:
        return Tone::Accent;
    case WorkReasonCode::Unattended:
        break;
    }
    return Tone::Neutral;
}

WorklistModel::WorklistModel(const BookContext &book, QObject *parent)
    : TableModel<WorkRow>(
          {{Texts::tr("Account"), false,
            [](const WorkRow &row, int role) {
                if (role == Qt::ToolTipRole)
                    return QVariant(row.number + QStringLiteral(" · ") + row.name);
                return textCell(role, row.name, Emphasis::Strong);
            }},
           {Texts::tr("Whose"), false,
            [](const WorkRow &row, int role) -> QVariant {
                if (!row.forName.isEmpty())
                    return chipCell(role, Texts::tr("for %1").arg(row.forName), Tone::Accent,
                                    Texts::tr("You do the work of %1 today").arg(row.forName));
                if (row.shared)
                    return chipCell(role, Texts::tr("shared"), Tone::Neutral,
                                    Texts::tr("A small account that everybody works on"));
                if (row.ownerGone)
                    return chipCell(role, Texts::tr("nobody's"), Tone::Warn, row.ownerName);
                return {};
            }},
           {Texts::tr("Why"), false,
            [this](const WorkRow &row, int role) -> QVariant {
                const WorkReason &reason = row.reasons.front();
                if (role == Qt::ToolTipRole)
                    return explanation(row);
                if (role == Qt::DisplayRole)
                    return reason.time.isValid()
                               ? WorklistService::chip(reason.code) + QLatin1Char(' ') +
                                     format::time(reason.time, QLocale())
                               : WorklistService::chip(reason.code);
                if (role == ToneRole)
                    return QVariant::fromValue(toneOf(reason.code));
                return {};
            }},
           {QString(), false,
            [this](const WorkRow &row, int role) {
                const QString credit = creditSentence(row);
                const QString why = sentence(row.reasons.front());
                return textCell(role, credit.isEmpty() ? why : why + QStringLiteral(" · ") + credit,
                                Emphasis::Muted);
            }},
           {Texts::tr("Overdue"), true,
            [&book](const WorkRow &row, int role) {
                const QString overdue = words::amounts(row.overdue, book.settings().baseCurrency);
                const bool tells = role == Qt::ToolTipRole || role == Qt::AccessibleTextRole;
                if (tells && !row.disputed.empty())
                    return QVariant(Texts::tr("%1, disputed %2", "overdue amount, amount")
                                        .arg(overdue, words::amounts(row.disputed)));
                return textCell(role, overdue, Emphasis::Strong);
            }},
           {Texts::tr("Days late"), true,
            [](const WorkRow &row, int role) {
                return textCell(role,
                                row.oldestDaysLate > 0 ? QLocale().toString(row.oldestDaysLate)
                                                       : QStringLiteral("–"),
                                Emphasis::Normal);
            }},
           {Texts::tr("Last contact"), false,
            [&book](const WorkRow &row, int role) {
                if (!row.lastContact.isValid())
                    return textCell(role, Texts::tr("never"), Emphasis::Muted);
                const QDate day = row.lastContact.toTimeZone(book.zone()).date();
                const QString when = format::day(day, QLocale(), book.today());
                return textCell(role,
                                row.lastContactKind ? words::noteKind(*row.lastContactKind) +
                                                          QLatin1Char(' ') + when
                                                    : when,
                                Emphasis::Muted);
            }},
           {Texts::tr("Next"), false,
            [](const WorkRow &row, int role) {
                return textCell(role, row.nextAction, Emphasis::Normal);
            }}},
          [](const WorkRow &row) { return row.account.number(); }, parent),
      m_book(book)
{
}

bool WorklistModel::hasMarks() const
{
    return std::any_of(rows().begin(), rows().end(), [](const WorkRow &row) {
        return row.shared || row.ownerGone || !row.forName.isEmpty();
    });
}

WorklistService::Formats WorklistModel::formats() const
{
    return {[](const Money &money) { return format::money(money, QLocale()); },
            [this](QDate day) { return format::day(day, QLocale(), m_book.today()); }};
}

QString WorklistModel::sentence(const WorkReason &reason) const
{
    return WorklistService::sentence(reason, formats());
}

QString WorklistModel::creditSentence(const WorkRow &row) const
{
    // The one reason that counts the credit in names it itself.
    return row.reasons.front().code == WorkReasonCode::Unattended
               ? QString()
               : WorklistService::creditSentence(row, formats());
}

QString WorklistModel::explanation(const WorkRow &row) const
{
    QStringList parts;
    for (const ScorePart &part : row.parts) {
        QString name = WorklistService::partName(part.code);
        if (part.code == ScoreCode::Amount)
            name = words::amounts(row.chased);
        else if (part.code == ScoreCode::DaysLate)
            name = Texts::tr("%n day(s)", nullptr, int(row.oldestDaysLate));
        parts += QStringLiteral("%1 (%2%3)")
                     .arg(name, part.points < 0 ? QStringLiteral("−") : QStringLiteral("+"))
                     .arg(qAbs(part.points));
    }
    QString text = QStringLiteral("%1 = %2").arg(row.score).arg(parts.join(QStringLiteral(" · ")));
    const QString credit = WorklistService::creditSentence(row, formats());
    if (!credit.isEmpty())
        text += QStringLiteral(" · ") + credit;
    if (!row.disputed.empty())
        text += QStringLiteral(" · ") + Texts::tr("disputed: %1").arg(words::amounts(row.disputed));
    return text;
}

} // namespace duebook::ui
