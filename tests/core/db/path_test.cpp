// SPDX-License-Identifier: Apache-2.0
// A path is a file's name, whatever SQLite could read into it.
#include "core/base/uid.h"
#include "core/db/backup.h"
#include "core/db/database.h"
#include "core/services/book/bookservice.h"
#include "core/services/care/backupservice.h"
#include "core/services/care/restoreservice.h"
#include "core/services/care/salvageservice.h"
#include "tests/support/tempbook.h"

#include <QDir>

using namespace duebook;
using namespace duebook::test;

namespace {

const char *const kNames[] = {":memory:",
                              "file:x?mode=memory",
                              "file:y?mode=ro&cache=shared",
                              "-",
                              "a?b.duebook",
                              "a#b.duebook",
                              "100%25.duebook",
                              "file::memory:",
                              "x?immutable=1",
                              " blank .duebook"};

/// Names are read from the folder one is in.
class InFolder {
public:
    InFolder() { QDir::setCurrent(m_folder.path()); }
    ~InFolder() { QDir::setCurrent(m_before); }
    InFolder(const InFolder &) = delete;
    InFolder &operator=(const InFolder &) = delete;

    QString file(const char *name) const
    {
        return m_folder.path() + QLatin1Char('/') + QString::fromUtf8(name);
    }

private:
    QString m_before = QDir::currentPath();
    QTemporaryDir m_folder;
};

} // namespace

TEST_CASE("A database is opened and copied under any name", "[database][path]")
{
    const InFolder folder;
    for (const char *name : kNames) {
        INFO(name);
        const QString path = QString::fromUtf8(name);
        {
            const auto db = Database::open(path, Database::Access::ReadWrite, true);
            db->execute("CREATE TABLE t (x); INSERT INTO t VALUES (7)");
        }
        CHECK(QFileInfo(folder.file(name)).size() > 0);
        CHECK(QFileInfo(folder.file(name)).permissions().testFlag(QFile::ReadOther) == false);
        for (const auto access : {Database::Access::ReadOnly, Database::Access::Immutable}) {
            const auto db = Database::open(path, access);
            CHECK(db->integer("SELECT x FROM t") == 7);
        }
        const auto db = Database::open(path, Database::Access::ReadOnly);
        const QString copy = path + QStringLiteral(".copy");
        copyOnline(*db, copy, {});
        CHECK(Database::open(copy, Database::Access::ReadOnly)->integer("SELECT x FROM t") == 7);
    }
    CHECK(QDir().entryList(QDir::Files | QDir::Hidden).size() == 2 * int(std::size(kNames)));
}

TEST_CASE("A book may have any file's name", "[path]")
{
    const FakeClock clock;
    const InFolder folder;
    NewBook made;
    made.currency = Currency::fromCode(QByteArrayView("EUR")).value();
    made.administrator.login = QStringLiteral("anna");
    const Restorer anna{QStringLiteral("anna"), {}};
    for (const char *name : kNames) {
        INFO(name);
        const QString path = folder.file(name);
        must(BookService::create(path, made, clock));
        const QString backup = path + QStringLiteral(".backup");
        {
            OpenedBook book =
                must(BookService::open(path, {}, clock, QStringLiteral("anna"), newUid()));
            must(BackupService(*book.session).backup(backup));
        }
        must(RestoreService::restore(backup, path, anna, clock));
        must(SalvageService::salvage(path, path + QStringLiteral(".saved"), clock));
        CHECK(QFileInfo(path + QStringLiteral(".saved")).size() > 0);
    }
}
