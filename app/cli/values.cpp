// SPDX-License-Identifier: Apache-2.0
#include "app/cli/values.h"

#include "core/base/textfold.h"
#include "core/services/accounts/accountservice.h"
#include "core/services/accounts/contactservice.h"
#include "core/services/ledger/invoiceservice.h"
#include "core/services/team/userservice.h"
#include "core/store/book/session.h"

#include <QLocale>

namespace duebook::cli {

namespace {

QString optionName(const char *option)
{
    return QStringLiteral("--") + QLatin1String(option);
}

Error invalid(const QString &sentence, const QString &place)
{
    return {ErrorCode::Invalid, sentence, place, {}};
}

QString problemText(const NaturalDate &date, const QString &text)
{
    switch (date.problem) {
    case DateProblem::NoSuchDay:
        return Texts::tr("there is no day “%1” in the calendar").arg(text);
    case DateProblem::NoSuchTime:
        return Texts::tr("there is no such time of day in “%1”").arg(text);
    case DateProblem::TooFar:
        return Texts::tr("“%1” is more than a hundred years away").arg(text);
    case DateProblem::WeekdayDiffers:
        return Texts::tr("in “%1” the weekday is not that of the date").arg(text);
    case DateProblem::None:
    case DateProblem::Empty:
    case DateProblem::NotUnderstood:
        break;
    }
    return Texts::tr("“%1” is not a day: write it like 2026-03-02, fri, +7 or eom").arg(text);
}

} // namespace

Result<NaturalDate> readDay(const Session &session, const QString &text, const QString &place)
{
    const bool monthFirst = QLocale().dateFormat(QLocale::ShortFormat).startsWith(QLatin1Char('M'));
    NaturalDateContext context;
    context.today = session.today();
    context.order = monthFirst ? DayOrder::MonthDay : DayOrder::DayMonth;
    context.calendar = WorkCalendar(session.settings().workingDays, session.settings().holidays);
    const NaturalDate date = readNaturalDate(text, context);
    if (!date.ok())
        return invalid(problemText(date, text), place);
    return date;
}

Result<QDate> dayOption(const CommandLine &given, const Session &session, const char *option)
{
    if (!given.has(option))
        return QDate();
    const Result<NaturalDate> date = readDay(session, given.value(option), optionName(option));
    if (!date)
        return date.error();
    return date->day;
}

Result<qint64> numberOption(const CommandLine &given, const char *option, qint64 otherwise,
                            qint64 smallest, qint64 largest)
{
    if (!given.has(option))
        return otherwise;
    bool ok = false;
    const qint64 number = given.value(option).toLongLong(&ok);
    if (!ok || number < smallest || number > largest)
        return invalid(Texts::tr("“%1” is not a whole number between %2 and %3")
                           .arg(given.value(option))
                           .arg(smallest)
                           .arg(largest),
                       optionName(option));
    return number;
}

Result<Currency> currencyOption(const CommandLine &given, const char *option)
{
    if (!given.has(option))
        return Currency();
    const std::optional<Currency> currency = Currency::fromCode(given.value(option));
    if (!currency)
        return invalid(Texts::tr("“%1” is not a currency of ISO 4217: write it like EUR")
                           .arg(given.value(option)),
                       optionName(option));
    return *currency;
}

Result<User> userNamed(Session &session, const QString &login, const QString &place)
{
    const Result<std::vector<User>> users = UserService(session).users();
    if (!users)
        return users.error();
    QStringList logins;
    for (const User &user : *users) {
        if (foldText(user.login) == foldText(login))
            return user;
        logins += user.login;
    }
    const QString near = nearest(login, logins);
    return Error{ErrorCode::NotFound,
                 near.isEmpty()
                     ? Texts::tr("the book has no user “%1”: “duebook-cli users” lists "
                                 "them")
                           .arg(login)
                     : Texts::tr("the book has no user “%1”; did you mean “%2”?").arg(login, near),
                 place,
                 {}};
}

Error invalidOption(const QString &sentence, const char *option)
{
    return invalid(sentence, optionName(option));
}

Result<UserId> personNamed(Session &session, const QString &login, const QString &place)
{
    if (login == QLatin1String("me"))
        return session.user().id;
    const Result<User> user = userNamed(session, login, place);
    return user ? Result<UserId>(user->id) : Result<UserId>(user.error());
}

Result<UserId> userOption(const CommandLine &given, Session &session, const char *option)
{
    const QString login = given.value(option);
    if (!given.has(option) || login == QLatin1String("all"))
        return UserId();
    if (login == QLatin1String("me"))
        return session.user().id;
    const Result<User> user = userNamed(session, login, optionName(option));
    if (!user)
        return user.error();
    return user->id;
}

Result<AccountId> accountNumbered(Session &session, const QString &number)
{
    return AccountService(session).find(number);
}

Result<InvoiceId> invoiceNumbered(Session &session, AccountId account, const QString &number)
{
    InvoiceFilter filter;
    filter.openOnly = false;
    filter.account = account;
    filter.text = number;
    InvoiceService service(session);
    std::optional<PageKey> after = PageKey{};
    while (after) {
        const Result<InvoicePage> page = service.list(filter, InvoiceSort::Due, false, *after);
        if (!page)
            return page.error();
        for (const InvoiceRow &row : page->rows) {
            if (foldNumber(row.invoice.number) == foldNumber(number))
                return row.invoice.id;
        }
        after = page->next;
    }
    return Error{ErrorCode::NotFound,
                 Texts::tr("the account has no invoice “%1”").arg(number),
                 QStringLiteral("--invoice"),
                 {}};
}

Result<AccountId> accountOption(const CommandLine &given, Session &session, const char *option)
{
    if (!given.has(option))
        return AccountId();
    return accountNumbered(session, given.value(option));
}

Result<ContactId> contactOption(const CommandLine &given, Session &session, AccountId account,
                                const char *option)
{
    if (!given.has(option))
        return ContactId();
    const QString typed = given.value(option);
    const Result<std::vector<Contact>> contacts = ContactService(session).contacts(account);
    if (!contacts)
        return contacts.error();
    QStringList names;
    std::vector<ContactId> found;
    for (const Contact &contact : *contacts) {
        if (QString::number(contact.id.number()) == typed)
            return contact.id;
        if (foldText(contact.name) == foldText(typed))
            found.push_back(contact.id);
        names += contact.name;
    }
    if (found.size() == 1)
        return found.front();
    if (found.size() > 1)
        return invalid(Texts::tr("the account has several contacts “%1”: give the id that "
                                 "“duebook-cli account” shows")
                           .arg(typed),
                       optionName(option));
    return invalid(names.isEmpty() ? Texts::tr("the account has no contacts: leave --contact out")
                                   : Texts::tr("the account has no contact “%1”, but: %2")
                                         .arg(typed, names.join(QStringLiteral(", "))),
                   optionName(option));
}

Result<SegmentId> segmentOption(const CommandLine &given, Session &session, const char *option)
{
    if (!given.has(option))
        return SegmentId();
    const Result<std::vector<Segment>> segments = AccountService(session).segments();
    if (!segments)
        return segments.error();
    QStringList names;
    for (const Segment &segment : *segments) {
        if (foldText(segment.name) == foldText(given.value(option)))
            return segment.id;
        names += segment.name;
    }
    return noSuchChoice(given.value(option), names, optionName(option));
}

Result<qint64> readId(const QString &text, const QString &place)
{
    bool ok = false;
    const qint64 id = text.toLongLong(&ok);
    if (!ok || id <= 0)
        return invalid(
            Texts::tr("“%1” is not the number of a record: the lists show it as id").arg(text),
            place);
    return id;
}

Error noSuchChoice(const QString &typed, const QStringList &words, const QString &place)
{
    return invalid(Texts::tr("“%1” is not one of: %2").arg(typed, words.join(QStringLiteral(", "))),
                   place);
}

} // namespace duebook::cli
