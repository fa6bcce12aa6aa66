// SPDX-License-Identifier: Apache-2.0
#include "core/base/filelock.h"

#include "tests/support/catch.h"

#include <QFile>
#include <QTemporaryDir>

using namespace duebook;

TEST_CASE("Who asks for a lock finds its holder and nobody else who asks", "[lock]")
{
    constexpr qint64 kByte = qint64{1} << 30;
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("x"));
    QFile owner(path);
    QFile one(path);
    QFile two(path);
    REQUIRE(FileLock::makeFile(owner));
    REQUIRE(one.open(QIODevice::ReadWrite | QIODevice::ExistingOnly));
    REQUIRE(two.open(QIODevice::ReadWrite | QIODevice::ExistingOnly));
    CHECK(FileLock::isFree(one, kByte));
    CHECK(FileLock::isFree(two, kByte));
    // What is asked leaves no lock behind.
    REQUIRE(FileLock::tryTake(owner, kByte) == FileLock::Outcome::Taken);
    CHECK_FALSE(FileLock::isFree(one, kByte));
    CHECK_FALSE(FileLock::isFree(two, kByte));
    owner.close();
    CHECK(FileLock::isFree(one, kByte));
}
