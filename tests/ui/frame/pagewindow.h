// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/window/pages.h"
#include "tests/ui/frame/desk.h"
#include "ui/frame/mainwindow.h"
#include "ui/today/workround.h"

namespace duebook::test {

/// The desk with the program's window and all of its pages, wired as the program wires them.
struct PageWindow : Desk {
    std::unique_ptr<ui::DraftKeeper> keeper;
    ui::WorkRound round{context};
    ui::MainWindow window{theme, jobs};

    /// Call it first, with the book filled.
    void addPages()
    {
        if (!keeper)
            keeper = drafts();
        app::addBookPages(window, theme, jobs, local, prompts, nullptr,
                          {[this]() -> ui::BookContext & { return context; },
                           [this]() -> ui::DraftKeeper & { return *keeper; },
                           [] { return nullptr; }, [](ui::Page *page) { return page; },
                           [](ui::ThemeChoice) {}, [](int) {}, [](const QString &) {},
                           [this]() -> ui::WorkRound & { return round; }});
        window.resize(1280, 800);
    }

    /// Answers lead to new questions: a list, then its chosen row.
    void settle()
    {
        for (int turn = 0; turn < 6; ++turn) {
            const QFuture<bool> asked = context.read([](Session &) { return true; });
            REQUIRE(eventually([&] { return asked.isFinished(); }));
            QCoreApplication::sendPostedEvents();
        }
    }
    void show(const ui::PageRef &where)
    {
        window.show(where);
        settle();
    }
};

} // namespace duebook::test
