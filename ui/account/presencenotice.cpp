// SPDX-License-Identifier: Apache-2.0
#include "ui/account/presencenotice.h"

#include "ui/book/bookcontext.h"
#include "ui/book/presence.h"
#include "ui/text/format.h"
#include "ui/widgets/iconlabel.h"

#include <QHBoxLayout>
#include <QLabel>

namespace duebook::ui {

PresenceNotice::PresenceNotice(const PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context),
      m_icon(new IconLabel(context.theme, Icon::Person, Role::Muted, this)),
      m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("presenceNotice"));
    m_text->setObjectName(QStringLiteral("presenceText"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kTight);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    hide();
    connect(&m_context.book.presence(), &Presence::othersChanged, this, &PresenceNotice::show);
}

void PresenceNotice::setAccount(AccountId account)
{
    m_account = account;
    show();
}

void PresenceNotice::show()
{
    QStringList writing;
    QStringList looking;
    for (const PresentClient &each : m_context.book.presence().on(m_account)) {
        const QString who =
            format::isolate(each.userName.isEmpty() ? each.host : each.userName, locale());
        (each.writing ? writing : looking) += who;
    }
    const bool someone = m_account.isSet() && !(writing.isEmpty() && looking.isEmpty());
    if (!someone) {
        hide();
        return;
    }
    const QString comma = tr(", ", "between names");
    QStringList lines;
    if (!writing.isEmpty())
        lines += tr("%1 is writing on this account").arg(writing.join(comma));
    if (!looking.isEmpty())
        lines += tr("%1 has this account open").arg(looking.join(comma));
    m_text->setText(lines.join(QStringLiteral(" · ")));
    m_icon->setIcon(writing.isEmpty() ? Icon::Person : Icon::Note,
                    writing.isEmpty() ? Role::Muted : Role::Accent);
    setLook(m_text, writing.isEmpty() ? Look::Muted : Look::Plain);
    QWidget::show();
}

} // namespace duebook::ui
