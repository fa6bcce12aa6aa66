// SPDX-License-Identifier: Apache-2.0
#include "core/base/texts.h"

#include <QCoreApplication>
#include <QDir>
#include <QTranslator>

namespace duebook {

namespace {

const QString kFolder = QStringLiteral(":/i18n");
const QString kName = QStringLiteral("duebook");

} // namespace

void installTexts(QCoreApplication &app, const QLocale &locale)
{
    auto *english = new QTranslator(&app);
    if (english->load(QStringLiteral("duebook_en"), kFolder))
        QCoreApplication::installTranslator(english);
    if (locale.language() == QLocale::English || locale.language() == QLocale::C)
        return;
    auto *own = new QTranslator(&app);
    if (own->load(locale, kName, QStringLiteral("_"), kFolder))
        QCoreApplication::installTranslator(own);
}

QStringList textLanguages()
{
    QStringList languages;
    for (QString file : QDir(kFolder).entryList({kName + QStringLiteral("_*.qm")}, QDir::Files))
        languages.append(file.remove(kName + QLatin1Char('_')).remove(QStringLiteral(".qm")));
    return languages;
}

} // namespace duebook
