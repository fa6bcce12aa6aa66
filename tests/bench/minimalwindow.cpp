// SPDX-License-Identifier: Apache-2.0
// What any Qt program must do before a person sees it: a window with menu, tool bar and a table of
// 40 rows. Ends after its first paint.
#include <QApplication>
#include <QFile>
#include <QMainWindow>
#include <QMenuBar>
#include <QStandardItemModel>
#include <QTableView>
#include <QTimer>
#include <QToolBar>

namespace {

void finish()
{
    qint64 bytes = 0;
    QFile status(QStringLiteral("/proc/self/status"));
    if (status.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : status.readAll().split('\n')) {
            if (line.startsWith("VmRSS:"))
                bytes = line.mid(6).trimmed().split(' ').front().toLongLong() * 1024;
        }
    }
    fprintf(stdout, "painted: %lld bytes\n", static_cast<long long>(bytes));
    fflush(stdout);
    QCoreApplication::quit();
}

class Window : public QMainWindow {
protected:
    bool event(QEvent *event) override
    {
        const bool handled = QMainWindow::event(event);
        // Posted: the children paint in the same round, before the event loop is left.
        if (event->type() == QEvent::UpdateRequest)
            QTimer::singleShot(0, this, [] { finish(); });
        return handled;
    }
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    Window window;
    window.menuBar()->addMenu(QStringLiteral("File"))->addAction(QStringLiteral("Quit"));
    window.addToolBar(QStringLiteral("Tools"))->addAction(QStringLiteral("Refresh"));
    QStandardItemModel model(40, 8);
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column)
            model.setItem(row, column,
                          new QStandardItem(QStringLiteral("Cell %1 %2").arg(row).arg(column)));
    }
    QTableView table;
    table.setModel(&model);
    window.setCentralWidget(&table);
    window.resize(1280, 800);
    window.show();
    const int code = QApplication::exec();
    window.takeCentralWidget();
    return code;
}
