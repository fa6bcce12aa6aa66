// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run.h"
#include "app/cli/terminal.h"
#include "core/base/texts.h"

#include <QCoreApplication>
#include <QLoggingCategory>

int main(int argc, char **argv)
{
    duebook::cli::useUtf8();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("duebook"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DUEBOOK_VERSION));
    duebook::installTexts(app, QLocale());
    // An error is one line: the log repeats it in other words. QT_LOGGING_RULES brings it back.
    if (qEnvironmentVariableIsEmpty("QT_LOGGING_RULES"))
        QLoggingCategory::setFilterRules(QStringLiteral("duebook.*=false"));
    return int(duebook::cli::runCommandLine(QCoreApplication::arguments().mid(1)));
}
