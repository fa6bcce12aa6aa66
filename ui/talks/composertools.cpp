// SPDX-License-Identifier: Apache-2.0
#include "ui/talks/composertools.h"

#include "ui/look/icons.h"
#include "ui/widgets/keyhint.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace duebook::ui {

ComposerTools::ComposerTools(const Theme &theme, QMenu *remarks, QWidget *parent)
    : QWidget(parent), m_theme(theme)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    const auto part = [&](ComposerPart which, const char *name, Icon drawing, const QString &text,
                          const QString &what) {
        const QString keys = KeyHint::textFor(keysOf(which));
        QToolButton *made = add(QString::fromLatin1(name), drawing, text,
                                QStringLiteral("%1 (%2)").arg(what, keys));
        made->setCheckable(true);
        m_buttons[size_t(which)] = made;
        connect(made, &QToolButton::toggled, this,
                [this, which](bool open) { Q_EMIT toggled(which, open); });
        row->addWidget(made);
    };
    part(ComposerPart::Promise, "promiseButton", Icon::Promises, tr("Promise"),
         tr("What they promised to pay, and by when"));
    part(ComposerPart::Dispute, "disputeButton", Icon::Disputes, tr("Dispute"),
         tr("What they contest, and why"));
    part(ComposerPart::Answer, "answerButton", Icon::Clock, tr("Answer"),
         tr("By when an answer is expected"));
    part(ComposerPart::Inform, "informButton", Icon::Team, tr("Inform"),
         tr("Colleagues who are to read this"));
    m_remark = add(QStringLiteral("remarkButton"), Icon::Note, tr("Remark"),
                   QStringLiteral("%1 (%2)").arg(tr("Insert a remark that is kept ready"),
                                                 KeyHint::textFor(remarkKeys())));
    m_remark->setMenu(remarks);
    m_remark->setPopupMode(QToolButton::InstantPopup);
    row->addWidget(m_remark);
}

QToolButton *ComposerTools::add(const QString &name, Icon drawing, const QString &text,
                                const QString &tip)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(text);
    button->setIcon(icon(m_theme, drawing, Role::Muted));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setToolTip(tip);
    button->setAccessibleName(text);
    button->setAccessibleDescription(tip);
    button->setFocusPolicy(Qt::TabFocus);
    setLook(button, Look::Quiet);
    return button;
}

void ComposerTools::setOpen(ComposerPart part, bool open)
{
    const QSignalBlocker quiet(this);
    button(part)->setChecked(open);
}

void ComposerTools::offerRemarks()
{
    m_remark->menu()->popup(m_remark->mapToGlobal(QPoint(0, m_remark->height())));
}

} // namespace duebook::ui
