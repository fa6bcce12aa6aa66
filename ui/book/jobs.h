// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"

#include <QHash>
#include <QObject>

namespace duebook::ui {

/// The long work that runs beside the window, as the status strip shows it. The application owns
/// one; whoever starts work tells it here. GUI thread only (progress from a worker is sent over by
/// a queued call).
class Jobs : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    struct Job {
        QString text;
        CancelFlag cancel;
        int perMille = -1; ///< -1: not known how far
    };

    /// A number to speak of the job by. `cancel` is switched when the person presses the cross.
    int begin(const QString &text, const CancelFlag &cancel);
    /// As `ProgressFn`: `total` 0 = not known.
    void report(int job, qint64 done, qint64 total);
    void end(int job);
    void cancel(int job);

    const QHash<int, Job> &running() const { return m_running; }

Q_SIGNALS:
    void changed(int job);

private:
    QHash<int, Job> m_running;
    int m_last = 0;
};

} // namespace duebook::ui
