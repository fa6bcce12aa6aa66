// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/frame/pageref.h"
#include "ui/look/theme.h"

#include <QList>
#include <QObject>
#include <QSize>
#include <QString>

namespace duebook::app {

class Application;

/// Writes pictures of the main pages of the open book to a folder, in both themes, and ends the
/// program: for a machine without a display and for the README. Exit code 1 when a page or file
/// fails.
class Screenshots : public QObject {
    Q_OBJECT
public:
    Screenshots(Application &application, QString folder);

private:
    struct Picture {
        QString name;
        ui::PageRef where;
        ui::ThemeChoice theme = ui::ThemeChoice::Light;
        QSize size;
        QString typed{}; ///< into the search box
    };

    void findAccount();
    void plan(qint64 account);
    void next();
    /// Calls `then` once everything asked of the book so far was answered and drawn.
    void whenQuiet(int rounds, const std::function<void()> &then);
    void take(const Picture &picture);

    Application &m_application;
    QString m_folder;
    QList<Picture> m_pictures;
};

} // namespace duebook::app
