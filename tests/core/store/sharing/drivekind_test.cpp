// SPDX-License-Identifier: Apache-2.0
#include "core/store/sharing/drivekind.h"

#include "tests/support/catch.h"

#include <QDir>
#include <QTemporaryDir>

using namespace duebook;

TEST_CASE("Mounts that hand no locks on are known by their type and options", "[sharing][drive]")
{
    CHECK(locksKnownToLie("fuse.sshfs", "rw,user_id=0"));
    CHECK(locksKnownToLie("cifs", "rw,vers=3.1.1,nobrl,soft"));
    CHECK_FALSE(locksKnownToLie("cifs", "rw,vers=3.1.1,soft"));
    CHECK(locksKnownToLie("nfs", "rw,vers=3,nolock,hard"));
    CHECK(locksKnownToLie("nfs4", "rw,local_lock=all"));
    CHECK_FALSE(locksKnownToLie("nfs4", "rw,vers=4.2,local_lock=none"));
    CHECK_FALSE(locksKnownToLie("ext4", "rw,nobrl"));
}

TEST_CASE("Folders of programs that copy are recognised above the book", "[sharing][drive]")
{
    const QTemporaryDir folder;
    const QDir top(folder.path());
    REQUIRE(top.mkpath(QStringLiteral("work/books")));
    const QString books = top.filePath(QStringLiteral("work/books"));
    CHECK(cloudProgramOf(books).isEmpty());
    REQUIRE(top.mkpath(QStringLiteral("work/.dropbox.cache")));
    CHECK(cloudProgramOf(books) == QStringLiteral("Dropbox"));
    REQUIRE(top.mkpath(QStringLiteral("OneDrive - Northwind/books")));
    CHECK(cloudProgramOf(top.filePath(QStringLiteral("OneDrive - Northwind/books"))) ==
          QStringLiteral("OneDrive"));
    REQUIRE(top.mkpath(QStringLiteral("sync/books")));
    QFile marker(top.filePath(QStringLiteral("sync/.sync_a1b2.db")));
    REQUIRE(marker.open(QIODevice::WriteOnly));
    CHECK(cloudProgramOf(top.filePath(QStringLiteral("sync/books"))) ==
          QStringLiteral("Nextcloud"));
}

TEST_CASE("UNC paths and FUSE mounts are network drives", "[sharing][drive]")
{
    CHECK(driveKindOf(QStringLiteral("//server/share/a.duebook")) == DriveKind::Network);
    CHECK(driveKindOf(QStringLiteral("\\\\server\\share\\a.duebook")) == DriveKind::Network);
    CHECK(driveKindOfFileSystem("fuse.sshfs") == DriveKind::Network);
    CHECK(driveKindOfFileSystem("fuseblk") == DriveKind::Local);
    CHECK(driveKindOfFileSystem("smb3") == DriveKind::Network);
    CHECK(driveKindOfFileSystem("btrfs") == DriveKind::Local);
}
