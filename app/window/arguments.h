// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>
#include <QString>
#include <QStringList>

namespace duebook::app {

/// What the window's program was started with. A `message` is printed and ends it with `exitCode`.
struct Arguments {
    QString book;            ///< path; empty = the last one, or the start page
    QString login;           ///< empty = the system user
    QString theme;           ///< system, light, dark; empty = as chosen before
    QDate today;             ///< another day than the clock's, to look at a book as it was
    QString screenshots;     ///< folder to write pictures of the main pages to, then end
    QString size;            ///< WIDTHxHEIGHT of the window
    bool firstPaint = false; ///< end once Today is filled and painted; for measuring
    bool visitPages = false; ///< with firstPaint: go to every page before the end
    bool inTray = false;     ///< start without showing the window
    QString message;
    int exitCode = 0;
};

/// Reads the command line of the window.
Arguments readArguments(const QStringList &arguments);

} // namespace duebook::app
