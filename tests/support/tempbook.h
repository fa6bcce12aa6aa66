// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/book/session.h"
#include "tests/support/fakeclock.h"
#include "tests/support/must.h"

#include <QTemporaryDir>

#include <memory>

namespace duebook::test {

/// A new book in EUR on disk with the administrator "anna" (Anna Berg), gone after the test.
class TempBook {
public:
    /// The clock must outlive the book.
    explicit TempBook(const Clock &clock);

    QString path() const { return m_path; }
    QString folder() const { return m_folder.path(); }
    Session &session() { return *m_session; }
    Database &db() { return m_session->database(); }

    /// Another client's session on the same book (anna again).
    std::unique_ptr<Session> anotherSession() const;

    /// Closes and opens the book again.
    void reopen();

private:
    const Clock &m_clock;
    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<Session> m_session;
};

} // namespace duebook::test
