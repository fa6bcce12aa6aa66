// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/catch.h"
#include "tests/support/tempbook.h"

#include <QFile>

namespace duebook::test {

inline void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(content);
}

/// Overwrites a page of a book's file with noise.
inline void damagePage(const QString &path, qint64 page)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadWrite));
    REQUIRE(file.seek((page - 1) * 4096));
    file.write(QByteArray(4096, '\xa5'));
}

/// A copy of the book's file with everything that was committed.
inline void copyWhole(TempBook &book, const QString &target)
{
    book.db().execute("PRAGMA wal_checkpoint(TRUNCATE)");
    REQUIRE(QFile::copy(book.path(), target));
}

} // namespace duebook::test
