// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/questionbar.h"

#include "ui/widgets/iconlabel.h"
#include "ui/widgets/layoutrows.h"

#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace duebook::ui {

QuestionBar::QuestionBar(const Theme &theme, QWidget *parent)
    : QFrame(parent), m_sentence(new QLabel(this)), m_field(new QLineEdit(this)),
      m_problem(new QLabel(this)), m_buttons(new QHBoxLayout)
{
    setObjectName(QStringLiteral("questionBar"));
    setLook(this, Look::Card);
    m_sentence->setObjectName(QStringLiteral("questionSentence"));
    m_sentence->setWordWrap(true);
    m_field->setObjectName(QStringLiteral("questionField"));
    m_problem->setObjectName(QStringLiteral("questionProblem"));
    m_problem->setWordWrap(true);
    setLook(m_problem, Look::Problem);
    m_buttons->setSpacing(space::kSmall);

    auto *words = new QVBoxLayout;
    words->setSpacing(space::kTight);
    words->addWidget(m_sentence);
    words->addWidget(m_field);
    words->addWidget(m_problem);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::kMedium, space::kSmall, space::kSmall, space::kSmall);
    row->setSpacing(space::kMedium);
    row->addWidget(new IconLabel(theme, Icon::Warning, Role::Warn, this));
    row->addLayout(words, 1);
    row->addLayout(m_buttons);
    hide();
}

void QuestionBar::ask(const Question &question)
{
    if (isHidden())
        m_before = QApplication::focusWidget();
    m_sentence->setText(question.sentence);
    setAccessibleName(question.sentence);
    m_problem->hide();
    m_field->clear();
    m_field->disconnect(this);
    m_field->setPlaceholderText(question.field);
    m_field->setAccessibleName(question.field);
    m_field->setVisible(!question.field.isEmpty());
    clearRows(*m_buttons);
    QWidget *first = nullptr;
    QWidget *before = m_field;
    const auto add = [&](const QString &text, const QString &name) {
        auto *button = new QPushButton(text, this);
        button->setObjectName(name);
        button->setAccessibleName(text);
        button->setAutoDefault(true);
        m_buttons->addWidget(button);
        setTabOrder(before, button);
        before = button;
        first = first == nullptr ? button : first;
        return button;
    };
    for (const Choice &choice : question.choices) {
        QPushButton *button = add(choice.text, choice.name);
        if (&choice == &question.choices.front())
            setLook(button, Look::Primary);
        connect(button, &QPushButton::clicked, this, [this, choice] { choose(choice); });
    }
    connect(add(tr("Cancel"), QStringLiteral("questionCancelButton")), &QPushButton::clicked, this,
            &QuestionBar::close);
    if (!question.field.isEmpty() && !question.choices.empty())
        connect(m_field, &QLineEdit::returnPressed, this,
                [this, choice = question.choices.front()] { choose(choice); });
    show();
    (question.field.isEmpty() ? first : static_cast<QWidget *>(m_field))->setFocus();
}

void QuestionBar::choose(const Choice &choice)
{
    const QString asked = sentence();
    // The answer may ask the next question: that one stays.
    if (choice.chosen(m_field->text().trimmed()) && asked == sentence())
        close();
}

void QuestionBar::showProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->show();
    m_field->setAccessibleDescription(sentence);
    m_field->setFocus();
}

void QuestionBar::close()
{
    hide();
    if (m_before)
        m_before->setFocus();
}

QString QuestionBar::sentence() const
{
    return m_sentence->text();
}

void QuestionBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

} // namespace duebook::ui
