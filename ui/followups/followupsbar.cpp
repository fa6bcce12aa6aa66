// SPDX-License-Identifier: Apache-2.0
// How the follow-ups page is put together: the choices of its head, and the bar of what can be done
// with the rows that are chosen.
#include "core/services/team/userservice.h"
#include "ui/book/bookcontext.h"
#include "ui/book/wording.h"
#include "ui/followups/followupactions.h"
#include "ui/followups/followupmodel.h"
#include "ui/followups/followups.h"
#include "ui/followups/followupwords.h"
#include "ui/tables/tableview.h"
#include "ui/text/format.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choicemenu.h"
#include "ui/widgets/dateedit.h"
#include "ui/widgets/keyhint.h"

#include <QAction>
#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QMenu>

namespace duebook::ui {

namespace {

constexpr int kDayWidth = 260;

} // namespace

void FollowUpsPage::buildHeadChoices()
{
    m_whose = new QComboBox(this);
    m_whose->setObjectName(QStringLiteral("whoseFollowUps"));
    m_whose->setAccessibleName(tr("Whose follow-ups"));
    m_whose->addItem(tr("Mine"), context().book.user().id.number());
    connect(m_whose, &QComboBox::activated, this, &FollowUpsPage::changeQuestion);
    addHeadWidget(m_whose);
    m_kind = new QComboBox(this);
    m_kind->setObjectName(QStringLiteral("followUpKind"));
    m_kind->setAccessibleName(tr("Kind of follow-up"));
    m_kind->addItem(tr("Every kind"), 0);
    for (int kind = int(FollowUpKind::Task); kind <= int(FollowUpKind::Promise); ++kind)
        m_kind->addItem(followUpKindWord(FollowUpKind(kind)), kind);
    connect(m_kind, &QComboBox::activated, this, &FollowUpsPage::changeQuestion);
    addHeadWidget(m_kind);
}

void FollowUpsPage::buildBar()
{
    auto *card = new Card(this);
    card->setObjectName(QStringLiteral("followUpBar"));
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    m_count = new QLabel(card);
    m_count->setObjectName(QStringLiteral("chosenCount"));
    setLook(m_count, Look::Heading);
    row->addWidget(m_count);
    row->addStretch();

    m_day = new DateEdit(
        context().theme,
        [this](const QString &typed) -> std::optional<QDate> {
            const NaturalDate read = readNaturalDate(
                typed, dateContext(context().book.settings(), Wording::of(context().book)));
            return read.ok() ? std::optional(read.day) : std::nullopt;
        },
        [this](QDate day) { return Wording::of(context().book).day(day); }, card);
    m_day->setObjectName(QStringLiteral("snoozeEdit"));
    m_day->setAccessibleName(tr("Put off until"));
    m_day->setPlaceholderText(tr("fri, +7, 15.3. – Enter"));
    m_day->setFixedWidth(kDayWidth);
    m_day->hide();
    connect(m_day, &QLineEdit::returnPressed, this, &FollowUpsPage::snoozeTyped);
    row->addWidget(m_day);

    const auto button = [&](const QString &text, Qt::Key key, const char *name,
                            void (FollowUpsPage::*work)()) {
        auto *made = new KeyButton(context().theme, text, QKeySequence(key),
                                   QString::fromLatin1(name), card);
        connect(made, &QPushButton::clicked, this, work);
        row->addWidget(made);
        return made;
    };
    m_done = button(tr("Done"), Qt::Key_D, "doneButton", &FollowUpsPage::finishChosen);
    setLook(m_done, Look::Primary);
    m_snooze = button(tr("Put off"), Qt::Key_S, "snoozeButton", &FollowUpsPage::offerSnoozeDays);
    m_assign = button(tr("Give to"), Qt::Key_A, "assignButton", &FollowUpsPage::offerPeople);
    m_reopen = button(tr("Open again"), Qt::Key_R, "reopenButton", &FollowUpsPage::reopenChosen);
    m_more = new QPushButton(tr("More"), card);
    m_more->setObjectName(QStringLiteral("moreButton"));
    m_moreMenu = new ChoiceMenu(m_more);
    m_more->setMenu(m_moreMenu);
    fillMore();
    row->addWidget(m_more);
    card->body()->addLayout(row);
    m_bar = card;
    m_bar->hide();
    static_cast<QVBoxLayout *>(layout())->addWidget(card);
}

void FollowUpsPage::buildKeys()
{
    const auto addKey = [this](const QString &text, Qt::Key key, QPushButton *button) {
        auto *action = new QAction(text, this);
        action->setShortcut(QKeySequence(key));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, button, [button] {
            if (button->isVisible())
                button->click();
        });
        addAction(action);
    };
    addKey(tr("Done"), Qt::Key_D, m_done);
    addKey(tr("Put off …"), Qt::Key_S, m_snooze);
    addKey(tr("Give to a colleague …"), Qt::Key_A, m_assign);
    addKey(tr("Open again"), Qt::Key_R, m_reopen);
}

QMenu *FollowUpsPage::popupMenu(const char *name)
{
    auto *menu = new ChoiceMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QString::fromLatin1(name));
    return menu;
}

void FollowUpsPage::popUp(QMenu *menu, QWidget *over)
{
    menu->popup(over->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

void FollowUpsPage::offerSnoozeDays()
{
    QMenu *menu = popupMenu("snoozeMenu");
    const QDate today = context().book.today();
    for (const SnoozeDay &choice : snoozeDays(context().book.settings(), today))
        menu->addAction(
            QStringLiteral("%1\t%2").arg(choice.text, format::day(choice.day, QLocale(), today)),
            this, [this, day = choice.day] { m_actions->snooze(chosen(), day, {}); });
    menu->addSeparator();
    menu->addAction(tr("&Another day …"), this, &FollowUpsPage::askForDay);
    popUp(menu, m_snooze);
}

void FollowUpsPage::offerPeople()
{
    QMenu *menu = popupMenu("assignMenu");
    const UserId me = context().book.user().id;
    for (const User &user : m_people) {
        if (!user.active || user.role == duebook::Role::Sales)
            continue;
        const QString name = user.id == me ? tr("me") : user.name;
        menu->addAction(
            user.id == me ? tr("&Me")
                          : QString(name).replace(QLatin1Char('&'), QStringLiteral("&&")),
            this, [this, id = user.id, name] { m_actions->reassign(chosen(), id, name); });
    }
    popUp(menu, m_assign);
}

void FollowUpsPage::fillMore()
{
    auto *priority = new ChoiceMenu(tr("&Priority"), m_moreMenu);
    m_moreMenu->addMenu(priority);
    const std::pair<QString, int> levels[] = {
        {tr("&High"), 1}, {tr("&Normal"), 0}, {tr("&Low"), -1}};
    for (const auto &[text, level] : levels)
        priority->addAction(text, this, [this, level = level] {
            m_actions->change(chosen(), FollowUpChange::priority(level), tr("Priority changed"));
        });
    auto *repeat = new ChoiceMenu(tr("&Comes again"), m_moreMenu);
    m_moreMenu->addMenu(repeat);
    repeat->addAction(tr("Not any more"), this, [this] {
        m_actions->change(chosen(), FollowUpChange::repeat({}), tr("Does not come again"));
    });
    for (const QString &rule : repeatChoices())
        repeat->addAction(repeatWords(rule), this, [this, rule] {
            m_actions->change(chosen(), FollowUpChange::repeat(rule),
                              tr("Comes again %1").arg(repeatWords(rule)));
        });
    m_moreMenu->addSeparator();
    m_moreMenu->addAction(tr("Cancel"), this, [this] { m_actions->cancel(chosen()); });
}

} // namespace duebook::ui
