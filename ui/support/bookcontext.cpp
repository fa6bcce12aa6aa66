// SPDX-License-Identifier: Apache-2.0
#include "ui/support/bookcontext.h"

#include "core/base/uid.h"
#include "core/services/bookservice.h"
#include "core/store/changewatcher.h"
#include "ui/support/async.h"

#include <QGuiApplication>

namespace duebook::ui {

namespace {

// How often another client's commits are looked for: one small read when there are none.
constexpr int kPollActiveMs = 1000;
constexpr int kPollInactiveMs = 10000;

} // namespace

BookContext::BookContext(const Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock), m_client(newUid()), m_readerPart(std::make_shared<Part>()),
      m_writerPart(std::make_shared<Part>()), m_searchPart(std::make_shared<Part>()),
      m_longPart(std::make_shared<Part>()), m_longWriterPart(std::make_shared<Part>()),
      m_reader(std::make_unique<BookExecutor>()), m_writer(std::make_unique<BookExecutor>()),
      m_searcher(std::make_unique<BookExecutor>()), m_longReader(std::make_unique<BookExecutor>()),
      m_longWriter(std::make_unique<BookExecutor>())
{
    connect(&m_pollTimer, &QTimer::timeout, this, &BookContext::poll);
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
    m_writer->run([part = m_writerPart] { closePart(*part); });
}

void BookContext::open(const QString &path, const QString &login)
{
    m_path = path;
    m_login = login;
    auto future = m_writer->run([this, path, login, client = m_client,
                                 part = m_writerPart]() -> Result<Facts> {
        Result<OpenedBook> book = BookService::open(path, {}, m_clock, login, client);
        if (!book)
            return book.error();
        part->session = std::move(book->session);
        const Result<void> started = BookService::startDay(*part->session);
        if (!started)
            return started.error();
        part->session->onCommit([this](const ChangeSet &changes) {
            QMetaObject::invokeMethod(
                this, [this, changes] { announce(changes); }, Qt::QueuedConnection);
        });
        return Facts{part->session->settings(), part->session->user(), part->session->readOnly(),
                     book->userGuessed,         book->drive,           book->notice};
    });
    whenDone(this, future, [this](const Result<Facts> &facts) {
        if (facts)
            openReader(*facts);
        else
            Q_EMIT openFailed(facts.error());
    });
}

void BookContext::openReader(const Facts &facts)
{
    takeFacts(facts);
    const auto work = [this, opening = readerOpening(), part = m_readerPart]() -> Result<void> {
        const Result<void> opened = openReaderPart(*part, opening);
        if (!opened)
            return opened;
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
        m_pollTimer.start(kPollActiveMs);
        Q_EMIT opened();
    });
}

BookContext::ReaderOpening BookContext::readerOpening() const
{
    return {m_path, m_login, m_client, m_readOnly, m_drive};
}

Result<void> BookContext::openReaderPart(Part &part, const ReaderOpening &opening)
{
    BookOpening how;
    how.additional = true;
    how.readOnly = opening.readOnly;
    how.drive = opening.drive;
    Result<OpenedBook> book =
        BookService::open(opening.path, how, m_clock, opening.login, opening.client);
    if (!book)
        return book.error();
    part.session = std::move(book->session);
    part.session->onCommit([this](const ChangeSet &changes) {
        QMetaObject::invokeMethod(
            this, [this, changes] { announce(changes); }, Qt::QueuedConnection);
    });
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
    m_userGuessed = facts.userGuessed;
    m_drive = facts.drive;
    m_notice = facts.notice;
}

QTimeZone BookContext::zone() const
{
    const QTimeZone zone(m_settings.timeZone);
    return !m_settings.timeZone.isEmpty() && zone.isValid() ? zone : m_clock.systemZone();
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

void BookContext::announce(const ChangeSet &changes)
{
    if (changes.touches(Entity::Setting) || changes.touches(Entity::Holiday)) {
        forEachPart([](Session &session) { (void)session.loadSettings(); });
        auto loaded = m_reader->run([part = m_readerPart]() -> Result<BookSettings> {
            const Result<void> done = part->session->loadSettings();
            if (!done)
                return done.error();
            return part->session->settings();
        });
        whenDone(this, loaded, [this](const Result<BookSettings> &settings) {
            if (!settings)
                return;
            m_settings = *settings;
            Q_EMIT settingsChanged();
        });
    }
    Q_EMIT changed(changes);
}

void BookContext::poll()
{
    checkDay();
    const bool active = QGuiApplication::applicationState() == Qt::ApplicationActive;
    m_pollTimer.setInterval(active ? kPollActiveMs : kPollInactiveMs);
    if (m_polling)
        return;
    m_polling = true;
    whenDone(this, m_reader->run([part = m_readerPart] { return part->watcher->poll(); }),
             [this](const Result<ChangeSet> &changes) {
                 m_polling = false;
                 if (changes && !changes->empty())
                     announce(*changes);
             });
}

void BookContext::checkDay()
{
    const QDate day = today();
    if (day == m_day)
        return;
    m_day = day;
    whenDone(this, write([](Session &session) { return BookService::startDay(session); }),
             [this, day](const Result<void> &) { Q_EMIT dayChanged(day); });
}

void BookContext::startWork()
{
    if (++m_waitingWrites == 1)
        Q_EMIT writingChanged(true);
}

void BookContext::endWork()
{
    if (--m_waitingWrites == 0)
        Q_EMIT writingChanged(false);
}

} // namespace duebook::ui
