// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/note.h"
#include "core/domain/user.h"
#include "core/rules/naturaldate.h"
#include "ui/composer/composerparts.h"
#include "ui/shell/theme.h"
#include "ui/support/wording.h"

#include <QWidget>

#include <array>
#include <vector>

class QLabel;

namespace duebook::ui {

class AnswerBy;
class BookContext;
class InformPeople;
struct NoteDraft;

/// The parts of the composer that most notes do not need: by when an answer is expected, who is to
/// read it. Each is shown when it is opened; what was typed
/// in a part that is closed again is kept, and not saved.
class ComposerExtras : public QWidget {
    Q_OBJECT
public:
    ComposerExtras(const Theme &theme, BookContext &book, QWidget *parent = nullptr);

    void setPeople(const std::vector<User> &people, UserId me, UserId representative);
    /// How days are read and written from now on.
    void setContext(const NaturalDateContext &context, const Wording &wording);

    bool isOpen(ComposerPart part) const { return m_open[size_t(part)]; }
    void setOpen(ComposerPart part, bool open);
    void focus(ComposerPart part);

    /// What is open, as typed.
    void fill(NoteDraft *draft) const;
    void show(const NoteDraft &draft);

    /// What is open, understood. Errors: Invalid with the place of a note's field.
    Result<void> into(NewNote *note) const;
    /// Shows an error at its field; false when it is about none of these.
    bool showProblem(const Error &error);
    void clearProblems();

    /// The fields in the order of the tab key.
    std::vector<QWidget *> fields() const;

Q_SIGNALS:
    void changed();
    void opened(duebook::ui::ComposerPart part, bool open);

private:
    QWidget *widgetOf(ComposerPart part) const;
    void arrange();

    std::array<bool, kComposerParts> m_open{};
    AnswerBy *m_answer;
    InformPeople *m_inform;
    QWidget *m_line; ///< answer and people side by side
    QLabel *m_problem;
};

} // namespace duebook::ui
