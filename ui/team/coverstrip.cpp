// SPDX-License-Identifier: Apache-2.0
#include "ui/team/coverstrip.h"

#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/permission.h"
#include "ui/book/wording.h"
#include "ui/text/format.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/layoutrows.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace duebook::ui {

CoverStrip::CoverStrip(const PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_lines(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("coverStrip"));
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(space::kTight);
    hide();
    connect(&m_context.book, &BookContext::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(Entity::Cover))
            refresh();
    });
    connect(&m_context.book, &BookContext::dayChanged, this, &CoverStrip::refresh);
    connect(&m_context.book, &BookContext::userChanged, this, &CoverStrip::refresh);
}

void CoverStrip::refresh()
{
    if (!m_context.book.isOpen())
        return;
    whenDone(this, m_context.book.read([me = m_context.book.user().id](Session &session) {
        return CoverService(session).today(me);
    }),
             [this](const Result<CoverToday> &today) {
                 if (today)
                     show(*today);
             });
}

void CoverStrip::setWithoutOwner(int accounts)
{
    const int shown = may(m_context.book, Right::AssignAccounts) ? accounts : 0;
    if (shown == m_withoutOwner)
        return;
    m_withoutOwner = shown;
    rebuild();
}

void CoverStrip::show(const CoverToday &today)
{
    m_today = today;
    rebuild();
}

void CoverStrip::rebuild()
{
    clearRows(*m_lines);
    const Wording wording = Wording::of(m_context.book);
    if (m_today.coveredBy) {
        const Cover cover = *m_today.coveredBy;
        addLine(tr("%1 does your work until %2.")
                    .arg(format::isolate(cover.byName, QLocale()), wording.day(cover.to)),
                tr("I am back"), QStringLiteral("backButton"), [this, cover] { endCover(cover); });
    }
    for (const Cover &cover : m_today.covering)
        addLine(tr("You do the work of %1 until %2; it stands in the list below.")
                    .arg(format::isolate(cover.absentName, QLocale()), wording.day(cover.to)),
                tr("Give back"), QStringLiteral("giveBack_%1").arg(cover.id.number()),
                [this, cover] { endCover(cover); });
    if (m_withoutOwner > 0)
        addLine(tr("%n account(s) that owe have no owner.", nullptr, m_withoutOwner), tr("Show"),
                QStringLiteral("withoutOwnerButton"), [this] {
                    Q_EMIT pageRequested({PageId::Accounts, QStringLiteral("nobody")});
                });
    setVisible(m_lines->count() > 0);
}

void CoverStrip::addLine(const QString &text, const QString &buttonText, const QString &name,
                         std::function<void()> pressed)
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kSmall);
    auto *icon = new IconLabel(m_context.theme, Icon::Team, Role::Muted, line);
    auto *label = new QLabel(text, line);
    label->setObjectName(name + QStringLiteral("Text"));
    auto *button = new QPushButton(buttonText, line);
    button->setObjectName(name);
    button->setAccessibleName(QStringLiteral("%1 %2").arg(text, buttonText));
    button->setEnabled(!m_context.book.readOnly());
    connect(button, &QPushButton::clicked, this, std::move(pressed));
    row->addWidget(icon);
    row->addWidget(label);
    row->addWidget(button);
    row->addStretch();
    m_lines->addWidget(line);
}

void CoverStrip::endCover(const Cover &cover)
{
    whenDone(this, m_context.book.write([cover](Session &session) {
        return CoverService(session).end(cover.id, cover.rowVersion);
    }),
             [this](const Result<Cover> &ended) {
                 if (!ended) {
                     Q_EMIT noticed(ended.error().sentence, Tone::Bad);
                     return;
                 }
                 UndoOffer offer;
                 offer.text = tr("Work given back to %1").arg(ended->absentName);
                 offer.undo = [self = QPointer(this), cover = *ended] {
                     if (self)
                         self->resume(cover);
                 };
                 Q_EMIT undoOffered(offer);
             });
}

void CoverStrip::resume(const Cover &ended)
{
    whenDone(this, m_context.book.write([ended](Session &session) {
        return CoverService(session).resume(ended.id, ended.rowVersion);
    }),
             [this](const Result<Cover> &again) {
                 if (!again)
                     Q_EMIT noticed(again.error().sentence, Tone::Bad);
             });
}

} // namespace duebook::ui
