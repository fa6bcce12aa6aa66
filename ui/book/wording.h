// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/calendar/naturaldate.h"
#include "ui/book/bookcontext.h"

#include <QDate>
#include <QLocale>
#include <QTimeZone>

namespace duebook::ui {

/// What values need to be written for a person: how, on which day, in which zone.
struct Wording {
    QLocale locale;
    QDate today;
    QTimeZone zone;

    static Wording of(const BookContext &book, const QLocale &locale = QLocale())
    {
        return {locale, book.today(), book.zone()};
    }

    /// A UTC moment in the book's zone: "Tue 17 Nov 09:12".
    QString moment(const QDateTime &utc) const;
    QString day(QDate which) const;
    QString nearDay(QDate which) const;
    /// A day with an optional time of day: "Fri 4 Dec, in 3 days" or "Fri 4 Dec 14:30".
    QString dayAndTime(QDate which, QTime time) const;
};

/// How days are read that a person types: the book's working days, the order of the locale.
NaturalDateContext dateContext(const BookSettings &settings, const Wording &wording);

/// Why a text is no day, as a sentence for the field.
QString problemText(DateProblem problem);

} // namespace duebook::ui
