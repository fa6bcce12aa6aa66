// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/frame/pageref.h"

#include <QList>
#include <QObject>

namespace duebook::app {

class Application;

/// Writes a line "painted: N bytes" (resident memory, 0 where the system does not say) to stdout
/// once Today was painted with rows, and ends the program; on request it first goes to every page
/// and writes "visited: N bytes". For the benchmarks.
class FirstPaint : public QObject {
    Q_OBJECT
public:
    FirstPaint(Application &application, bool visitPages);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void painted();
    void visitNext();
    void whenQuiet(int rounds);

    Application &m_application;
    QList<ui::PageRef> m_toVisit;
    bool m_painted = false;
};

} // namespace duebook::app
