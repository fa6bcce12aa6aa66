// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/book/session.h"
#include "core/store/team/signinrepository.h"

#include <QHash>

#include <functional>

namespace duebook {

/// Slows down guessing: who typed a wrong password three times waits, ever longer up to a minute,
/// also in the next run of a program. Counted in the book by person and computer; where that cannot
/// be written, in a folder of the person who tries. One for as long as a program has the book open;
/// belongs to one thread at a time.
class SignInAttempts {
public:
    SignInAttempts() = default;

    /// `folder`: private to the person at the computer, may be missing; empty = nothing is kept
    /// where the book cannot be written. `clock`: the true one, where the session's may be set by
    /// whoever tries (`--today`); must outlive it.
    explicit SignInAttempts(QString folder, const Clock *clock = nullptr)
        : m_folder(std::move(folder)), m_clock(clock)
    {
    }

    /// Seconds until this person may try again; 0 = now, and the attempt is counted as a failure
    /// until `succeeded`: of several that come at once each counts.
    int begin(Session &session, const User &user);
    void failed(Session &session, const User &user);
    void succeeded(Session &session, const User &user);

    /// How long one waits after so many failures.
    static int delayAfter(int failures);

private:
    SignInFailures known(Session &session, const User &user) const;
    void keep(Session &session, const User &user, const SignInFailures &failures);
    QString fileFor(Session &session, const User &user) const;
    QDateTime now(const Session &session) const;
    /// Nobody has signed in yet.
    static Result<void> writeAs(Session &session, User user,
                                const std::function<void(Transaction &)> &work);

    QString m_folder;
    const Clock *m_clock = nullptr;
    QHash<qint64, SignInFailures> m_seen; ///< by this program
};

} // namespace duebook
