// SPDX-License-Identifier: Apache-2.0
#include "ui/book/filedialog.h"

#include "tests/support/catch.h"
#include "tests/support/patience.h"

#include <QFile>
#include <QFileSystemModel>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#ifdef Q_OS_LINUX
#include <sys/inotify.h>
#include <unistd.h>
#endif

using namespace duebook;
using duebook::test::kPatienceMs;

#ifdef Q_OS_LINUX
namespace {

/// Whether anybody opened this file since.
class Opened {
public:
    explicit Opened(const QString &path) : m_watch(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
    {
        REQUIRE(m_watch >= 0);
        REQUIRE(::inotify_add_watch(m_watch, QFile::encodeName(path).constData(), IN_OPEN) >= 0);
    }
    Opened(const Opened &) = delete;
    Opened &operator=(const Opened &) = delete;
    ~Opened() { ::close(m_watch); }

    bool seen() const
    {
        char events[4096];
        return ::read(m_watch, events, sizeof events) > 0;
    }

private:
    int m_watch;
};

/// Shows the dialog until it lists the file with its kind.
void list(QFileDialog &dialog, const QString &name)
{
    dialog.open();
    auto *model = dialog.findChild<QFileSystemModel *>();
    REQUIRE(model != nullptr);
    const QString path = dialog.directory().filePath(name);
    constexpr int kKind = 2;
    REQUIRE(QTest::qWaitFor(
        [&] {
            const QModelIndex there = model->index(path);
            return there.isValid() && there.siblingAtColumn(kKind).data().isValid() &&
                   !there.data(QFileSystemModel::FileIconRole).value<QIcon>().isNull();
        },
        kPatienceMs));
    QTest::qWait(300);
}

} // namespace

TEST_CASE("A file dialog opens none of the files that it lists, the open book least of all",
          "[filedialog]")
{
    const QTemporaryDir folder;
    // Of a kind that nothing but its content tells.
    const QString name = QStringLiteral("ledger.unheard-of");
    QFile file(folder.filePath(name));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("SQLite format 3");
    file.close();
    const Opened opened(file.fileName());
    {
        ui::FileDialog dialog(nullptr, QStringLiteral("Choose"), folder.path());
        list(dialog, name);
        CHECK_FALSE(opened.seen());
    }
    // The toolkit's own does: should that change, ours is not needed any more.
    QFileDialog usual(nullptr, QStringLiteral("Choose"), folder.path());
    usual.setOption(QFileDialog::DontUseNativeDialog);
    list(usual, name);
    CHECK(opened.seen());
}
#endif
