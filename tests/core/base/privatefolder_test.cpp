// SPDX-License-Identifier: Apache-2.0
#include "core/base/privatefolder.h"

#include "core/base/ownfile.h"
#include "tests/support/fakeclock.h"
#include "tests/support/must.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace duebook;
using namespace duebook::test;

namespace {

/// A folder for temporary files of its own.
class Temporary {
public:
    Temporary() { qputenv("TMPDIR", QFile::encodeName(m_folder.path())); }
    ~Temporary()
    {
        if (m_before.isNull())
            qunsetenv("TMPDIR");
        else
            qputenv("TMPDIR", m_before);
    }
    Temporary(const Temporary &) = delete;
    Temporary &operator=(const Temporary &) = delete;

    QString file(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

    /// What a program leaves that is killed: nobody holds it.
    void leave(const char *name, bool marked = true) const
    {
        REQUIRE(makeOwnFolder(file(name)));
        if (marked)
            REQUIRE(makeOwnFile(file(name) + QStringLiteral("/.held"), Circle::Owner));
        const QString inner = file(name) + QStringLiteral("/7");
        REQUIRE(makeOwnFolder(inner));
        REQUIRE(makeOwnFile(inner + QStringLiteral("/letter.pdf"), Circle::Owner));
        QFile::setPermissions(inner + QStringLiteral("/letter.pdf"), QFile::ReadOwner);
    }

private:
    QByteArray m_before = qgetenv("TMPDIR");
    QTemporaryDir m_folder;
};

} // namespace

TEST_CASE("A private folder may be entered by its owner alone and goes away", "[documents]")
{
    QString path;
    {
        const PrivateFolder folder = must(PrivateFolder::create());
        path = folder.path();
        const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                          QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        CHECK((QFileInfo(path).permissions() & others) == QFile::Permissions());
    }
    CHECK_FALSE(QFileInfo::exists(path));
}

TEST_CASE("Copies that a killed program left go, those of a running one stay", "[documents]")
{
    const Temporary temporary;
    const SystemClock clock;
    temporary.leave("duebook-aaaaaa");
    const PrivateFolder running = must(PrivateFolder::create());
    PrivateFolder::removeAbandoned(clock);
    CHECK_FALSE(QFileInfo::exists(temporary.file("duebook-aaaaaa")));
    CHECK(QFileInfo::exists(running.path()));
    CHECK(QFileInfo::exists(running.path() + QStringLiteral("/.held")));
}

TEST_CASE("Only folders of this program and person are taken for leftovers", "[documents]")
{
    const Temporary temporary;
    const SystemClock clock;
    temporary.leave("elsewhere");
    temporary.leave("duebook-longername");
    temporary.leave("duebook-bbbbbb");
    // Others may have put something there.
    QFile::setPermissions(temporary.file("duebook-bbbbbb"),
                          QFile::Permissions(0x7000 | 0x0070 | 0x0007));
    REQUIRE(QFile::link(temporary.file("elsewhere"), temporary.file("duebook-cccccc")));
    temporary.leave("duebook-dddddd", false);
    REQUIRE(QFile::link(temporary.file("elsewhere/.held"), temporary.file("duebook-dddddd/.held")));
    PrivateFolder::removeAbandoned(clock);
    for (const char *name : {"elsewhere/7/letter.pdf", "duebook-longername", "duebook-bbbbbb",
                             "duebook-cccccc", "duebook-dddddd"}) {
        INFO(name);
        CHECK(QFileInfo::exists(temporary.file(name)));
    }
}

TEST_CASE("A link in a leftover is removed, not followed", "[documents]")
{
    const Temporary temporary;
    temporary.leave("elsewhere");
    temporary.leave("duebook-eeeeee");
    REQUIRE(QFile::link(temporary.file("elsewhere"), temporary.file("duebook-eeeeee/out")));
    PrivateFolder::removeAbandoned(SystemClock());
    CHECK_FALSE(QFileInfo::exists(temporary.file("duebook-eeeeee")));
    CHECK(QFileInfo::exists(temporary.file("elsewhere/7/letter.pdf")));
}

TEST_CASE("A folder that nobody marked goes after a day", "[documents]")
{
    const Temporary temporary;
    temporary.leave("duebook-ffffff", false);
    FakeClock clock;
    clock.set(QFileInfo(temporary.file("duebook-ffffff")).lastModified());
    PrivateFolder::removeAbandoned(clock);
    CHECK(QFileInfo::exists(temporary.file("duebook-ffffff")));
    clock.advance(qint64{25} * 60 * 60);
    PrivateFolder::removeAbandoned(clock);
    CHECK_FALSE(QFileInfo::exists(temporary.file("duebook-ffffff")));
}
