// SPDX-License-Identifier: Apache-2.0
#include "ui/book/bookcontext.h"

#include "core/base/timezones.h"
#include "core/base/uid.h"
#include "core/services/book/bookservice.h"
#include "core/services/team/signinservice.h"
#include "core/services/upkeep/dayupkeep.h"
#include "core/store/book/changewatcher.h"
#include "core/store/book/logcheckpoint.h"
#include "ui/book/async.h"
#include "ui/book/presence.h"

#include <QStandardPaths>

namespace duebook::ui {

namespace {

constexpr int kFirstPollMs = 1000;
constexpr int kDriveLookMs = 500;
constexpr int kQuietMs = 2000;

} // namespace

BookContext::BookContext(const Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock), m_client(newUid()),
      m_attempts(std::make_shared<SignInAttempts>(
          QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))),
      m_readerPart(std::make_shared<Part>()), m_writerPart(std::make_shared<Part>()),
      m_searchPart(std::make_shared<Part>()), m_longPart(std::make_shared<Part>()),
      m_longWriterPart(std::make_shared<Part>()), m_reader(std::make_unique<BookExecutor>()),
      m_writer(std::make_unique<BookExecutor>()), m_searcher(std::make_unique<BookExecutor>()),
      m_longReader(std::make_unique<BookExecutor>()), m_longWriter(std::make_unique<BookExecutor>())
{
    m_presence = std::make_unique<Presence>(*this);
    connect(&m_pollTimer, &QTimer::timeout, this, &BookContext::poll);
    connect(&m_driveTimer, &QTimer::timeout, this, &BookContext::watchDrive);
    m_quietTimer.setSingleShot(true);
    m_quietTimer.setInterval(kQuietMs);
    connect(&m_quietTimer, &QTimer::timeout, this,
            [this] { background([](Session &session) { bringLogIntoFile(session); }); });
}

BookContext::~BookContext()
{
    // A connection is closed on the thread it belongs to.
    interruptSearch();
    interruptLong();
    m_searcher->run([part = m_searchPart] { closePart(*part); });
    m_longReader->run([part = m_longPart] { closePart(*part); });
    m_longWriter->run([part = m_longWriterPart] { closePart(*part); });
    m_reader->run([part = m_readerPart] { closePart(*part); });
    m_writer->run([part = m_writerPart, leaving = m_presence->leaving()] {
        if (part->session)
            leaving(*part->session);
        closePart(*part);
    });
}

void BookContext::open(const QString &path, const QString &login, const BookOpening &opening)
{
    m_path = path;
    auto future =
        m_writer->run([this, path, login, opening, part = m_writerPart]() -> Result<Facts> {
            Result<Facts> facts = openWriter(*part, path, login, opening);
            if (facts || facts.error().code != ErrorCode::Damaged)
                return facts;
            BookOpening rest = opening;
            rest.damaged = true;
            part->session.reset();
            Result<Facts> readable = openWriter(*part, path, login, rest);
            return readable ? readable : facts;
        });
    whenDone(this, future, [this](const Result<Facts> &facts) {
        if (!facts) {
            Q_EMIT openFailed(facts.error());
        } else if (facts->signInNeeded) {
            m_waiting = *facts;
            Q_EMIT signInNeeded(facts->login);
        } else {
            openReader(*facts);
        }
    });
}

Result<BookContext::Facts> BookContext::openWriter(Part &part, const QString &path,
                                                   const QString &login, const BookOpening &opening)
{
    Result<OpenedBook> book = BookService::open(path, opening, m_clock, login, m_client);
    if (!book)
        return book.error();
    part.session = std::move(book->session);
    Facts facts;
    facts.damaged = opening.damaged;
    facts.userGuessed = book->userGuessed;
    facts.drive = book->drive;
    facts.notice = book->notice;
    facts.signInNeeded = book->signInNeeded;
    facts.login = book->login;
    facts.people = book->people;
    return facts.signInNeeded ? Result<Facts>(facts) : start(part, std::move(facts));
}

void BookContext::signIn(const QString &login, const QString &password)
{
    struct Outcome {
        bool signedIn;
        Result<Facts> facts;
    };
    auto future = m_writer->run([this, login, password, part = m_writerPart, attempts = m_attempts,
                                 facts = m_waiting]() -> Outcome {
        const Result<User> user = SignInService(*part->session).signIn(login, password, *attempts);
        if (!user)
            return {false, user.error()};
        part->session->setUser(*user);
        return {true, start(*part, facts)};
    });
    whenDone(this, future, [this](const Outcome &outcome) {
        if (outcome.facts)
            openReader(*outcome.facts);
        else if (!outcome.signedIn)
            Q_EMIT signInFailed(outcome.facts.error());
        else
            Q_EMIT openFailed(outcome.facts.error());
    });
}

Result<BookContext::Facts> BookContext::start(Part &part, Facts facts)
{
    const Result<void> started = DayUpkeep::begin(*part.session);
    if (!started)
        return started.error();
    connectSession(*part.session);
    facts.settings = part.session->settings();
    facts.user = part.session->user();
    facts.readOnly = part.session->readOnly();
    facts.gate = part.session->gate();
    return facts;
}

void BookContext::openReader(const Facts &facts)
{
    takeFacts(facts);
    const auto work = [this, opening = readerOpening(), part = m_readerPart]() -> Result<void> {
        const Result<void> opened = openReaderPart(*part, opening);
        if (!opened)
            return opened;
        // Who shall only see what is left needs no news, and may not even be able to read them.
        if (opening.damaged)
            return {};
        part->watcher = std::make_unique<ChangeWatcher>(*part->session);
        // The first look only remembers where the others stand.
        const Result<ChangeSet> first = part->watcher->poll();
        return first ? Result<void>() : Result<void>(first.error());
    };
    whenDone(this, m_reader->run(work), [this](const Result<void> &done) {
        if (!done) {
            Q_EMIT openFailed(done.error());
            return;
        }
        m_open = true;
        m_day = today();
        if (!m_damaged) {
            m_pollTimer.start(kFirstPollMs);
            m_driveTimer.start(kDriveLookMs);
            m_presence->begin();
        }
        Q_EMIT opened();
    });
}

BookContext::ReaderOpening BookContext::readerOpening() const
{
    return {m_path, m_user, m_client, m_readOnly, m_damaged, m_drive, m_gate};
}

Result<void> BookContext::openReaderPart(Part &part, const ReaderOpening &opening)
{
    BookOpening how;
    how.additional = true;
    how.readOnly = opening.readOnly;
    how.damaged = opening.damaged;
    how.drive = opening.drive;
    how.gate = opening.gate;
    Result<OpenedBook> book =
        BookService::open(opening.path, how, m_clock, opening.user.login, opening.client);
    if (!book)
        return book.error();
    part.session = std::move(book->session);
    part.session->setUser(opening.user);
    connectSession(*part.session);
    const std::lock_guard lock(part.mutex);
    part.interruptible = &part.session->database();
    return {};
}

void BookContext::closePart(Part &part)
{
    {
        const std::lock_guard lock(part.mutex);
        part.interruptible = nullptr;
    }
    part.watcher.reset();
    part.session.reset();
}

void BookContext::takeFacts(const Facts &facts)
{
    m_settings = facts.settings;
    m_user = facts.user;
    m_readOnly = facts.readOnly;
    m_damaged = facts.damaged;
    m_userGuessed = facts.userGuessed;
    m_drive = facts.drive;
    m_gate = facts.gate;
    m_notice = facts.notice;
}

void BookContext::connectSession(Session &session)
{
    session.onCommit([this](const ChangeSet &changes) {
        QMetaObject::invokeMethod(
            this, [this, changes] { announce(changes); }, Qt::QueuedConnection);
    });
    session.onDamage([this] {
        QMetaObject::invokeMethod(this, &BookContext::takeDamage, Qt::QueuedConnection);
    });
}

void BookContext::takeDamage()
{
    if (m_damaged || !m_open)
        return;
    m_damaged = true;
    m_readOnly = true;
    m_pollTimer.stop();
    forEachPart([](Session &session) { session.stopWriting(); });
    Q_EMIT damageFound();
}

QTimeZone BookContext::zone() const
{
    return zoneNamed(m_settings.timeZone, m_clock);
}

QDate BookContext::today() const
{
    return m_clock.nowUtc().toTimeZone(zone()).date();
}

void BookContext::interrupt(Part &part)
{
    const std::lock_guard lock(part.mutex);
    if (part.interruptible != nullptr)
        part.interruptible->interrupt();
}

void BookContext::interruptSearch()
{
    interrupt(*m_searchPart);
}

void BookContext::interruptLong()
{
    interrupt(*m_longPart);
}

void BookContext::actAs(const User &user)
{
    m_user = user;
    m_userGuessed = false;
    forEachPart([user](Session &session) { session.setUser(user); });
    Q_EMIT userChanged();
}

void BookContext::forEachPart(const std::function<void(Session &)> &change)
{
    const std::pair<BookExecutor *, std::shared_ptr<Part>> parts[] = {
        {m_reader.get(), m_readerPart},
        {m_writer.get(), m_writerPart},
        {m_searcher.get(), m_searchPart},
        {m_longReader.get(), m_longPart},
        {m_longWriter.get(), m_longWriterPart}};
    for (const auto &[executor, part] : parts)
        executor->run([change, part = part] {
            if (part->session)
                change(*part->session);
        });
}

void BookContext::startWork()
{
    if (++m_waitingWrites == 1)
        Q_EMIT writingChanged(true);
}

void BookContext::endWork()
{
    if (--m_waitingWrites > 0)
        return;
    if (!m_gate)
        m_quietTimer.start();
    Q_EMIT writingChanged(false);
}

} // namespace duebook::ui
