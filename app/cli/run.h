// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/commandline.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "core/base/clock.h"
#include "core/services/book/bookservice.h"
#include "core/services/team/signinattempts.h"

#include <memory>

namespace duebook::cli {

/// One run of one verb: what was given, where the result goes, the clock and the open book.
class Run {
public:
    Run(const CommandLine &given, Output &out, bool errorsAreShown);
    Run(const Run &) = delete;
    Run &operator=(const Run &) = delete;
    ~Run();

    const CommandLine &given() const { return m_given; }
    Output &out() { return m_out; }

    /// Reads `--today`. Errors: Invalid.
    Result<void> start();

    /// The clock of this run; `--today` sets its day.
    const Clock &clock() const;

    /// `Figures`: reads what rests on today, so the day is begun before where it can be.
    enum class Access { Read, Figures, Change };

    /// The book of this run, opened by the first call. Errors: Invalid when none was named or a day
    /// is not one; Forbidden when the person's password is not the one given (`DUEBOOK_PASSWORD`,
    /// else asked for on the terminal); else as `BookService::open`.
    Result<Session *> book(Access access, BookOpening opening = {});

    /// Before its file is replaced; the next call of `book` opens it anew.
    void closeBook() { m_book.reset(); }

    /// Counts wrong passwords also of other runs, by the true time.
    SignInAttempts signInAttempts() const;

    /// What the person of this run signed in with; empty when nothing was asked for.
    const QString &password() const { return m_password; }

    /// The book's file as it was given.
    QString bookPath() const;

    /// A sentence beside the result, on standard error.
    void say(const QString &sentence) const;

    /// Stopped by Ctrl+C; shows how far it is when standard error is a terminal. `what` is one word
    /// in front of the percentage.
    WorkControl control(const QString &what);

    /// Takes the line of the progress away.
    void endProgress();

private:
    void beginDay(Session &session, Access access) const;
    /// Errors: Forbidden when the password is wrong, or there is none and nobody to ask.
    Result<void> signIn(OpenedBook &book);

    const CommandLine &m_given;
    Output &m_out;
    bool m_showProgress;
    bool m_progressShown = false;
    SystemClock m_systemClock;
    std::unique_ptr<FixedDayClock> m_fixedClock;
    std::unique_ptr<Interrupt> m_interrupt;
    std::optional<OpenedBook> m_book;
    QString m_password;
};

/// Parses what was typed, runs the verb and tells the shell how it went.
ExitCode runCommandLine(const QStringList &words);

} // namespace duebook::cli
