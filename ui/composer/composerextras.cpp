// SPDX-License-Identifier: Apache-2.0
#include "ui/composer/composerextras.h"

#include "ui/composer/answerby.h"
#include "ui/composer/informpeople.h"
#include "ui/composer/notedraft.h"
#include "ui/widgets/dateedit.h"

#include <QBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

namespace duebook::ui {

ComposerExtras::ComposerExtras(const Theme &theme, BookContext &, QWidget *parent)
    : QWidget(parent), m_answer(new AnswerBy(theme, this)), m_inform(new InformPeople(theme, this)),
      m_line(new QWidget(this)), m_problem(new QLabel(this))
{
    m_problem->setObjectName(QStringLiteral("extrasProblem"));
    m_problem->setWordWrap(true);
    setLook(m_problem, Look::Problem);
    m_problem->hide();

    auto *line = new QHBoxLayout(m_line);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::kMedium);
    line->addWidget(m_answer, 0, Qt::AlignTop);
    line->addWidget(m_inform, 1, Qt::AlignTop);
    line->addStretch();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(m_line);
    column->addWidget(m_problem);

    connect(m_answer, &AnswerBy::changed, this, &ComposerExtras::changed);
    connect(m_inform, &InformPeople::changed, this, &ComposerExtras::changed);
    arrange();
}

void ComposerExtras::setPeople(const std::vector<User> &people, UserId me, UserId representative)
{
    m_inform->setPeople(people, me, representative);
}

void ComposerExtras::setContext(const NaturalDateContext &context, const Wording &wording)
{
    m_answer->setContext(context, wording);
}

QWidget *ComposerExtras::widgetOf(ComposerPart part) const
{
    switch (part) {
    case ComposerPart::Answer:
        return m_answer;
    case ComposerPart::Inform:
        return m_inform;
    }
    return nullptr;
}

void ComposerExtras::arrange()
{
    for (int part = 0; part < kComposerParts; ++part)
        widgetOf(ComposerPart(part))->setVisible(m_open[size_t(part)]);
    m_line->setVisible(isOpen(ComposerPart::Answer) || isOpen(ComposerPart::Inform));
    bool any = false;
    for (const bool open : m_open)
        any = any || open;
    setVisible(any);
}

void ComposerExtras::setOpen(ComposerPart part, bool open)
{
    if (isOpen(part) == open)
        return;
    m_open[size_t(part)] = open;
    arrange();
    Q_EMIT opened(part, open);
    Q_EMIT changed();
}

void ComposerExtras::focus(ComposerPart part)
{
    switch (part) {
    case ComposerPart::Answer:
        m_answer->field()->setFocus();
        break;
    case ComposerPart::Inform:
        m_inform->offer();
        break;
    }
}

void ComposerExtras::fill(NoteDraft *draft) const
{
    if (isOpen(ComposerPart::Answer))
        draft->answerBy = m_answer->text();
    if (isOpen(ComposerPart::Inform))
        draft->inform = m_inform->chosen();
}

void ComposerExtras::show(const NoteDraft &draft)
{
    m_answer->setText(draft.answerBy);
    m_inform->setChosen(draft.inform);
    setOpen(ComposerPart::Answer, !draft.answerBy.isEmpty());
    setOpen(ComposerPart::Inform, !draft.inform.empty());
}

Result<void> ComposerExtras::into(NewNote *note) const
{
    if (isOpen(ComposerPart::Answer)) {
        const NaturalDate answer = m_answer->understood();
        if (answer.ok())
            note->responseDue = answer.day;
        else if (answer.problem != DateProblem::Empty)
            return Error{
                ErrorCode::Invalid, problemText(answer.problem), QStringLiteral("responseDue"), {}};
    }
    if (isOpen(ComposerPart::Inform))
        note->inform = m_inform->chosen();
    return {};
}

bool ComposerExtras::showProblem(const Error &error)
{
    QWidget *field = nullptr;
    if (error.place == QLatin1String("responseDue"))
        field = m_answer->field();
    else if (error.place == QLatin1String("inform"))
        field = m_inform->addButton();
    if (field == nullptr)
        return false;
    setOpen(field == m_answer->field() ? ComposerPart::Answer : ComposerPart::Inform, true);
    m_problem->setText(error.sentence);
    m_problem->show();
    field->setProperty("invalid", true);
    field->style()->unpolish(field);
    field->style()->polish(field);
    field->setAccessibleDescription(error.sentence);
    field->setFocus();
    return true;
}

void ComposerExtras::clearProblems()
{
    m_problem->hide();
    m_problem->clear();
    for (QWidget *field : {static_cast<QWidget *>(m_answer->field()),
                           static_cast<QWidget *>(m_inform->addButton())}) {
        if (!field->property("invalid").toBool())
            continue;
        field->setProperty("invalid", false);
        field->style()->unpolish(field);
        field->style()->polish(field);
        field->setAccessibleDescription(QString());
    }
}

std::vector<QWidget *> ComposerExtras::fields() const
{
    return {m_answer->field(), m_inform->addButton()};
}

} // namespace duebook::ui
