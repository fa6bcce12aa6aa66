// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QTimer>

namespace duebook::ui {
class BookContext;
class Jobs;
} // namespace duebook::ui

namespace duebook::app {

/// Makes the day's backup beside the window: some time after the book was opened, at each new day,
/// and an hour after one failed. GUI thread.
class BackupDriver : public QObject {
    Q_OBJECT
public:
    /// Both must outlive it. `afterMs`: how long after opening the first is made.
    BackupDriver(ui::BookContext &book, ui::Jobs &jobs, int afterMs);

Q_SIGNALS:
    void failed(const duebook::Error &error);
    /// Something beside the backup that a person should know.
    void noticed(const QString &sentence);

private:
    void make();

    ui::BookContext &m_book;
    ui::Jobs &m_jobs;
    QTimer m_timer;
    bool m_making = false;
};

} // namespace duebook::app
