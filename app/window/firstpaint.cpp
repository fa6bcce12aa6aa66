// SPDX-License-Identifier: Apache-2.0
#include "app/window/firstpaint.h"

#include "app/window/application.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QFile>
#include <QTimer>

namespace duebook::app {

namespace {

// Answers lead to new questions: so many rounds until a page is complete.
constexpr int kRounds = 4;

/// What the process holds in memory now; 0 where the system has no /proc.
qint64 residentBytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').front().toLongLong() * 1024;
    }
    return 0;
}

void report(const char *what)
{
    fprintf(stdout, "%s: %lld bytes\n", what, static_cast<long long>(residentBytes()));
    fflush(stdout);
}

} // namespace

FirstPaint::FirstPaint(Application &application, bool visitPages) : m_application(application)
{
    using ui::PageId;
    using ui::PageRef;
    if (visitPages)
        m_toVisit = {PageRef::to(PageId::Accounts), PageRef::to(PageId::Account, 1),
                     PageRef::to(PageId::Invoices), PageRef::to(PageId::Reports),
                     PageRef::to(PageId::Import),   PageRef::to(PageId::Settings),
                     PageRef::to(PageId::Today)};
    QCoreApplication::instance()->installEventFilter(this);
    connect(&m_application, &Application::bookFailed, this, [](const Error &error) {
        fprintf(stderr, "duebook: %s\n", qUtf8Printable(error.sentence));
        QCoreApplication::exit(1);
    });
}

bool FirstPaint::eventFilter(QObject *watched, QEvent *event)
{
    if (m_painted || event->type() != QEvent::Paint)
        return false;
    const auto *table = qobject_cast<QAbstractItemView *>(watched->parent());
    if (table == nullptr || table->objectName() != QStringLiteral("worklist") ||
        table->viewport() != watched || table->model()->rowCount() == 0)
        return false;
    m_painted = true;
    // The filter runs before the painting; the next turn of the event loop comes after it.
    QTimer::singleShot(0, this, &FirstPaint::painted);
    return false;
}

void FirstPaint::painted()
{
    report("painted");
    if (m_toVisit.isEmpty())
        QCoreApplication::quit();
    else
        visitNext();
}

void FirstPaint::visitNext()
{
    if (m_toVisit.isEmpty()) {
        report("visited");
        QCoreApplication::quit();
        return;
    }
    m_application.window().show(m_toVisit.takeFirst());
    whenQuiet(kRounds);
}

void FirstPaint::whenQuiet(int rounds)
{
    ui::whenDone(this, m_application.book()->read([](Session &) { return true; }),
                 [this, rounds](bool) {
                     QTimer::singleShot(0, this, [this, rounds] {
                         rounds == 0 ? visitNext() : whenQuiet(rounds - 1);
                     });
                 });
}

} // namespace duebook::app
