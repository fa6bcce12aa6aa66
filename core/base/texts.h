// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocale>
#include <QStringList>

class QCoreApplication;

namespace duebook {

/// Makes `tr` speak: English plural forms always, and above them the texts of the first language
/// of `locale` that Duebook has. Compiled in under :/i18n from resources/i18n. Once, on the thread
/// of `app`, before the first text is made; the texts live as long as `app`.
void installTexts(QCoreApplication &app, const QLocale &locale);

/// The languages there are texts of, as in file names: "en".
QStringList textLanguages();

} // namespace duebook
