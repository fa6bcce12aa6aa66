// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/mailview.h"

#include "ui/look/icons.h"
#include "ui/text/format.h"
#include "ui/text/markup.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/layoutrows.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QToolButton>

namespace duebook::ui {

namespace {

constexpr int kMostRows = 30;
constexpr int kMostPartsHeight = 150;
constexpr qsizetype kLongestHeader = 400;

} // namespace

MailView::MailView(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_head(new MarkupLabel(this)),
      m_text(new QPlainTextEdit(this)), m_parts(new QVBoxLayout)
{
    setObjectName(QStringLiteral("mailView"));
    m_head->setObjectName(QStringLiteral("mailHead"));
    m_head->setWordWrap(true);
    m_head->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setObjectName(QStringLiteral("mailText"));
    m_text->setAccessibleName(tr("Text of the mail"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setFrameShape(QFrame::NoFrame);

    auto *list = new QWidget(this);
    m_parts->setContentsMargins(0, 0, 0, 0);
    m_parts->setSpacing(2);
    list->setLayout(m_parts);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("mailParts"));
    scroll->setAccessibleName(tr("Files of the mail"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setMaximumHeight(kMostPartsHeight);
    scroll->setWidget(list);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kMedium, space::kSmall, space::kMedium, space::kSmall);
    column->setSpacing(space::kSmall);
    column->addWidget(m_head);
    column->addWidget(scroll);
    column->addWidget(m_text, 1);
}

void MailView::setKeepable(bool keepable)
{
    m_keepable = keepable;
}

QWidget *MailView::words() const
{
    return m_text;
}

void MailView::setMail(MailContent mail, const Wording &wording)
{
    m_mail = std::move(mail);
    QList<std::pair<QString, QString>> head;
    const auto line = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            head.append({name, format::isolate(value.left(kLongestHeader), wording.locale)});
    };
    line(tr("From"), m_mail.from);
    line(tr("To"), m_mail.to);
    line(tr("Copy"), m_mail.cc);
    line(tr("Sent"), m_mail.date.isValid() ? wording.moment(m_mail.date) : QString());
    line(tr("Subject"), m_mail.subject);
    m_head->setMarkup(Markup::table(head));
    m_text->setPlainText(m_mail.text.trimmed());
    m_text->setPlaceholderText(tr("The mail has no text."));

    clearRows(*m_parts);
    const int count = int(m_mail.attachments.size());
    for (int i = 0; i < std::min(count, kMostRows); ++i)
        m_parts->addWidget(rowFor(i, wording));
    if (count > kMostRows)
        m_parts->addWidget(new QLabel(
            tr("and %n more file(s): save the mail to see them", nullptr, count - kMostRows),
            this));
    QWidget *list = findChild<QScrollArea *>(QStringLiteral("mailParts"));
    list->setVisible(count > 0);
    list->setMinimumHeight(std::min(kMostPartsHeight, count * (m_theme.controlHeight() + 6)));
}

QWidget *MailView::rowFor(int index, const Wording &wording)
{
    const MailPart &part = m_mail.attachments[size_t(index)];
    auto *row = new QFrame(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::kTight);
    line->addWidget(new IconLabel(m_theme, Icon::Paperclip, Role::Muted, row));
    auto *name = new ElidedLabel(
        QStringLiteral("%1 · %2").arg(format::isolate(part.name, wording.locale),
                                      format::size(part.content.size(), wording.locale)),
        row);
    line->addWidget(name, 1);
    const auto button = [&](const QString &text, const char *object, auto pressed) {
        auto *made = new QToolButton(row);
        made->setObjectName(QStringLiteral("%1_%2").arg(QLatin1String(object)).arg(index));
        made->setText(text);
        made->setAccessibleName(tr("%1: %2").arg(text, part.name));
        setLook(made, Look::Quiet);
        connect(made, &QToolButton::clicked, this, [this, index, pressed] {
            Q_EMIT(this->*pressed)(m_mail.attachments[size_t(index)]);
        });
        line->addWidget(made);
        return made;
    };
    button(tr("Open"), "openPart", &MailView::openPressed);
    button(tr("Save as …"), "savePart", &MailView::savePressed);
    QToolButton *keep = button(tr("Keep as document"), "keepPart", &MailView::keepPressed);
    keep->setToolTip(tr("Adds the file to the book, belonging to what the mail belongs to"));
    keep->setVisible(m_keepable);
    return row;
}

} // namespace duebook::ui
