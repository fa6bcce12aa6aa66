// SPDX-License-Identifier: Apache-2.0
// What the keys and buttons of Today do with the chosen row.
#include "ui/book/bookcontext.h"
#include "ui/book/wording.h"
#include "ui/followups/followupactions.h"
#include "ui/followups/followupwords.h"
#include "ui/tables/tableview.h"
#include "ui/team/coverflow.h"
#include "ui/text/format.h"
#include "ui/text/words.h"
#include "ui/today/today.h"
#include "ui/today/worklistmodel.h"
#include "ui/widgets/choicemenu.h"
#include "ui/widgets/dateedit.h"

#include <QPushButton>

#include <algorithm>

namespace duebook::ui {

void TodayPage::openChosen()
{
    if (const WorkRow *row = chosen())
        Q_EMIT pageRequested(PageRef::to(PageId::Account, row->account.number()));
}

void TodayPage::callChosen()
{
    if (const WorkRow *row = chosen())
        Q_EMIT pageRequested(
            {PageId::Account, QString::number(row->account.number()) + QStringLiteral("/call")});
}

const WorkReason *TodayPage::followUpReason() const
{
    const WorkRow *row = chosen();
    if (row == nullptr)
        return nullptr;
    const auto found = std::find_if(row->reasons.begin(), row->reasons.end(),
                                    [](const WorkReason &r) { return r.followUp.isSet(); });
    return found == row->reasons.end() ? nullptr : &*found;
}

std::vector<FollowUpRef> TodayPage::chosenFollowUp() const
{
    const WorkReason *reason = followUpReason();
    if (reason == nullptr)
        return {};
    return {{reason->followUp, reason->followUpVersion}};
}

void TodayPage::finishChosen()
{
    m_actions->done(chosenFollowUp());
}

void TodayPage::snoozeChosen(QDate day, QTime time)
{
    m_actions->snooze(chosenFollowUp(), day, time);
}

void TodayPage::offerSnoozeDays()
{
    const WorkReason *reason = followUpReason();
    if (reason == nullptr)
        return;
    auto *menu = new ChoiceMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("snoozeMenu"));
    const QDate today = m_context.book.today();
    // A time of day that was agreed upon stays.
    const QTime time = reason->time;
    for (const SnoozeDay &choice : snoozeDays(m_context.book.settings(), today))
        menu->addAction(
            QStringLiteral("%1\t%2").arg(choice.text, format::day(choice.day, QLocale(), today)),
            this, [this, day = choice.day, time] { snoozeChosen(day, time); });
    menu->addSeparator();
    menu->addAction(tr("&Another day …"), m_day, [this] {
        m_day->setDate({});
        m_day->setCalendar(
            dateContext(m_context.book.settings(), Wording::of(m_context.book)).calendar);
        m_day->show();
        m_day->setFocus();
    });
    menu->popup(m_snooze->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

void TodayPage::snoozeTyped()
{
    const NaturalDate read = readNaturalDate(
        m_day->text(), dateContext(m_context.book.settings(), Wording::of(m_context.book)));
    if (!read.ok()) {
        Q_EMIT noticed(problemText(read.problem), Tone::Warn);
        return;
    }
    m_day->hide();
    m_table->setFocus();
    snoozeChosen(read.day, read.time);
}

void TodayPage::beginRound()
{
    const WorkRow *row = chosen();
    if (row != nullptr && m_round->isEnabled())
        Q_EMIT roundWanted(person(), row->account);
}

void TodayPage::coverForColleague()
{
    askForCover(this, m_context, {}, m_context.book.user().id,
                {[this](const UndoOffer &offer) { Q_EMIT undoOffered(offer); },
                 [this](const QString &sentence, Tone tone) { Q_EMIT noticed(sentence, tone); }});
}

} // namespace duebook::ui
