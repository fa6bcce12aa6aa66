// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace duebook {

/// The vocabulary of `naturaldate`: English, German, French, Spanish and Hebrew words at once,
/// folded
/// (`foldText`). A word may mean two things ("mar" is Tuesday and March); the sentence decides.
/// All functions take one folded word.

enum class DateUnit { Day, WorkingDay, Week, Month, Quarter, Year };

/// 1 = Monday ... 7 = Sunday; 0 = not a weekday.
int weekdayOfWord(const QString &word);

/// 1 ... 12; 0 = not a month.
int monthOfWord(const QString &word);

std::optional<DateUnit> unitOfWord(const QString &word);

/// Days from today for "today", "tomorrow" and the like.
std::optional<int> dayOffsetOfWord(const QString &word);

/// "a", "zwei", "tres", "fifteen"; 0 = not a number word.
int numberOfWord(const QString &word);

bool meansNext(const QString &word);
bool meansThis(const QString &word);
bool meansEnd(const QString &word);
bool meansStart(const QString &word);
bool meansMiddle(const QString &word);
bool meansNextButOne(const QString &word); ///< "übernächste"
bool meansPrevious(const QString &word);
bool meansAgo(const QString &word);
bool meansCalendarWeek(const QString &word);

/// Words that carry no meaning of their own ("on the", "am", "de").
bool isDateFiller(const QString &word);

/// `folded` with phrases of several words put into one known word ("end of month" stays, "pasado
/// manana" becomes "overmorrow", "working days" becomes "wd"), and Hebrew weekday letters into
/// names.
QString joinDatePhrases(QString folded);

} // namespace duebook
