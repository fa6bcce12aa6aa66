// SPDX-License-Identifier: Apache-2.0
#include "ui/text/format.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cmath>

namespace duebook::ui::format {

namespace {

constexpr QChar kMinus(0x2212);
constexpr QChar kNoBreakSpace(0x00A0);
constexpr QChar kLeftToRightIsolate(0x2066);
constexpr QChar kFirstStrongIsolate(0x2068);
constexpr QChar kPopIsolate(0x2069);
constexpr int kNearDays = 14;
constexpr int kDaysWithoutYear = 183;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ui::format)
};

bool isRightToLeft(const QLocale &locale)
{
    return locale.textDirection() == Qt::RightToLeft;
}

/// A number with sign or unit is one left-to-right thing, also inside right-to-left text.
QString keepOrder(const QString &text, const QLocale &locale)
{
    return isRightToLeft(locale) ? kLeftToRightIsolate + text + kPopIsolate : text;
}

QString digits(Money value, const QLocale &locale)
{
    const qint64 minor = value.minorUnits();
    const quint64 magnitude = minor < 0 ? quint64(0) - quint64(minor) : quint64(minor);
    quint64 scale = 1;
    for (int i = 0; i < value.currency().minorDigits(); ++i)
        scale *= 10;
    QString text = locale.toString(qulonglong(magnitude / scale));
    if (scale > 1) {
        QLocale plain = locale;
        plain.setNumberOptions(QLocale::OmitGroupSeparator);
        // The leading 1 keeps the zeros: 1.05 is 1 and 05, not 1 and 5.
        text +=
            locale.decimalPoint() + plain.toString(qulonglong(scale + magnitude % scale)).mid(1);
    }
    return minor < 0 ? kMinus + text : text;
}

/// The locale's long date with short names, with or without the year.
QString dayPattern(const QLocale &locale, bool withYear)
{
    QString pattern = locale.dateFormat(QLocale::LongFormat);
    pattern.replace(QLatin1String("dddd"), QLatin1String("ddd"));
    pattern.replace(QLatin1String("MMMM"), QLatin1String("MMM"));
    if (!withYear) {
        static const QRegularExpression year(QStringLiteral(
            "[\\s,]*('[^']*'\\s*)?y{2,4}(\\s*'[^']*'|[\\x{5E74}\\x{B144}]\\s*|\\.)?"));
        pattern.remove(year);
    }
    pattern.remove(QLatin1Char(','));
    return pattern.simplified();
}

} // namespace

QString amount(Money value, const QLocale &locale)
{
    return value.isNegative() ? keepOrder(digits(value, locale), locale) : digits(value, locale);
}

QString money(Money value, const QLocale &locale)
{
    if (!value.currency().isSet())
        return amount(value, locale);
    return keepOrder(digits(value, locale) + kNoBreakSpace + value.currency().code(), locale);
}

QString day(QDate day, const QLocale &locale, QDate today)
{
    if (!day.isValid())
        return {};
    const bool withYear = std::abs(today.daysTo(day)) > kDaysWithoutYear;
    return locale.toString(day, dayPattern(locale, withYear));
}

QString nearDay(QDate which, const QLocale &locale, QDate today)
{
    if (!which.isValid())
        return {};
    const QString name = day(which, locale, today);
    if (std::abs(today.daysTo(which)) > kNearDays)
        return name;
    return Texts::tr("%1, %2").arg(name, relativeDay(which, today));
}

QString relativeDay(QDate day, QDate today)
{
    const int days = int(today.daysTo(day));
    if (days == 0)
        return Texts::tr("today");
    if (days == 1)
        return Texts::tr("tomorrow");
    if (days == -1)
        return Texts::tr("yesterday");
    return days > 0 ? Texts::tr("in %n day(s)", nullptr, days)
                    : Texts::tr("%n day(s) ago", nullptr, -days);
}

QString lateness(int daysLate)
{
    if (daysLate == 0)
        return Texts::tr("due today");
    if (daysLate > 0)
        return Texts::tr("%n day(s) late", nullptr, daysLate);
    return daysLate == -1 ? Texts::tr("due tomorrow")
                          : Texts::tr("due in %n day(s)", nullptr, -daysLate);
}

QString moment(const QDateTime &moment, const QLocale &locale, QDate today)
{
    return Texts::tr("%1 %2").arg(day(moment.date(), locale, today),
                                  locale.toString(moment.time(), QLocale::ShortFormat));
}

QString time(QTime time, const QLocale &locale)
{
    // Some locales' short time has seconds, which nobody speaks of.
    const QString pattern = locale.timeFormat(QLocale::ShortFormat);
    const bool halves = pattern.contains(QLatin1Char('a'), Qt::CaseInsensitive);
    return locale.toString(time, halves ? QStringLiteral("h:mm AP") : QStringLiteral("HH:mm"));
}

QString ago(const QDateTime &moment, const QDateTime &now)
{
    const qint64 seconds = moment.secsTo(now);
    if (seconds < 60)
        return Texts::tr("just now");
    if (seconds < 3600)
        return Texts::tr("%n minute(s) ago", nullptr, int(seconds / 60));
    const QDate today = now.date();
    const QDate then = moment.toTimeZone(now.timeZone()).date();
    if (then != today)
        return relativeDay(then, today);
    return Texts::tr("%n hour(s) ago", nullptr, int(seconds / 3600));
}

QString size(qint64 bytes, const QLocale &locale)
{
    return locale.formattedDataSize(bytes, bytes < 1000 * 1000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

QString count(qint64 number, const QLocale &locale)
{
    const QString text = locale.toString(std::abs(number));
    return number < 0 ? keepOrder(kMinus + text, locale) : text;
}

QString percent(double share, const QLocale &locale)
{
    const double hundredths = std::abs(share) * 100;
    const bool whole = std::abs(hundredths - std::round(hundredths)) < 0.05;
    QString text = locale.toString(hundredths, 'f', whole ? 0 : 1);
    if (share < 0 && hundredths >= 0.05)
        text.prepend(kMinus);
    return keepOrder(text + kNoBreakSpace + locale.percent(), locale);
}

QString isolate(const QString &text, const QLocale &locale)
{
    const bool rightToLeft = isRightToLeft(locale);
    for (const QChar c : text) {
        const QChar::Direction direction = c.direction();
        const bool runsRight = direction == QChar::DirL;
        const bool runsLeft = direction == QChar::DirR || direction == QChar::DirAL;
        if ((rightToLeft && runsRight) || (!rightToLeft && runsLeft))
            return kFirstStrongIsolate + text + kPopIsolate;
    }
    return text;
}

} // namespace duebook::ui::format
