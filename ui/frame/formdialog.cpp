// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/formdialog.h"

#include "ui/look/theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr int kLeastWidth = 460;
constexpr int kOneLine = 32; ///< captions of tall fields stand at their first line

void mark(QWidget *field, bool wrong)
{
    field->setProperty("invalid", wrong);
    field->style()->unpolish(field);
    field->style()->polish(field);
}

} // namespace

FormDialog::FormDialog(const QString &title, const QString &okText, QWidget *parent)
    : QDialog(parent), m_form(new QFormLayout), m_general(new QLabel(this)),
      m_buttons(new QDialogButtonBox(this))
{
    setWindowTitle(title);
    setMinimumWidth(kLeastWidth);
    m_form->setHorizontalSpacing(space::kLarge);
    m_form->setVerticalSpacing(space::kSmall);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_general->setObjectName(QStringLiteral("dialogProblem"));
    m_general->setWordWrap(true);
    setLook(m_general, Look::Problem);
    m_general->hide();

    auto *ok = m_buttons->addButton(okText, QDialogButtonBox::AcceptRole);
    ok->setObjectName(QStringLiteral("okButton"));
    ok->setDefault(true);
    setLook(ok, Look::Primary);
    m_buttons->addButton(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("cancelButton"));
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_buttons, &QDialogButtonBox::accepted, this, [this] {
        clearProblems();
        m_buttons->setEnabled(false);
        submit();
    });

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    column->setSpacing(space::kMedium);
    column->addLayout(m_form);
    column->addWidget(m_general);
    column->addStretch();
    column->addWidget(m_buttons);
}

FormDialog::~FormDialog()
{
    // A field that has the focus tells that it was left while it is destroyed: to nobody by then.
    for (QWidget *child : findChildren<QWidget *>())
        disconnect(child, nullptr, this, nullptr);
}

QLabel *FormDialog::problemLabel()
{
    auto *label = new QLabel(this);
    label->setWordWrap(true);
    setLook(label, Look::Problem);
    label->hide();
    return label;
}

void FormDialog::addField(const QString &place, const QString &label, QWidget *field)
{
    addFields(label, {{place, field}});
}

void FormDialog::addFields(const QString &label, const QList<std::pair<QString, QWidget *>> &fields)
{
    auto *cell = new QWidget(this);
    auto *column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    for (const auto &[place, field] : fields) {
        if (field->accessibleName().isEmpty())
            field->setAccessibleName(label);
        row->addWidget(field, 1);
        m_fields.insert(place, field);
    }
    column->addLayout(row);
    for (const auto &[place, field] : fields) {
        QLabel *problem = problemLabel();
        column->addWidget(problem);
        m_problems.insert(place, problem);
    }
    auto *caption = new QLabel(label, this);
    caption->setBuddy(fields.front().second);
    // At the field's own line, also when a problem stands below it.
    const int line = std::min(fields.front().second->sizeHint().height(), kOneLine);
    caption->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    caption->setContentsMargins(0, std::max(0, (line - caption->sizeHint().height()) / 2), 0, 0);
    caption->setMinimumHeight(line);
    m_form->addRow(caption, cell);
}

void FormDialog::addRow(QWidget *row)
{
    m_form->addRow(row);
}

void FormDialog::showProblem(const QString &place, const QString &sentence)
{
    QLabel *label = m_problems.value(place, m_general);
    label->setText(sentence);
    label->setVisible(!sentence.isEmpty());
    if (QWidget *field = m_fields.value(place)) {
        mark(field, !sentence.isEmpty());
        field->setAccessibleDescription(sentence);
    }
}

void FormDialog::clearProblems()
{
    for (auto it = m_problems.cbegin(); it != m_problems.cend(); ++it)
        showProblem(it.key(), {});
    showProblem({}, {});
}

void FormDialog::setAcceptable(bool acceptable)
{
    m_acceptable = acceptable;
    findChild<QPushButton *>(QStringLiteral("okButton"))->setEnabled(acceptable);
}

void FormDialog::finish(const Result<void> &outcome)
{
    m_buttons->setEnabled(true);
    if (outcome) {
        accept();
        return;
    }
    showProblem(outcome.error().place, outcome.error().sentence);
    // A sentence of two lines would be cut in a small form.
    layout()->activate();
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
    if (QWidget *field = m_fields.value(outcome.error().place))
        field->setFocus();
}

} // namespace duebook::ui
