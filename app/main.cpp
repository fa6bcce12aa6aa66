// SPDX-License-Identifier: Apache-2.0
#include "app/window/application.h"
#include "app/window/arguments.h"
#include "app/window/firstpaint.h"
#include "app/window/screenshots.h"
#include "core/base/log.h"
#include "core/base/texts.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QStandardPaths>
#include <QTranslator>

#include <optional>

using namespace duebook;

namespace {

/// Prints what the arguments came to; nothing when the window is to open.
std::optional<int> answered(const app::Arguments &arguments)
{
    if (arguments.message.isEmpty())
        return std::nullopt;
    fprintf(arguments.exitCode == 0 ? stdout : stderr, "%s\n", qUtf8Printable(arguments.message));
    return arguments.exitCode;
}

/// Help and a wrong option need no display; without one the window's library would end the program
/// with a signal instead of a sentence.
std::optional<int> answeredWithoutDisplay(int argc, char **argv)
{
#ifdef Q_OS_LINUX
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        if (qEnvironmentVariableIsSet(name))
            return std::nullopt;
    }
    const QCoreApplication core(argc, argv);
    if (const std::optional<int> code = answered(app::readArguments(QCoreApplication::arguments())))
        return code;
    fprintf(stderr, "%s\n",
            qUtf8Printable(QCoreApplication::translate(
                "duebook::app::Arguments",
                "duebook: there is no display to open a window on; duebook-cli does without.")));
    return 1;
#else
    Q_UNUSED(argc)
    Q_UNUSED(argv)
    return std::nullopt;
#endif
}

} // namespace

int main(int argc, char **argv)
{
    QApplication::setApplicationName(QStringLiteral("duebook"));
    QApplication::setApplicationDisplayName(QStringLiteral("Duebook"));
    QApplication::setApplicationVersion(QStringLiteral(DUEBOOK_VERSION));
    QApplication::setOrganizationName(QStringLiteral("duebook"));
    QApplication::setDesktopFileName(QStringLiteral("duebook"));
    if (const std::optional<int> code = answeredWithoutDisplay(argc, argv))
        return *code;
    QApplication qt(argc, argv);
    // The window may be closed while the reminders go on from the tray.
    QApplication::setQuitOnLastWindowClosed(false);

    // Without a locale of its own (LANG=C) a system still has people who write days and amounts.
    if (QLocale().language() == QLocale::C)
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    installTexts(qt, QLocale());

    const app::Arguments arguments = app::readArguments(QApplication::arguments());
    if (const std::optional<int> code = answered(arguments))
        return *code;
    startLogFile(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));

    QTranslator qtTexts;
    if (qtTexts.load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"),
                     QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(&qtTexts);

    app::Application application(qt, arguments);
    application.start();
    std::unique_ptr<app::Screenshots> screenshots;
    if (!arguments.screenshots.isEmpty())
        screenshots = std::make_unique<app::Screenshots>(application, arguments.screenshots);
    std::unique_ptr<app::FirstPaint> firstPaint;
    if (arguments.firstPaint)
        firstPaint = std::make_unique<app::FirstPaint>(application, arguments.visitPages);
    return QApplication::exec();
}
