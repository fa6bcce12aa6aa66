// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/store/book/session.h"

#include <QString>

#include <memory>

namespace duebook::bench {

/// The clock of all measurements: noon of the day the book was made for, so that a book made
/// yesterday is measured as it was.
class BenchClock final : public Clock {
public:
    explicit BenchClock(QDate day) : m_day(day) {}
    QDateTime nowUtc() const override;
    QTimeZone systemZone() const override { return QTimeZone::utc(); }
    QDate day() const { return m_day; }

private:
    QDate m_day;
};

/// Makes the book with `accounts` accounts, ten times as many invoices and notes, unless it is
/// there; returns the clock it is to be read with.
std::unique_ptr<BenchClock> ensureBook(const QString &path, int accounts);

/// A session for Anna Berg, opened as the program opens it.
std::unique_ptr<Session> openSession(const QString &path, const Clock &clock);

/// A copy of the book to write into; gone with the object.
class ScratchBook {
public:
    explicit ScratchBook(const QString &original);
    ScratchBook(const ScratchBook &) = delete;
    ScratchBook &operator=(const ScratchBook &) = delete;
    ~ScratchBook();
    const QString &path() const { return m_path; }

private:
    QString m_path;
};

/// Removes a database file with what stands beside it.
void removeBook(const QString &path);

} // namespace duebook::bench
