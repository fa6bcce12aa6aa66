// SPDX-License-Identifier: Apache-2.0
#include "ui/waiting/waitinglist.h"

#include "ui/book/draftkeeper.h"
#include "ui/book/wording.h"
#include "ui/talks/notecomposer.h"
#include "ui/talks/waitingnoteskeeper.h"
#include "ui/text/format.h"
#include "ui/text/words.h"
#include "ui/timeline/timelinetext.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/layoutrows.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>

namespace duebook::ui {

namespace {

constexpr qsizetype kExcerpt = 200;

} // namespace

WaitingList::WaitingList(const PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_rows(new QVBoxLayout), m_more(new QLabel(this))
{
    setObjectName(QStringLiteral("waitingList"));
    setLook(m_more, Look::Small);
    m_more->setObjectName(QStringLiteral("moreWaitingLabel"));
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(space::kTight);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(m_rows);
    column->addWidget(m_more);
    connect(m_context.waitingNotes, &WaitingNotesKeeper::changed, this, &WaitingList::rebuild);
    rebuild();
}

void WaitingList::setAccount(AccountId account)
{
    m_account = account;
    rebuild();
}

void WaitingList::rebuild()
{
    clearRows(*m_rows);
    m_shown = 0;
    for (const WaitingNote &waiting : m_context.waitingNotes->notes()) {
        if (m_account.isSet() && waiting.note.account != m_account)
            continue;
        m_rows->addWidget(rowFor(waiting));
        ++m_shown;
    }
    const int more = m_context.waitingNotes->count() - int(m_context.waitingNotes->notes().size());
    m_more->setText(tr("%n more wait(s) behind these", nullptr, more));
    m_more->setVisible(more > 0 && !m_account.isSet());
    Q_EMIT rebuilt();
}

QWidget *WaitingList::rowFor(const WaitingNote &waiting)
{
    const Wording wording = Wording::of(m_context.book);
    const bool broken = waiting.note.uid.isEmpty();
    auto *row = new QWidget(this);
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::kSmall);
    line->addWidget(
        new IconLabel(m_context.theme, noteKindIcon(waiting.note.kind), Role::Muted, row));
    auto *chip = new Chip(m_context.theme, waiting.isRefused() ? tr("not saved") : tr("waiting"),
                          waiting.isRefused() ? Tone::Bad : Tone::Warn, row);
    chip->setObjectName(QStringLiteral("waitingChip"));
    line->addWidget(chip);
    QString where = waiting.accountName;
    if (where.isEmpty())
        where = tr("An account");
    QStringList about;
    if (!m_account.isSet() && !broken)
        about += format::isolate(where, wording.locale);
    if (!broken) {
        about += words::noteKind(waiting.note.kind);
        about += wording.moment(waiting.keptAt);
        about += format::isolate(waiting.authorName, wording.locale);
    }
    if (const QString text = waiting.note.text.simplified().left(kExcerpt); !text.isEmpty())
        about += format::isolate(text, wording.locale);
    auto *rest = new ElidedLabel(about.join(QStringLiteral(" · ")), row);
    rest->setObjectName(QStringLiteral("waitingText"));
    line->addWidget(rest, 1);

    if (!broken) {
        auto *open = new QPushButton(tr("Open in composer"), row);
        open->setObjectName(QStringLiteral("openWaitingButton"));
        open->setAccessibleName(tr("Open the waiting note about %1 in the composer").arg(where));
        open->setAutoDefault(false);
        connect(open, &QPushButton::clicked, this,
                [this, waiting] { Q_EMIT openRequested(waiting); });
        line->addWidget(open);
    }
    auto *discard = new QPushButton(tr("Discard"), row);
    discard->setObjectName(QStringLiteral("discardWaitingButton"));
    discard->setAccessibleName(tr("Discard the waiting note about %1").arg(where));
    discard->setAutoDefault(false);
    setLook(discard, Look::Link);
    connect(discard, &QPushButton::clicked, this, [this, waiting] { this->discard(waiting); });
    line->addWidget(discard);
    column->addLayout(line);
    if (waiting.isRefused()) {
        auto *why = new QLabel(waiting.refusal, row);
        why->setObjectName(QStringLiteral("refusalLabel"));
        why->setWordWrap(true);
        setLook(why, Look::Problem);
        column->addWidget(why);
    }
    return row;
}

void WaitingList::discard(const WaitingNote &waiting)
{
    m_context.waitingNotes->discard(waiting.entry);
    UndoOffer offer;
    offer.text = waiting.accountName.isEmpty()
                     ? tr("Waiting note discarded")
                     : tr("Waiting note about %1 discarded").arg(waiting.accountName);
    offer.undo = [waitingNotes = QPointer(m_context.waitingNotes), entry = waiting.entry] {
        if (waitingNotes)
            waitingNotes->bringBack(entry);
    };
    Q_EMIT undoOffered(offer);
}

QString WaitingList::toDraft(WaitingNotesKeeper &waitingNotes, DraftKeeper &drafts,
                             const WaitingNote &waiting)
{
    const QString key = NoteComposer::draftKey(waiting.note.account, waiting.note.corrects.isSet());
    if (!drafts.find(key).isEmpty())
        return tr("There is a note begun on this account already: save or discard that one first.");
    drafts.keep(key, waitingNotes.takeDraft(waiting));
    return {};
}

} // namespace duebook::ui
