// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/attachments.h"

#include "ui/look/icons.h"
#include "ui/widgets/dateedit.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/layoutrows.h"

#include <QActionGroup>
#include <QFrame>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr int kMostNameWidth = 220;
constexpr int kReceivedWidth = 190;

} // namespace

Attachments::Attachments(const Theme &theme, Days days, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_days(std::move(days))
{
    setObjectName(QStringLiteral("attachments"));
    setAccessibleName(tr("Documents of this note"));
    auto *flow = new FlowLayout(this);
    flow->setSpacing(space::kSmall);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    hide();
}

void Attachments::setKinds(const QStringList &kinds, const QString &proof)
{
    m_proofKind = proof;
    if (kinds == m_kinds)
        return;
    m_kinds = kinds;
    rebuild();
}

void Attachments::setKind(int index, const QString &kind)
{
    NewDocument &document = m_documents[size_t(index)];
    document.kind = kind;
    if (!kind.isEmpty() && kind == m_proofKind)
        document.isProof = true;
    rebuild();
    Q_EMIT changed();
}

void Attachments::setSource(int index, DocumentSource source)
{
    m_documents[size_t(index)].source = source;
    rebuild();
    Q_EMIT changed();
}

QToolButton *Attachments::kindButton(int index, QWidget *chip)
{
    const NewDocument &document = m_documents[size_t(index)];
    auto *button = new QToolButton(chip);
    button->setObjectName(QStringLiteral("kindButton_%1").arg(index));
    const QString kind = document.kind.isEmpty() ? tr("Kind") : document.kind;
    button->setText(document.source == DocumentSource::Us ? tr("%1, from us").arg(kind) : kind);
    button->setToolTip(tr("What it is, who it came from and when"));
    button->setAccessibleName(tr("Kind of %1: %2").arg(document.name, button->text()));
    setLook(button, Look::Quiet);
    button->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(button);
    auto *kinds = new QActionGroup(menu);
    kinds->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    for (const QString &each : m_kinds) {
        QString text = each;
        text.replace(QLatin1Char('&'), QLatin1String("&&"));
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(each == document.kind);
        kinds->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, index, each](bool on) { setKind(index, on ? each : QString()); });
    }
    menu->addSeparator();
    auto *sources = new QActionGroup(menu);
    const std::pair<QString, DocumentSource> both[] = {
        {tr("From the customer"), DocumentSource::Customer}, {tr("From us"), DocumentSource::Us}};
    for (const auto &[text, source] : both) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(source == document.source);
        sources->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, index, source = source] { setSource(index, source); });
    }
    menu->addSeparator();
    QAction *received = menu->addAction(tr("Received on another day …"));
    received->setObjectName(QStringLiteral("receivedAction"));
    connect(received, &QAction::triggered, chip, [chip] {
        auto *field = chip->findChild<DateEdit *>();
        field->show();
        field->setFocus();
    });
    button->setMenu(menu);
    return button;
}

DateEdit *Attachments::receivedEdit(int index, QWidget *chip)
{
    const NewDocument &document = m_documents[size_t(index)];
    auto *field = new DateEdit(m_theme, m_days.read, m_days.write, chip);
    field->setObjectName(QStringLiteral("receivedEdit_%1").arg(index));
    field->setAccessibleName(tr("When %1 was received").arg(document.name));
    field->setPlaceholderText(tr("received today"));
    field->setFixedWidth(kReceivedWidth);
    if (document.received.isValid())
        field->setDate(document.received);
    field->setVisible(document.received.isValid());
    connect(field, &DateEdit::dateChanged, this, [this, index](std::optional<QDate> day) {
        m_documents[size_t(index)].received = day.value_or(QDate());
        Q_EMIT changed();
    });
    return field;
}

Result<void> Attachments::checkDays()
{
    for (DateEdit *field : findChildren<DateEdit *>()) {
        if (!field->isVisibleTo(this) || field->isAcceptable())
            continue;
        field->setFocus();
        return Error{ErrorCode::Invalid,
                     tr("The day the document was received is no day: “yesterday”, 15.3."),
                     QStringLiteral("received"),
                     {}};
    }
    return {};
}

void Attachments::setDocuments(std::vector<NewDocument> documents)
{
    m_documents = std::move(documents);
    rebuild();
}

void Attachments::add(const NewDocument &document)
{
    const auto same = [&](const NewDocument &known) {
        return !known.path.isEmpty() && known.path == document.path;
    };
    if (std::any_of(m_documents.begin(), m_documents.end(), same))
        return;
    m_documents.push_back(document);
    rebuild();
    Q_EMIT changed();
}

void Attachments::removeAt(int index)
{
    m_documents.erase(m_documents.begin() + index);
    rebuild();
    Q_EMIT changed();
}

void Attachments::rebuild()
{
    clearRows(*layout());
    for (int i = 0; i < int(m_documents.size()); ++i)
        layout()->addWidget(chipFor(i));
    setVisible(!m_documents.empty());
    updateGeometry();
}

QWidget *Attachments::chipFor(int index)
{
    const NewDocument &document = m_documents[size_t(index)];
    auto *chip = new QFrame(this);
    setLook(chip, Look::Card);
    auto *row = new QHBoxLayout(chip);
    row->setContentsMargins(space::kSmall, 0, 0, 0);
    row->setSpacing(space::kTight);
    row->addWidget(new IconLabel(m_theme, Icon::Document, Role::Muted, chip));

    auto *name = new ElidedLabel(document.name, chip);
    name->setMaximumWidth(kMostNameWidth);
    row->addWidget(name);

    row->addWidget(kindButton(index, chip));
    row->addWidget(receivedEdit(index, chip));

    auto *proof = new QToolButton(chip);
    proof->setObjectName(QStringLiteral("proofButton_%1").arg(index));
    proof->setText(tr("Proof"));
    proof->setCheckable(true);
    proof->setChecked(document.isProof);
    proof->setToolTip(tr("Mark as proof: of payment, of delivery, of what was agreed"));
    proof->setAccessibleName(tr("%1 is proof").arg(document.name));
    setLook(proof, Look::Quiet);
    connect(proof, &QToolButton::toggled, this, [this, index](bool on) {
        m_documents[size_t(index)].isProof = on;
        Q_EMIT changed();
    });
    row->addWidget(proof);

    auto *remove = new QToolButton(chip);
    remove->setObjectName(QStringLiteral("removeButton_%1").arg(index));
    remove->setIcon(icon(m_theme, Icon::Cross, Role::Muted));
    remove->setToolTip(tr("Leave this document out"));
    remove->setAccessibleName(tr("Leave out %1").arg(document.name));
    setLook(remove, Look::Quiet);
    connect(remove, &QToolButton::clicked, this, [this, index] { removeAt(index); });
    row->addWidget(remove);
    return chip;
}

} // namespace duebook::ui
