// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run.h"

#include "app/cli/failure.h"
#include "app/cli/help.h"
#include "app/cli/terminal.h"
#include "core/base/uid.h"
#include "core/services/team/signinservice.h"
#include "core/services/upkeep/dayupkeep.h"

#include <QFile>
#include <QStandardPaths>

#include <chrono>
#include <cstdio>

namespace duebook::cli {

namespace {

constexpr std::chrono::seconds kAfterTakeOver{15};

void toStandardError(const QString &line)
{
    const QByteArray bytes = (line + QLatin1Char('\n')).toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
}

/// Services name the field; here it is an option.
QString optionFor(const Verb &verb, const QString &place)
{
    static const std::map<QString, const char *> kNames{
        {QStringLiteral("nextContact"), "next"},   {QStringLiteral("nextAssignee"), "next-for"},
        {QStringLiteral("spokenAt"), "at"},        {QStringLiteral("responseDue"), "answer-by"},
        {QStringLiteral("invoices"), "invoice"},   {QStringLiteral("documents"), "attach"},
        {QStringLiteral("timeZone"), "time-zone"}, {QStringLiteral("due"), "until"},
        {QStringLiteral("assignee"), "to"},        {QStringLiteral("login"), "as"},
        {QStringLiteral("parts"), "invoice"},
    };
    const auto known = kNames.find(place);
    const QString name = known == kNames.end() ? place : QString::fromLatin1(known->second);
    for (const std::vector<OptionSpec> *options : {&verb.options, &globalOptions()}) {
        for (const OptionSpec &option : *options) {
            if (name == QLatin1String(option.name))
                return QStringLiteral("--") + name;
        }
    }
    return place;
}

ExitCode fail(const QString &verb, const Error &error, Format format)
{
    toStandardError(errorLine(verb, error));
    if (format == Format::Json)
        toStandardError(errorJson(verb, error));
    return exitCodeOf(error);
}

std::optional<Format> formatNamed(const QString &name)
{
    if (name.isEmpty() || name == QLatin1String("table"))
        return Format::Table;
    if (name == QLatin1String("csv"))
        return Format::Csv;
    if (name == QLatin1String("json"))
        return Format::Json;
    return std::nullopt;
}

ExitCode print(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    const bool whole =
        std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout) == size_t(bytes.size()) &&
        std::fflush(stdout) == 0;
    return whole ? ExitCode::Done : ExitCode::Failed;
}

ExitCode runVerb(const CommandLine &line, Format format)
{
    const QString name = QLatin1String(line.verb()->name);
    QFile file;
    if (!file.open(stdout, QIODevice::WriteOnly))
        return fail(name, {ErrorCode::Io, Texts::tr("standard output is closed"), {}, {}}, format);
    Output out(file, format, terminalWidth());
    Run run(line, out, isTerminal(Stream::Error));
    Result<void> started = run.start();
    Result<ExitCode> done = started ? line.verb()->run(run) : Result<ExitCode>(started.error());
    run.endProgress();
    if (done) {
        const Result<void> written = out.finish();
        if (!written || !file.flush())
            done = written ? Error{ErrorCode::Io,
                                   Texts::tr("the result could not be written"),
                                   Texts::tr("standard output"),
                                   {}}
                           : written.error();
    }
    if (done)
        return *done;
    Error error = done.error();
    error.place = optionFor(*line.verb(), error.place);
    return fail(name, error, format);
}

} // namespace

Run::Run(const CommandLine &given, Output &out, bool errorsAreShown)
    : m_given(given), m_out(out), m_showProgress(errorsAreShown)
{
}

Run::~Run() = default;

Result<void> Run::start()
{
    if (!m_given.has("today"))
        return {};
    const QString text = m_given.value("today");
    const QDate today = QDate::fromString(text, QStringLiteral("yyyy-MM-dd"));
    if (!today.isValid())
        return Error{ErrorCode::Invalid,
                     Texts::tr("“%1” is not a day: write it like 2026-03-02").arg(text),
                     QStringLiteral("--today"),
                     {}};
    m_fixedClock = std::make_unique<FixedDayClock>(today);
    const Cell value = day(today);
    if (m_out.format() == Format::Json)
        m_out.about(QStringLiteral("today"), Texts::tr("Today"), value);
    else
        say(Texts::tr("today is taken as %1").arg(value.text));
    return {};
}

const Clock &Run::clock() const
{
    if (m_fixedClock)
        return *m_fixedClock;
    return m_systemClock;
}

QString Run::bookPath() const
{
    return m_given.has("book") ? m_given.value("book")
                               : asFileName(qEnvironmentVariable("DUEBOOK_BOOK"));
}

Result<Session *> Run::book(Access access, BookOpening opening)
{
    if (m_book)
        return m_book->session.get();
    const QString path = bookPath();
    if (path.isEmpty())
        return Error{ErrorCode::Invalid,
                     Texts::tr("say which book: --book FILE, or set DUEBOOK_BOOK"),
                     QStringLiteral("--book"),
                     {}};
    if (path.startsWith(QLatin1String("postgresql:")))
        return Error{ErrorCode::Invalid,
                     Texts::tr("this version opens books that are files: give a path"),
                     QStringLiteral("--book"),
                     {}};
    if (m_given.has("as") && m_given.value("as").trimmed().isEmpty())
        return Error{
            ErrorCode::Invalid, Texts::tr("name a user of the book"), QStringLiteral("--as"), {}};
    // One run must see for itself that a lease stands still before it may take it over.
    opening.share.lease.wait = opening.share.lease.takeOver + kAfterTakeOver;
    Result<OpenedBook> opened =
        BookService::open(path, opening, clock(), m_given.value("as"), newUid());
    if (!opened)
        return opened.error();
    if (opened->signInNeeded) {
        if (const Result<void> signedIn = signIn(*opened); !signedIn)
            return signedIn.error();
    }
    m_book = std::move(*opened);
    Session &session = *m_book->session;
    if (m_fixedClock)
        m_fixedClock->readIn(session.zone());
    if (!m_book->backupBefore.isEmpty())
        say(Texts::tr("the book was brought up to date; the copy before it is “%1”")
                .arg(m_book->backupBefore));
    if (access == Access::Change && session.readOnly())
        return Error{ErrorCode::ReadOnly, m_book->notice, path, {}};
    if (access == Access::Change && m_book->userGuessed)
        say(Texts::tr("“%1” is not a user of the book: working as “%2”; --as LOGIN chooses")
                .arg(BookService::systemLogin(), session.user().login));
    if (access != Access::Read)
        beginDay(session, access);
    return &session;
}

/// Whoever opens the book first on a day begins it, be it a nightly command. What is wrong with the
/// book is said by the command itself.
void Run::beginDay(Session &session, Access access) const
{
    // A look at a day that has not come must not judge promises by it.
    const bool tooEarly =
        access == Access::Figures &&
        session.today() > m_systemClock.nowUtc().toTimeZone(session.zone()).date();
    const Result<void> begun = tooEarly ? Result<void>() : DayUpkeep::beginOnce(session);
    if (access != Access::Figures)
        return;
    const Result<bool> today = session.read(
        [&](Database &db) -> Result<bool> { return DayUpkeep::hasBegun(db, session.today()); });
    if (today && !*today)
        say(begun
                ? Texts::tr("nobody has begun this day in the book yet: what became due since, and "
                            "promises that lapsed, may be missing")
                : begun.error().sentence);
}

Result<void> Run::signIn(OpenedBook &book)
{
    if (book.login.isEmpty()) {
        QStringList logins;
        for (const User &user : book.people)
            logins += user.login;
        return Error{ErrorCode::Forbidden,
                     logins.isEmpty()
                         ? Texts::tr("this book asks who works with it: name yourself with --as "
                                     "LOGIN")
                         : Texts::tr("“%1” is not a user of the book, and several people work with "
                                     "it: name yourself with --as LOGIN (%2)")
                               .arg(BookService::systemLogin(), logins.join(QStringLiteral(", "))),
                     QStringLiteral("--as"),
                     {}};
    }
    if (qEnvironmentVariableIsSet("DUEBOOK_PASSWORD")) {
        m_password = qEnvironmentVariable("DUEBOOK_PASSWORD");
    } else {
        const std::optional<QString> typed =
            askUnseen(Texts::tr("Password of %1: ").arg(book.login));
        if (!typed)
            return Error{ErrorCode::Forbidden,
                         Texts::tr("%1 signs in with a password: set DUEBOOK_PASSWORD, or run this "
                                   "in a terminal")
                             .arg(book.login),
                         {},
                         {}};
        m_password = *typed;
    }
    SignInAttempts attempts = signInAttempts();
    const Result<User> user = SignInService(*book.session).signIn(book.login, m_password, attempts);
    if (!user)
        return user.error();
    book.session->setUser(*user);
    return {};
}

SignInAttempts Run::signInAttempts() const
{
    return SignInAttempts(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation),
                          &m_systemClock);
}

void Run::say(const QString &sentence) const
{
    toStandardError(QStringLiteral("duebook-cli: ") + sentence);
}

WorkControl Run::control(const QString &what)
{
    WorkControl control;
    m_interrupt.reset(); // its end gives the signals back: not after the new one has taken them
    m_interrupt = std::make_unique<Interrupt>(control.cancel);
    if (m_showProgress)
        control.progress = [this, what](qint64 done, qint64 total) {
            const QString far =
                total > 0 ? QStringLiteral("%1 %").arg(100 * done / total) : QString::number(done);
            const QByteArray line = QStringLiteral("\r%1 %2\x1b[K").arg(what, far).toUtf8();
            std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
            m_progressShown = true;
        };
    return control;
}

void Run::endProgress()
{
    if (m_progressShown)
        std::fputs("\r\x1b[K", stderr);
    m_progressShown = false;
    m_interrupt.reset();
}

ExitCode runCommandLine(const QStringList &words)
{
    const std::optional<Format> format = formatNamed(CommandLine::formatIn(words));
    const Result<CommandLine> line = CommandLine::parse(words);
    if (!line)
        return fail({}, line.error(), format.value_or(Format::Table));
    switch (line->wish()) {
    case CommandLine::Wish::Overview:
        return print(overview());
    case CommandLine::Wish::VerbHelp:
        return print(verbHelp(line->helpFor()));
    case CommandLine::Wish::Version:
        return print(
            QStringLiteral("duebook-cli %1\n").arg(QCoreApplication::applicationVersion()));
    case CommandLine::Wish::ManPage:
        return print(manPage());
    case CommandLine::Wish::RunVerb:
        break;
    }
    if (!format)
        return fail(
            {},
            {ErrorCode::Invalid,
             Texts::tr("“%1” is not a format: table, csv or json").arg(line->value("format")),
             QStringLiteral("--format"),
             {}},
            Format::Table);
    return runVerb(*line, *format);
}

} // namespace duebook::cli
