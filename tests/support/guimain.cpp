// SPDX-License-Identifier: Apache-2.0
#define CATCH_CONFIG_RUNNER
#include "core/base/texts.h"
#include "tests/support/shard.h"
#include "ui/widgets/textguard.h"

#include <QApplication>
#include <QLoggingCategory>
#include <QStandardPaths>

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    // Failures are provoked on purpose here: QT_LOGGING_RULES brings the log back.
    if (qEnvironmentVariableIsEmpty("QT_LOGGING_RULES"))
        QLoggingCategory::setFilterRules(QStringLiteral("duebook.*=false"));
    int count = 1;
    QApplication app(count, argv);
    // As in the program.
    duebook::ui::TextGuard guard;
    app.installEventFilter(&guard);
    duebook::installTexts(app, QLocale(QLocale::English));
    return duebook::test::runCases(argc, argv);
}
