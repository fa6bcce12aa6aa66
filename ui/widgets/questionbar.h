// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/icons.h"

#include <QFrame>
#include <QPointer>

#include <functional>

class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace duebook::ui {

/// A question in place: a sentence, perhaps a field for words, and buttons that say what they do.
/// Takes the focus, Esc closes it and gives the focus back. Hidden while nothing is asked.
class QuestionBar : public QFrame {
    Q_OBJECT
public:
    struct Choice {
        QString text;
        QString name; ///< object name of the button
        /// Gets what was typed; false keeps the question open.
        std::function<bool(const QString &words)> chosen;
    };
    struct Question {
        QString sentence;
        std::vector<Choice> choices; ///< the first is the safe or usual one: Enter takes it
        QString field;               ///< what to type, shown while empty; empty = no field
    };

    explicit QuestionBar(const Theme &theme, QWidget *parent = nullptr);

    /// Takes the place of a question asked before.
    void ask(const Question &question);
    /// What is wrong with the words typed.
    void showProblem(const QString &sentence);
    void close();
    QString sentence() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void choose(const Choice &choice);

    QLabel *m_sentence;
    QLineEdit *m_field;
    QLabel *m_problem;
    QHBoxLayout *m_buttons;
    QPointer<QWidget> m_before;
};

} // namespace duebook::ui
