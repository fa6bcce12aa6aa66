// SPDX-License-Identifier: Apache-2.0
#include "core/services/care/restoreservice.h"
#include "core/store/care/backupcopy.h"

#include "core/services/book/bookservice.h"
#include "core/services/care/backupservice.h"
#include "core/services/team/presenceservice.h"
#include "core/services/team/signinservice.h"
#include "core/services/team/userservice.h"
#include "tests/support/bookfiles.h"
#include "tests/support/catch.h"
#include "tests/support/tempbook.h"

#include <QDir>
#include <QFile>

using namespace duebook;
using namespace duebook::test;

namespace {

const Restorer kAnna{QStringLiteral("anna"), {}};

/// A book with its backup.
struct BackedUp {
    FakeClock clock;
    TempBook book{clock};
    QString backup = file("kept");

    BackedUp() { must(BackupService(book.session()).backup(backup)); }
    QString file(const char *name) const
    {
        return book.folder() + QStringLiteral("/%1.duebook").arg(QLatin1String(name));
    }
    /// A copy of the book as it is now, open nowhere.
    QString present()
    {
        copyWhole(book, file("present"));
        return file("present");
    }
    void addBo()
    {
        must(UserService(book.session()).add({{}, QStringLiteral("bo"), QStringLiteral("Bo")}));
    }
    Result<RestoreReport> restore(const QString &over, const Restorer &who = kAnna)
    {
        return RestoreService::restore(backup, over, who, clock);
    }
};

} // namespace

TEST_CASE("A look before restoring tells what is in the backup and what would be lost", "[restore]")
{
    BackedUp it;
    it.addBo();
    const RestoreLook look = must(RestoreService::look(it.backup, it.book.path()));
    CHECK(look.backup.company == QStringLiteral("Northwind Trading"));
    REQUIRE(look.present);
    CHECK(look.changesLost == 1);
    CHECK(look.differs.isEmpty());
    CHECK(look.present->changes == look.backup.changes + 1);
}

TEST_CASE("A backup of another book is told apart from one with other work in it", "[restore]")
{
    BackedUp it;
    TempBook other(it.clock);
    const QString foreign = it.file("foreign");
    must(BackupService(other.session()).backup(foreign));
    CHECK(must(RestoreService::look(foreign, it.book.path())).differs ==
          QStringLiteral("The backup is of another book, not an earlier state of this one."));
    // The same book, worked in at two places.
    const QString present = it.present();
    it.addBo();
    const QString later = it.file("later");
    must(BackupService(it.book.session()).backup(later));
    CHECK(must(RestoreService::look(later, present)).differs.contains(QStringLiteral("work")));
}

TEST_CASE("A restored book is used by the same people as the one before", "[restore]")
{
    BackedUp it;
    const QString present = it.present();
    const QFile::Permissions shared = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser |
                                      QFile::WriteUser | QFile::ReadGroup | QFile::WriteGroup;
    REQUIRE(QFile::setPermissions(present, shared));
    const RestoreReport report = must(it.restore(present));
    CHECK((QFile::permissions(present) | QFile::ReadUser | QFile::WriteUser) == shared);
    CHECK_FALSE(QFile::permissions(report.keptBefore).testFlag(QFile::ReadOther));
}

TEST_CASE("A restored book is the backup, and the one before is kept", "[restore]")
{
    BackedUp it;
    it.addBo();
    const QString present = it.present();

    const RestoreReport report = must(it.restore(present));
    const auto usersIn = [&](const QString &path) {
        OpenedBook opened = must(
            BookService::open(path, {}, it.clock, QStringLiteral("anna"), QStringLiteral("x")));
        return must(UserService(*opened.session).users()).size();
    };
    CHECK(usersIn(present) == 1);
    CHECK(report.keptBefore.contains(QStringLiteral("before restore 2026-03-02 0900")));
    CHECK(usersIn(report.keptBefore) == 2);
    CHECK_FALSE(QFile::exists(present + QStringLiteral(".restoring")));
}

TEST_CASE("A book that somebody has open is not replaced, and they are named", "[restore]")
{
    BackedUp it;
    const auto unnamed = it.restore(it.book.path());
    REQUIRE_FALSE(unnamed);
    CHECK(unnamed.error().code == ErrorCode::Busy);
    must(PresenceService(it.book.session()).beat({}, PresenceService::Ms(0)));
    const auto named = it.restore(it.book.path());
    REQUIRE_FALSE(named);
    CHECK(named.error().sentence.contains(QStringLiteral("Anna Berg")));
    CHECK(QDir(it.book.folder()).entryList({QStringLiteral("*before restore*")}).isEmpty());
}

TEST_CASE("A damaged or foreign file is not restored", "[restore]")
{
    BackedUp it;
    const QString present = it.present();
    damagePage(it.backup, 3);
    CHECK_FALSE(it.restore(present));
    const QString text = it.book.folder() + QStringLiteral("/text.duebook");
    writeFile(text, QByteArray(5000, 'x'));
    const auto foreign = RestoreService::restore(text, present, kAnna, it.clock);
    REQUIRE_FALSE(foreign);
    CHECK(foreign.error().code == ErrorCode::NotABook);
    CHECK_FALSE(RestoreService::restore(it.book.folder() + QStringLiteral("/none"), present, kAnna,
                                        it.clock));
    CHECK(must(RestoreService::look(present, present)).changesLost == 0);
}

TEST_CASE("A book too damaged to open is replaced by its backup and kept as it is", "[restore]")
{
    BackedUp it;
    const QString present = it.book.folder() + QStringLiteral("/present.duebook");
    writeFile(present, QByteArray(8192, '\0'));
    const RestoreReport report = must(it.restore(present));
    CHECK(QFile(report.keptBefore).size() == 8192);
    CHECK(must(RestoreService::look(present, present)).backup.accounts == 0);
}

TEST_CASE("A book with a page that cannot be trusted is kept byte for byte and replaced",
          "[restore]")
{
    BackedUp it;
    const QString present = it.present();
    QFile file(present);
    const qint64 pages = QFileInfo(present).size() / 4096;
    damagePage(present, pages - 1);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray damaged = file.readAll();
    file.close();
    const RestoreReport report = must(it.restore(present));
    QFile kept(report.keptBefore);
    REQUIRE(kept.open(QIODevice::ReadOnly));
    // The head alone says that the book has no log any more.
    CHECK(kept.readAll().mid(4096) == damaged.mid(4096));
    CHECK(verifyCopy(present));
}

TEST_CASE("Only an administrator of the book that is replaced restores", "[restore][permissions]")
{
    BackedUp it;
    it.addBo();
    const QString present = it.present();
    User bo;
    bo.login = QStringLiteral("bo");
    const auto refused = [&](const Restorer &who) {
        const auto done = it.restore(present, who);
        REQUIRE_FALSE(done);
        return done.error();
    };
    CHECK(refused({QStringLiteral("bo"), {}}).code == ErrorCode::Forbidden);
    CHECK(refused({QStringLiteral("anna"), bo}).code == ErrorCode::Forbidden);
    CHECK(refused({QStringLiteral("anna"), User{}}).code == ErrorCode::Forbidden);
    const Error unknown = refused({QStringLiteral("nobody"), {}});
    CHECK(unknown.code == ErrorCode::NotFound);
    CHECK(unknown.place == QStringLiteral("login"));
    CHECK(QDir(it.book.folder())
              .entryList({QStringLiteral("*before restore*"), QStringLiteral("*.restoring")})
              .isEmpty());

    // Where there is no book, nobody loses one.
    const QString empty = it.book.folder() + QStringLiteral("/empty.duebook");
    CHECK(it.restore(empty, {QStringLiteral("nobody"), {}}));
}

TEST_CASE("A book with passwords is replaced by who has signed in to it", "[restore][permissions]")
{
    BackedUp it;
    const User anna = it.book.session().user();
    must(SignInService(it.book.session()).set(anna.id, QStringLiteral("seven green bottles")));
    const QString present = it.present();
    const auto done = it.restore(present);
    REQUIRE_FALSE(done);
    CHECK(done.error().code == ErrorCode::Forbidden);
    CHECK(done.error().sentence.contains(QStringLiteral("sign in")));
    CHECK(it.restore(present, {QStringLiteral("anna"), anna}));
}
