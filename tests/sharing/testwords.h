// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/sharing/mount.h"
#include "tests/support/catch.h"

#include <QStringList>

namespace duebook::test {

/// The first of many sentences, for a test's message.
inline std::string lines(const QStringList &texts)
{
    return texts.mid(0, 20).join(QLatin1Char('\n')).toStdString();
}

/// True where no drive can be mounted; said in the test's output.
inline bool skippedForMounts()
{
    static const QString why = SshMount::missing();
    if (!why.isEmpty())
        WARN("skipped: " << why.toStdString());
    return !why.isEmpty();
}

} // namespace duebook::test
