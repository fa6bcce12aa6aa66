// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/money.h"

#include <QDate>
#include <QDateTime>
#include <QLocale>
#include <QString>

/// How values are written on the screen. Pure: the locale, the day and the moment are arguments.
namespace duebook::ui::format {

/// "62,310.00", "−1,234.50": grouped, all decimals of the currency, a real minus, no currency.
QString amount(Money value, const QLocale &locale);
/// `amount` and the currency's code once: "62,310.00 EUR" (no line break between).
QString money(Money value, const QLocale &locale);

/// "Fri 4 Dec" within half a year of `today`, else with the year; order and names by the locale.
QString day(QDate day, const QLocale &locale, QDate today);
/// "Fri 4 Dec, in 3 days"; the words only within two weeks.
QString nearDay(QDate day, const QLocale &locale, QDate today);
/// "today", "tomorrow", "in 3 days", "5 days ago".
QString relativeDay(QDate day, QDate today);
/// "12 days late", "due today", "due in 3 days"; `daysLate` may be negative.
QString lateness(int daysLate);
/// "Tue 17 Nov 09:12" in the zone `moment` is in.
QString moment(const QDateTime &moment, const QLocale &locale, QDate today);
/// "09:30": hours and minutes only, as the locale writes them.
QString time(QTime time, const QLocale &locale);
/// "just now", "5 minutes ago", "2 hours ago", then days.
QString ago(const QDateTime &moment, const QDateTime &now);

/// "212 kB", "1.4 MB".
QString size(qint64 bytes, const QLocale &locale);
QString count(qint64 number, const QLocale &locale);
/// "3.1 %"; `share` 0.031 is 3.1 percent, at most one decimal.
QString percent(double share, const QLocale &locale);

/// Text that runs against the locale's direction (a Hebrew name in an English sentence) set apart
/// by Unicode isolates, so that it does not reorder its surroundings; other text unchanged.
QString isolate(const QString &text, const QLocale &locale);

} // namespace duebook::ui::format
