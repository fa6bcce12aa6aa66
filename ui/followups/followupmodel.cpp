// SPDX-License-Identifier: Apache-2.0
#include "ui/followups/followupmodel.h"

#include "ui/book/bookcontext.h"
#include "ui/book/wording.h"
#include "ui/followups/followupwords.h"
#include "ui/look/tone.h"
#include "ui/tables/cells.h"
#include "ui/text/format.h"

#include <QCoreApplication>

namespace duebook::ui {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ui::FollowUpModel)
};

QVariant dueCell(const FollowUp &row, const BookContext &book, int role)
{
    const Wording wording = Wording::of(book);
    if (row.state == FollowUpState::Done)
        return chipCell(role, Texts::tr("done %1").arg(wording.moment(row.doneAt)), Tone::Good);
    const qint64 late = row.due.daysTo(wording.today);
    return chipCell(role, wording.dayAndTime(row.due, row.time),
                    late > 0    ? Tone::Bad
                    : late == 0 ? Tone::Accent
                                : Tone::Neutral);
}

QString what(const FollowUp &row)
{
    const QString reason = row.reason.isEmpty() ? Texts::tr("Get in touch") : row.reason;
    const QString text = format::isolate(reason.simplified(), QLocale());
    if (row.state != FollowUpState::Done || row.result.isEmpty())
        return text;
    return Texts::tr("%1 → %2", "follow-up, its result")
        .arg(text, format::isolate(row.result.simplified(), QLocale()));
}

QString urgency(const FollowUp &row)
{
    return row.priority > 0 ? Texts::tr("High") : row.priority < 0 ? Texts::tr("Low") : QString();
}

} // namespace

FollowUpModel::FollowUpModel(const BookContext &book, QObject *parent)
    : TableModel<FollowUp>(
          {{Texts::tr("Due"), false,
            [&book](const FollowUp &row, int role) { return dueCell(row, book, role); }},
           {Texts::tr("Account"), false,
            [](const FollowUp &row, int role) {
                return textCell(role, row.accountName, Emphasis::Strong);
            }},
           {Texts::tr("What"), false,
            [](const FollowUp &row, int role) { return textCell(role, what(row)); }},
           {Texts::tr("For"), false,
            [](const FollowUp &row, int role) {
                return textCell(role,
                                row.assigneeName.isEmpty() ? Texts::tr("nobody") : row.assigneeName,
                                row.assigneeName.isEmpty() ? Emphasis::Bad : Emphasis::Normal);
            }},
           {Texts::tr("Kind"), false,
            [](const FollowUp &row, int role) {
                return textCell(role, followUpKindWord(row.kind), Emphasis::Muted);
            }},
           {Texts::tr("Priority"), false,
            [](const FollowUp &row, int role) -> QVariant {
                const QString text = urgency(row);
                if (text.isEmpty())
                    return {};
                return chipCell(role, text, row.priority > 0 ? Tone::Warn : Tone::Neutral);
            }},
           {Texts::tr("Again"), false,
            [](const FollowUp &row, int role) {
                return textCell(role, repeatWords(row.repeat), Emphasis::Muted);
            }}},
          [](const FollowUp &row) { return row.id.number(); }, parent)
{
}

} // namespace duebook::ui
