// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/talks/noteservice.h"
#include "tests/support/fakeprompts.h"
#include "tests/support/patience.h"
#include "tests/support/talks.h"
#include "tests/support/tempbook.h"
#include "ui/book/bookcontext.h"
#include "ui/book/draftkeeper.h"
#include "ui/book/jobs.h"
#include "ui/frame/pagecontext.h"
#include "ui/look/theme.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

namespace duebook::test {

/// An open book on a clerk's desk, Monday 2 March 2026, 9:00, with one account.
struct Desk {
    FakeClock clock{"2026-03-02T09:00:00Z"};
    TempBook book{clock};
    AccountId account = anAccount(book.session(), QStringLiteral("40117"));
    ui::BookContext context{clock};
    ui::Theme theme;
    ui::Jobs jobs;
    QSettings local{book.folder() + QStringLiteral("/local.ini"), QSettings::IniFormat};
    FakePrompts prompts;

    Desk()
    {
        QSignalSpy opened(&context, &ui::BookContext::opened);
        context.open(book.path(), QStringLiteral("anna"));
        REQUIRE(opened.wait(kPatienceMs));
    }

    std::unique_ptr<ui::DraftKeeper> drafts() const
    {
        auto keeper =
            std::make_unique<ui::DraftKeeper>(book.folder() + QStringLiteral("/d"), clock);
        REQUIRE(QTest::qWaitFor([&] { return keeper->isRead(); }, kPatienceMs));
        return keeper;
    }
    ui::PageContext pageContext() { return {theme, context, local, jobs}; }
    QString file(const QString &name, const QByteArray &content = "content") const
    {
        return aFile(book.folder() + QLatin1Char('/') + name, content);
    }
    std::vector<TimelineEntry> timeline()
    {
        return must(NoteService(book.session()).timeline(account)).entries;
    }
    /// The newest note of the account, or a failed test.
    Note newest()
    {
        for (const TimelineEntry &entry : timeline())
            if (const auto *note = entry.as<Note>())
                return *note;
        FAIL("no note");
        return {};
    }
};

template <typename Condition>
bool eventually(Condition condition)
{
    return QTest::qWaitFor(condition, kPatienceMs);
}

/// The control with this object name, or a failed test.
template <typename Widget>
Widget *named(QWidget &in, const char *name)
{
    auto *widget = in.findChild<Widget *>(QLatin1String(name));
    if (widget == nullptr)
        FAIL(std::string("no control named ") + name);
    return widget;
}

/// Shortcuts work in the active window only.
inline void showActive(QWidget &window)
{
    window.show();
    window.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&window));
}

/// Drops files on a widget as the window system would.
inline void dropFiles(QWidget &on, const QStringList &paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls.append(QUrl::fromLocalFile(path));
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&on, &enter);
    REQUIRE(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&on, &drop);
}

} // namespace duebook::test
