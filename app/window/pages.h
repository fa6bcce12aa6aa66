// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/theme.h"

#include <functional>

class QSettings;

namespace duebook::ui {
class BookContext;
class DraftKeeper;
class Jobs;
class MainWindow;
class WaitingNotesKeeper;
class Page;
class Prompts;
class WorkRound;
} // namespace duebook::ui

namespace duebook {
class PdfReader;
}

namespace duebook::app {

/// What the pages need of the application, as functions: the book may be another one each time a
/// page is made.
struct PageWiring {
    std::function<ui::BookContext &()> book;
    std::function<ui::DraftKeeper &()> drafts;
    std::function<ui::WaitingNotesKeeper *()> waitingNotes;
    std::function<ui::Page *(ui::Page *)> connected;
    std::function<void(ui::ThemeChoice)> setTheme;
    std::function<void(int)> dueCounted;
    std::function<void(const QString &)> restore; ///< a backup; empty: it is asked for
    std::function<ui::WorkRound &()> round;
};

/// Registers every page that shows the book, in the order of the side bar. `theme`, `jobs`, `local`
/// and `pdf` (which may be nothing) outlive the window.
void addBookPages(ui::MainWindow &window, const ui::Theme &theme, ui::Jobs &jobs, QSettings &local,
                  ui::Prompts &prompts, PdfReader *pdf, PageWiring wiring);

} // namespace duebook::app
