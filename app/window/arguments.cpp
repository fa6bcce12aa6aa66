// SPDX-License-Identifier: Apache-2.0
#include "app/window/arguments.h"

#include <QCommandLineParser>

namespace duebook::app {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::app::Arguments)
};

} // namespace

Arguments readArguments(const QStringList &given)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Texts::tr("Gets overdue invoices paid: one book, every conversation, nothing forgotten."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption login(
        QStringLiteral("as"), Texts::tr("Work as this user of the book."), QStringLiteral("login"));
    const QCommandLineOption theme(QStringLiteral("theme"), Texts::tr("system, light or dark."),
                                   QStringLiteral("theme"));
    const QCommandLineOption today(QStringLiteral("today"),
                                   Texts::tr("Look at the book as if it were this day."),
                                   QStringLiteral("yyyy-mm-dd"));
    const QCommandLineOption screenshots(
        QStringLiteral("screenshots"),
        Texts::tr("Write pictures of the main pages there, then end."), QStringLiteral("folder"));
    const QCommandLineOption size(QStringLiteral("size"), Texts::tr("Size of the window."),
                                  QStringLiteral("1280x800"));
    const QCommandLineOption firstPaint(QStringLiteral("first-paint"),
                                        Texts::tr("End once Today is filled and painted."));
    const QCommandLineOption visit(
        QStringLiteral("visit-pages"),
        Texts::tr("With --first-paint: show every page before the end."));
    const QCommandLineOption tray(QStringLiteral("tray"), Texts::tr("Start in the tray."));
    parser.addOptions({login, theme, today, screenshots, size, firstPaint, visit, tray});
    parser.addPositionalArgument(QStringLiteral("book"), Texts::tr("The book to open."),
                                 QStringLiteral("[book]"));

    Arguments arguments;
    const auto refuse = [&](const QString &message) {
        arguments.message = QStringLiteral("duebook: ") + message;
        arguments.exitCode = 2;
        return arguments;
    };
    if (!parser.parse(given))
        return refuse(parser.errorText());
    if (parser.isSet(help) || parser.isSet(version)) {
        arguments.message = parser.isSet(help) ? parser.helpText()
                                               : QStringLiteral("duebook ") +
                                                     QCoreApplication::applicationVersion();
        return arguments;
    }
    arguments.book = parser.positionalArguments().value(0);
    arguments.login = parser.value(login);
    arguments.theme = parser.value(theme);
    arguments.screenshots = parser.value(screenshots);
    arguments.size = parser.value(size);
    arguments.firstPaint = parser.isSet(firstPaint);
    arguments.visitPages = parser.isSet(visit);
    arguments.inTray = parser.isSet(tray);
    if (!arguments.theme.isEmpty() &&
        !QStringList{QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")}
             .contains(arguments.theme))
        return refuse(
            Texts::tr("--theme is system, light or dark, not “%1”.").arg(arguments.theme));
    if (parser.isSet(today)) {
        arguments.today = QDate::fromString(parser.value(today), Qt::ISODate);
        if (!arguments.today.isValid())
            return refuse(Texts::tr("--today “%1” is no day; write it like 2026-11-23.")
                              .arg(parser.value(today)));
    }
    return arguments;
}

} // namespace duebook::app
