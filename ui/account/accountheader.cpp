// SPDX-License-Identifier: Apache-2.0
#include "ui/account/accountheader.h"

#include "ui/book/permission.h"
#include "ui/ledger/currencyblock.h"
#include "ui/look/icons.h"
#include "ui/text/disputewords.h"
#include "ui/text/format.h"
#include "ui/text/markup.h"
#include "ui/text/words.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/flowlayout.h"

#include <QAction>
#include <QBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr int kShownReason = 48; // characters
const QString kBetween = QStringLiteral(" · ");

QPushButton *buttonFor(QAction *action, const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(action->text(), parent);
    button->setObjectName(name);
    button->setAccessibleName(action->text());
    button->setToolTip(action->toolTip());
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::changed, button, [button, action] {
        button->setEnabled(action->isEnabled());
        button->setVisible(action->isVisible());
    });
    return button;
}

/// A reason as far as it fits beside others; the whole stands in the tool tip.
QString shortened(const QString &text)
{
    const QString line = text.simplified();
    return line.size() <= kShownReason ? line : line.left(kShownReason - 1) + QStringLiteral("…");
}

Tone ratingTone(const QString &rating)
{
    if (rating.startsWith(QLatin1Char('A')) || rating.startsWith(QLatin1Char('B')))
        return Tone::Good;
    return rating.startsWith(QLatin1Char('C')) ? Tone::Warn : Tone::Bad;
}

} // namespace

AccountHeaderView::AccountHeaderView(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_name(new ElidedLabel(this)),
      m_about(new ElidedLabel(this)), m_rating(new Chip(theme, this)),
      m_status(new Chip(theme, this)), m_holdChip(new Chip(theme, this)),
      m_escalationChip(new Chip(theme, this)), m_edit(new QAction(tr("Edit"), this)),
      m_hold(new QAction(tr("Hold: do not sell …"), this)),
      m_lift(new QAction(tr("Lift the hold"), this)), m_email(new QAction(tr("Email"), this)),
      m_dispute(new QAction(tr("Dispute …"), this)),
      m_escalate(new QAction(tr("Escalate …"), this)),
      m_closeEscalation(new QAction(tr("Close the escalation …"), this)),
      m_setStatus(new QAction(tr("Status: insolvency, lawyer, agency …"), this)),
      m_card(new Card(this)), m_people(new MarkupLabel(this)), m_contact(new MarkupLabel(this)),
      m_next(new MarkupLabel(this))
{
    setAccessibleName(tr("Head of the account"));
    m_name->setObjectName(QStringLiteral("accountName"));
    setLook(m_name, Look::Title);
    m_about->setObjectName(QStringLiteral("accountAbout"));
    setLook(m_about, Look::Muted);
    m_rating->setObjectName(QStringLiteral("ratingChip"));
    m_status->setObjectName(QStringLiteral("statusChip"));
    m_holdChip->setObjectName(QStringLiteral("holdChip"));
    m_escalationChip->setObjectName(QStringLiteral("escalationChip"));
    m_edit->setToolTip(tr("Name, terms, limit, owner, address (F2)"));
    m_email->setToolTip(tr("Write to the main contact with your mail program"));
    m_closeEscalation->setVisible(false);

    auto *first = new CurrencyBlock(theme, CurrencyBlock::Form::Main, m_card);
    m_card->body()->addWidget(first);
    m_blocks.append(first);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(buildTop());
    column->addWidget(buildChips());
    column->addWidget(m_card);
    column->addWidget(buildWords());
}

QWidget *AccountHeaderView::buildTop()
{
    auto *more = new QToolButton(this);
    more->setObjectName(QStringLiteral("moreButton"));
    more->setIcon(icon(m_theme, Icon::More, Role::Text));
    more->setAccessibleName(tr("More about this account"));
    more->setToolTip(tr("More"));
    more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(more);
    menu->addActions({m_edit, m_email});
    menu->addSeparator();
    menu->addActions({m_dispute, m_escalate, m_closeEscalation});
    menu->addSeparator();
    menu->addActions({m_hold, m_lift, m_setStatus});
    more->setMenu(menu);

    auto *top = new QWidget(this);
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kSmall);
    row->addWidget(m_name);
    row->addWidget(m_about);
    row->addStretch();
    row->addWidget(buttonFor(m_email, QStringLiteral("emailButton"), this));
    row->addWidget(buttonFor(m_edit, QStringLiteral("editButton"), this));
    row->addWidget(more);
    return top;
}

QWidget *AccountHeaderView::buildChips()
{
    m_chips = new QWidget(this);
    auto *flow = new FlowLayout(m_chips);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(space::kTight);
    for (Chip *chip : {m_holdChip, m_status, m_escalationChip, m_rating})
        flow->addWidget(chip);
    return m_chips;
}

QWidget *AccountHeaderView::buildWords()
{
    auto *words = new QWidget(this);
    auto *flow = new FlowLayout(words);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(space::kLarge);
    m_people->setObjectName(QStringLiteral("ownerLabel"));
    m_contact->setObjectName(QStringLiteral("lastContactLabel"));
    m_next->setObjectName(QStringLiteral("nextActionLabel"));
    for (QLabel *label : {m_people, m_contact, m_next}) {
        setLook(label, Look::Muted);
        flow->addWidget(label);
    }
    return words;
}

void AccountHeaderView::setRefusal(const QString &refused)
{
    for (QAction *action :
         {m_edit, m_hold, m_lift, m_dispute, m_escalate, m_closeEscalation, m_setStatus})
        allow(action, refused);
}

void AccountHeaderView::show(const AccountHeader &header, const BookSettings &settings,
                             const Wording &wording)
{
    showTop(header, wording);
    showStanding(header, wording);
    showBalances(header, settings, wording);
    showWords(header, wording);
}

void AccountHeaderView::showTop(const AccountHeader &header, const Wording &wording)
{
    const Account &account = header.account;
    m_name->setText(format::isolate(account.name, wording.locale));
    QStringList about{account.number, header.segmentName,
                      format::isolate(account.city, wording.locale)};
    about.removeAll(QString());
    m_about->setText(about.join(QStringLiteral(" · ")));
    const QString rating =
        account.rating.isEmpty() ? QString()
        : account.ratingReason.isEmpty()
            ? tr("Rating %1").arg(account.rating)
            : tr("Rating %1 · %2", "letter, reason").arg(account.rating, account.ratingReason);
    m_rating->setText(rating, ratingTone(account.rating));
    m_rating->setToolTip(rating);
}

void AccountHeaderView::showStanding(const AccountHeader &header, const Wording &wording)
{
    const Account &account = header.account;
    const auto until = [&](const QString &what, const QString &reason, QDate revisit) {
        QStringList parts{what};
        if (!reason.isEmpty())
            parts += format::isolate(shortened(reason), wording.locale);
        if (revisit.isValid())
            parts += tr("again %1", "looked at again on a day").arg(wording.day(revisit));
        return parts.join(QStringLiteral(" · "));
    };
    const bool active = account.status == AccountStatus::Active;
    m_status->setText(active ? QString()
                             : until(words::accountStatus(account.status), account.statusReason,
                                     account.statusRevisit),
                      Tone::Bad);
    if (!active) {
        QStringList whole{account.statusReason};
        if (account.statusSince.isValid())
            whole += tr("since %1").arg(wording.day(account.statusSince));
        whole += words::stops(account.status);
        whole.removeAll(QString());
        m_status->setToolTip(whole.join(QLatin1Char('\n')));
        m_status->setAccessibleDescription(m_status->toolTip());
    }

    const bool onHold = account.hold.has_value();
    m_hold->setText(onHold ? tr("Change the hold …") : tr("Hold: do not sell …"));
    m_lift->setVisible(onHold);
    const Hold hold = account.hold.value_or(Hold());
    m_holdChip->setText(
        onHold ? until(tr("HOLD: do not sell"), hold.reason, hold.revisit) : QString(), Tone::Warn);
    if (onHold) {
        m_holdChip->setToolTip(tr("%1 · since %2 · %3", "reason, day, person")
                                   .arg(hold.reason, wording.day(hold.since), header.holdByName));
        m_holdChip->setAccessibleDescription(m_holdChip->toolTip());
    }

    const bool escalated = !header.escalations.empty();
    m_closeEscalation->setVisible(escalated);
    if (escalated) {
        const Escalation &first = header.escalations.front();
        QString text = until(tr("Escalated to %1").arg(words::decider(first)), {}, first.revisit);
        if (header.escalations.size() > 1)
            text += QStringLiteral(" (+%1)").arg(header.escalations.size() - 1);
        m_escalationChip->setText(text, Tone::Bad);
        QStringList reasons;
        for (const Escalation &each : header.escalations)
            reasons += tr("%1: %2", "person, reason").arg(words::decider(each), each.reason);
        m_escalationChip->setToolTip(reasons.join(QLatin1Char('\n')));
        m_escalationChip->setAccessibleDescription(m_escalationChip->toolTip());
    } else {
        m_escalationChip->setText({}, Tone::Bad);
    }
    m_chips->setVisible(onHold || !active || escalated || !account.rating.isEmpty());
}

void AccountHeaderView::showBalances(const AccountHeader &header, const BookSettings &settings,
                                     const Wording &wording)
{
    std::vector<AccountBalance> balances = header.balances;
    if (balances.empty()) {
        AccountBalance none;
        none.currency =
            header.account.currency.isSet() ? header.account.currency : settings.baseCurrency;
        balances.push_back(none);
    }
    // A promise may be in a currency in which nothing is open (yet).
    for (const Money &promise : header.promised) {
        const bool there = std::any_of(balances.begin(), balances.end(), [&](const auto &balance) {
            return balance.currency == promise.currency();
        });
        if (there)
            continue;
        AccountBalance none;
        none.currency = promise.currency();
        balances.push_back(none);
    }
    // The currency we usually invoice in comes first.
    const auto usual = std::find_if(balances.begin(), balances.end(), [&](const auto &balance) {
        return balance.currency == header.account.currency;
    });
    if (usual != balances.end())
        std::rotate(balances.begin(), usual, usual + 1);

    while (m_blocks.size() < qsizetype(balances.size())) {
        auto *block = new CurrencyBlock(m_theme, CurrencyBlock::Form::Further, m_card);
        m_card->body()->addWidget(block);
        m_blocks.append(block);
    }
    for (qsizetype i = 0; i < m_blocks.size(); ++i)
        m_blocks[i]->setVisible(i < qsizetype(balances.size()));
    const QString stopped =
        words::creditWarning(header.account.status, header.account.hold.has_value());
    for (qsizetype i = 0; i < qsizetype(balances.size()); ++i) {
        const AccountBalance &balance = balances[size_t(i)];
        m_blocks[i]->show(balance, settings.edges, wording.locale);
        const auto promised =
            std::find_if(header.promised.begin(), header.promised.end(),
                         [&](const Money &m) { return m.currency() == balance.currency; });
        const bool one = header.promised.size() == 1 && header.nextPromise.isValid();
        m_blocks[i]->showApart(Money(balance.disputed, balance.currency),
                               promised == header.promised.end() ? Money(0, balance.currency)
                                                                 : *promised,
                               one ? wording.day(header.nextPromise) : QString(), wording.locale);
        const auto &limit = header.account.creditLimit;
        const bool here = limit && limit->currency() == balance.currency;
        m_blocks[i]->showLimit(here ? limit : std::nullopt, header.limitUsedPercent,
                               settings.limitWarnPercent, stopped, wording.locale);
    }
}

void AccountHeaderView::showWords(const AccountHeader &header, const Wording &wording)
{
    QList<Markup> people{
        header.ownerName.isEmpty()
            ? Markup(tr("No owner"))
            : Markup::sentence(tr("Owner %1"), {Markup::strong(header.ownerName)})};
    if (!header.representativeName.isEmpty())
        people += Markup::sentence(tr("sales %1"), {Markup::strong(header.representativeName)});
    m_people->setMarkup(Markup::joined(people, kBetween));

    if (header.lastContact) {
        const LastContact &last = *header.lastContact;
        const QDate spoken = last.spokenAt.toTimeZone(wording.zone).date();
        QList<Markup> parts{
            Markup::sentence(tr("Last contact %1"),
                             {Markup::strong(format::relativeDay(spoken, wording.today))}),
            Markup(words::noteKind(last.kind))};
        if (!last.authorName.isEmpty())
            parts += Markup(tr("by %1", "a colleague").arg(last.authorName));
        if (!last.contactName.isEmpty())
            parts += Markup(tr("with %1", "a contact").arg(last.contactName));
        m_contact->setMarkup(Markup::joined(parts, QStringLiteral(" ")));
        m_contact->setToolTip(last.excerpt);
    } else {
        m_contact->setMarkup(Markup(tr("Never contacted")));
        m_contact->setToolTip({});
    }

    if (!header.nextFollowUp) {
        m_next->setMarkup(Markup(tr("Nothing planned")));
        m_next->setToolTip({});
        return;
    }
    const FollowUp &next = *header.nextFollowUp;
    const QString when = next.due <= wording.today.addDays(1)
                             ? format::relativeDay(next.due, wording.today)
                             : wording.dayAndTime(next.due, next.time);
    QList<Markup> parts{Markup::sentence(tr("Next %1"), {Markup::strong(when)})};
    if (!next.reason.isEmpty())
        parts += Markup(format::isolate(shortened(next.reason), wording.locale));
    if (!next.assigneeName.isEmpty())
        parts += Markup(next.assigneeName);
    m_next->setMarkup(Markup::joined(parts, kBetween));
    m_next->setToolTip(next.reason);
}

} // namespace duebook::ui
