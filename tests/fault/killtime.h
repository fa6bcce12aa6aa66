// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/cli/clibook.h"
#include "tests/fault/faultbook.h"
#include "tests/support/catch.h"
#include "tests/support/proof.h"

#include <QElapsedTimer>

#include <random>

namespace duebook::test {

/// When to kill: somewhere between the program's start and a little after its usual end.
class KillTime {
public:
    explicit KillTime(qint64 usualMs) : m_usualMs(double(usualMs)) {}
    /// A run that ended by itself took so long: the next kills come in time also when the machine
    /// is busier or quieter than it was.
    void took(qint64 ms) { m_usualMs = 0.7 * m_usualMs + 0.3 * double(ms); }
    /// A run was killed: when all are, the machine got slower.
    void wasShort() { m_usualMs *= 1.03; }
    int next() { return int(m_usualMs * std::uniform_real_distribution<>(0.2, 1.1)(m_random)); }

private:
    double m_usualMs;
    std::mt19937 m_random{20260302};
};

inline qint64 timeOf(const QStringList &arguments)
{
    QElapsedTimer timer;
    timer.start();
    REQUIRE(runOrKill(arguments, 60000));
    return timer.elapsed();
}

inline void requireClean(const CliBook &book)
{
    const ProgramRun found = check(book.path());
    INFO(found.out.toStdString() << found.err.toStdString());
    REQUIRE(found.exitCode == 0);
}

} // namespace duebook::test
