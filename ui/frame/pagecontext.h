// SPDX-License-Identifier: Apache-2.0
#pragma once

class QSettings;

namespace duebook {
class PdfReader;
}

namespace duebook::ui {

class BookContext;
class Jobs;
class WaitingNotesKeeper;
class Theme;

/// What every page is built with; all of it outlives the pages.
struct PageContext {
    const Theme &theme;
    BookContext &book;
    QSettings
        &local; ///< this computer's settings: column widths, last folders; nothing of the book
    Jobs &jobs;
    PdfReader *pdf = nullptr; ///< nothing = PDF files are not shown inside the window
    WaitingNotesKeeper *waitingNotes = nullptr; ///< nothing = notes never wait on this computer
};

} // namespace duebook::ui
