// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/calendar/naturaldate.h"
#include "ui/book/wording.h"
#include "ui/look/theme.h"

#include <QWidget>

namespace duebook::ui {

class DateEdit;

/// By when an answer is expected, as typed ("fri", "+7").
class AnswerBy : public QWidget {
    Q_OBJECT
public:
    explicit AnswerBy(const Theme &theme, QWidget *parent = nullptr);

    /// How days are read and written from now on.
    void setContext(const NaturalDateContext &context, const Wording &wording);

    QString text() const;
    void setText(const QString &text);

    /// What was understood; `DateProblem::Empty` when nothing was typed.
    NaturalDate understood() const;

    DateEdit *field() const { return m_date; }

Q_SIGNALS:
    void changed();

private:
    NaturalDateContext m_context;
    Wording m_wording;
    DateEdit *m_date;
};

} // namespace duebook::ui
