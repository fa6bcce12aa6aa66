// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/commandline.h"
#include "core/domain/currency.h"
#include "core/domain/ids.h"
#include "core/domain/user.h"
#include "core/rules/calendar/naturaldate.h"

#include <optional>
#include <utility>
#include <vector>

namespace duebook {
class Session;
}

namespace duebook::cli {

// Reading option values. Every error is Invalid or NotFound with the option as its place.

/// What is wrong with the value of an option.
Error invalidOption(const QString &sentence, const char *option);

/// A day as typed: YYYY-MM-DD or words ("fri", "+7", "eom"); the time of day too where one was
/// typed.
Result<NaturalDate> readDay(const Session &session, const QString &text, const QString &place);

/// The day of an option; an invalid day when it was not given.
Result<QDate> dayOption(const CommandLine &given, const Session &session, const char *option);

/// A whole number between the limits; `otherwise` when it was not given.
Result<qint64> numberOption(const CommandLine &given, const char *option, qint64 otherwise,
                            qint64 smallest, qint64 largest);

/// The currency of an option; an unset one when it was not given.
Result<Currency> currencyOption(const CommandLine &given, const char *option);

/// The user with this login. Errors: NotFound, with the nearest login.
Result<User> userNamed(Session &session, const QString &login, const QString &place);

/// Their id; "me" is the session's user. Errors: NotFound, with the nearest login.
Result<UserId> personNamed(Session &session, const QString &login, const QString &place);

/// A user option: unset when not given or "all"; "none" and "me" as their meaning allows.
Result<UserId> userOption(const CommandLine &given, Session &session, const char *option);

/// The account with this number. Errors: NotFound, naming it.
Result<AccountId> accountNumbered(Session &session, const QString &number);

/// The account's invoice with this number. Errors: NotFound, with place `--invoice`.
Result<InvoiceId> invoiceNumbered(Session &session, AccountId account, const QString &number);

/// The account of an option; unset when it was not given.
Result<AccountId> accountOption(const CommandLine &given, Session &session, const char *option);

/// The account's contact of an option, by name or id; unset when it was not given.
Result<ContactId> contactOption(const CommandLine &given, Session &session, AccountId account,
                                const char *option);

/// The segment of an option by its name; unset when it was not given.
Result<SegmentId> segmentOption(const CommandLine &given, Session &session, const char *option);

/// A record's number as printed by the lists.
Result<qint64> readId(const QString &text, const QString &place);

/// Words of an option and what they mean.
template <typename T>
using Choices = std::vector<std::pair<const char *, T>>;

Error noSuchChoice(const QString &typed, const QStringList &words, const QString &place);

template <typename T>
Result<T> readChoice(const QString &typed, const Choices<T> &choices, const QString &place)
{
    QStringList words;
    for (const auto &[word, meaning] : choices) {
        if (typed == QLatin1String(word))
            return meaning;
        words += QLatin1String(word);
    }
    return noSuchChoice(typed, words, place);
}

template <typename T>
Result<T> choiceOption(const CommandLine &given, const char *option, const Choices<T> &choices,
                       T otherwise)
{
    if (!given.has(option))
        return otherwise;
    return readChoice(given.value(option), choices, QStringLiteral("--") + QLatin1String(option));
}

/// The word for a value, as choices and JSON write it.
template <typename T>
QString wordFor(T value, const Choices<T> &choices)
{
    for (const auto &[word, meaning] : choices) {
        if (value == meaning)
            return QString::fromLatin1(word);
    }
    return {};
}

} // namespace duebook::cli
