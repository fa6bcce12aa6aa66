// SPDX-License-Identifier: Apache-2.0
#include "core/services/demo/demoservice.h"

#include "core/base/ownfile.h"
#include "core/base/timezones.h"
#include "core/services/book/bookservice.h"
#include "core/services/demo/demoledger.h"
#include "core/services/demo/demopeople.h"
#include "core/services/demo/demostories.h"
#include "core/services/demo/demotalk.h"
#include "core/store/book/settingsrepository.h"
#include "core/store/index/searchindex.h"
#include "core/store/ledger/balancerepository.h"

#include <QFile>
#include <QFileInfo>

namespace duebook {

namespace {

constexpr int kMost = 10'000'000;
constexpr int kReportEvery = 200;
constexpr int kLargeRows = 50'000;
// What was done before is no longer of interest in a made-up book.
constexpr int kRecordedDays = 90;
constexpr int kSmallCacheKiB = 16 * 1024;
constexpr int kLargeCacheKiB = 384 * 1024;

/// The start of the day a book is made for: whatever the hour, the book is the same.
class StartOfDay final : public Clock {
public:
    explicit StartOfDay(const Clock &clock) : m_zone(zoneNamed({}, clock))
    {
        m_now = QDateTime(clock.nowUtc().toTimeZone(m_zone).date(), QTime(0, 0), m_zone).toUTC();
    }
    QDateTime nowUtc() const override { return m_now; }
    QTimeZone systemZone() const override { return m_zone; }
    QDate today() const { return m_now.toTimeZone(m_zone).date(); }

private:
    QTimeZone m_zone;
    QDateTime m_now;
};

/// Shares a total out over accounts, some more, some less, exactly in the end.
class Quota {
public:
    Quota(int total, int accounts) : m_left(total), m_accounts(accounts) {}

    int next(DemoRandom &random)
    {
        const double average = double(m_left) / m_accounts;
        const double u = random.unit();
        int share = int(average * (0.3 + 2.1 * u * u) + random.unit());
        share = --m_accounts == 0 ? m_left : std::min(share, m_left);
        m_left -= share;
        return share;
    }

    /// An account brings this many by itself.
    void take(int share)
    {
        m_left = std::max(0, m_left - share);
        --m_accounts;
    }

private:
    int m_left;
    int m_accounts;
};

DemoBehaviour anyBehaviour(DemoRandom &random)
{
    const int of100 = random.below(100);
    return of100 < 42   ? DemoBehaviour::Prompt
           : of100 < 66 ? DemoBehaviour::BitLate
           : of100 < 78 ? DemoBehaviour::Chronic
           : of100 < 86 ? DemoBehaviour::Seasonal
           : of100 < 92 ? DemoBehaviour::Disputing
           : of100 < 98 ? DemoBehaviour::Breaking
                        : DemoBehaviour::Insolvent;
}

/// Limits lie above what is owed, now and then a little below it.
void addLimit(DemoRandom &random, DemoAccount &made)
{
    qint64 open = 0;
    qint64 sold = 0;
    for (const DemoInvoice &row : made.invoices) {
        open += row.invoice.open.minorUnits();
        sold += row.invoice.amount.minorUnits();
    }
    if (random.chance(0.15))
        return;
    const Currency currency = made.account.currency;
    constexpr qint64 step = 100'000;
    const qint64 wanted = random.chance(0.04) ? open * 9 / 10 : std::max(open * 3 / 2, sold / 5);
    made.account.creditLimit = Money(std::max<qint64>(1, wanted / step) * step, currency);
}

class BookMaker {
public:
    BookMaker(DemoSize size, const StartOfDay &clock)
        : m_size(size), m_clock(clock), m_context(clock.today(), clock.systemZone(), size.invoices)
    {
    }

    Result<void> load()
    {
        Result<DemoPeople> people = DemoPeople::load();
        Result<DemoTalk> talk = DemoTalk::load();
        Result<DemoStories> stories = DemoStories::load();
        if (!people)
            return people.error();
        if (!talk)
            return talk.error();
        if (!stories)
            return stories.error();
        m_people = std::move(*people);
        m_talk = std::move(*talk);
        m_stories = std::move(*stories);
        return {};
    }

    Result<DemoReport> fill(Transaction &transaction, const WorkControl &control)
    {
        DemoRepository repository(transaction, m_size.seed, transaction.now());
        addCompany(transaction, repository);
        Quota invoices(m_size.invoices, m_size.accounts);
        Quota notes(m_size.notes, m_size.accounts);
        for (int index = 0; index < m_size.accounts; ++index) {
            if (control.cancel.cancelled())
                return Error{ErrorCode::Cancelled,
                             DemoService::tr("Stopped; no demo book was written."),
                             {},
                             {}};
            if (index % kReportEvery == 0)
                control.report(index, m_size.accounts);
            repository.add(make(index, invoices, notes));
        }
        SearchIndex::rebuild(transaction);
        BalanceRepository::refreshAll(transaction, AgeingEdges{}, m_context.today());
        repository.addRecord(kRecordedDays);
        repository.analyze();
        transaction.changed(Entity::Everything, ChangeKind::Created, 0);
        transaction.audit(Entity::Everything, 0, {}, QStringLiteral("demo book made"));
        control.report(m_size.accounts, m_size.accounts);
        return m_report;
    }

private:
    DemoAccount make(int index, Quota &invoices, Quota &notes)
    {
        const AccountId id(index + 1);
        // A stream of its own for each account: stories can grow without moving the others.
        DemoRandom random(m_size.seed * 0x100000001B3ULL + quint64(index) * 7919 + 17);
        DemoAccount made;
        if (index < m_stories.count()) {
            made = m_stories.make(m_context, random, index, id);
            invoices.take(int(made.invoices.size()));
            notes.take(int(made.notes.size()));
        } else {
            made = m_people.make(m_context, random, id, QString::number(50000 + index),
                                 1 + int(random.chance(0.5)));
            const DemoBehaviour behaviour = anyBehaviour(random);
            makeDemoLedger(m_context, random, behaviour, invoices.next(random), made);
            const int noteCount = notes.next(random);
            m_followUpShare += noteCount * 0.2;
            const int followUps = int(m_followUpShare);
            m_followUpShare -= followUps;
            m_talk.make(m_context, random, behaviour, noteCount, followUps, made);
            addLimit(random, made);
            if (behaviour == DemoBehaviour::Insolvent)
                declareInsolvent(made);
            demoRate(m_context, made, behaviour);
        }
        count(made);
        return made;
    }

    void declareInsolvent(DemoAccount &made)
    {
        Account &account = made.account;
        account.status = AccountStatus::Insolvency;
        account.statusReason = QStringLiteral("Insolvency opened by the court, claim filed");
        account.statusSince = m_context.today().addDays(-30 - int(account.id.number() % 60));
        account.statusRevisit = m_context.calendar().addWorkingDays(
            m_context.today(), 5 + int(account.id.number() % 40));
        demoAddStatusTask(m_context, made);
    }

    void count(const DemoAccount &made)
    {
        ++m_report.accounts;
        m_report.contacts += qint64(made.contacts.size());
        m_report.invoices += qint64(made.invoices.size());
        m_report.payments += qint64(made.payments.size());
        m_report.notes += qint64(made.notes.size());
        m_report.followUps += qint64(made.followUps.size());
    }

    static void addUser(DemoRepository &repository, UserId id, const char *name, Role role,
                        int callsPerDay)
    {
        User user;
        user.id = id;
        user.name = QString::fromLatin1(name);
        user.login = user.name.section(QLatin1Char(' '), 0, 0).toLower();
        user.email = user.login + QStringLiteral("@northwind.example");
        user.role = role;
        user.callsPerDay = callsPerDay;
        repository.addUser(user, role == Role::Sales ? QStringLiteral("Sales")
                                                     : QStringLiteral("Receivables"));
    }

    void addCompany(Transaction &transaction, DemoRepository &repository)
    {
        addUser(repository, DemoContext::kAnna, "Anna Berg", Role::Administrator, 20);
        addUser(repository, DemoContext::kJonas, "Jonas Lund", Role::Manager, 0);
        addUser(repository, DemoContext::kMia, "Mia Okafor", Role::Clerk, 20);
        addUser(repository, DemoContext::kSam, "Sam Weber", Role::Sales, 0);
        BookSettings settings;
        settings.company = QStringLiteral("Northwind Trading");
        settings.companyAddress = QStringLiteral("Kaistraße 7\n20457 Hamburg");
        settings.companyEmail = QStringLiteral("receivables@northwind.example");
        settings.companyPhone = QStringLiteral("+49 40 555 01 00");
        settings.baseCurrency = Currency::fromCode(QStringLiteral("EUR")).value();
        settings.outcomes = BookService::defaultOutcomes();
        SettingsRepository::save(transaction, settings);
        for (const Remark &remark : m_talk.remarks())
            repository.addRemark(remark);
        const QDate today = m_context.today();
        repository.addRate(Currency::fromCode(QStringLiteral("USD")).value(),
                           today.addDays(-DemoContext::kHistoryDays), 920'000'000);
        repository.addRate(Currency::fromCode(QStringLiteral("JPY")).value(),
                           today.addDays(-DemoContext::kHistoryDays), 6'100'000);
    }

    DemoSize m_size;
    const StartOfDay &m_clock;
    DemoContext m_context;
    DemoPeople m_people;
    DemoTalk m_talk;
    DemoStories m_stories;
    DemoReport m_report;
    double m_followUpShare = 0;
};

std::optional<Error> problemIn(const DemoSize &size)
{
    const std::pair<int, const char *> numbers[] = {
        {size.accounts, "accounts"}, {size.invoices, "invoices"}, {size.notes, "notes"}};
    for (const auto &[number, name] : numbers) {
        if (number < 1 || number > kMost)
            return Error{ErrorCode::Invalid,
                         DemoService::tr("A demo book can have from 1 to %L1 %2.")
                             .arg(kMost)
                             .arg(QLatin1String(name)),
                         QString::fromLatin1(name),
                         {}};
    }
    return std::nullopt;
}

Result<DemoReport> build(const QString &path, const DemoSize &size, const StartOfDay &clock,
                         const WorkControl &control)
{
    BookMaker maker(size, clock);
    const Result<void> loaded = maker.load();
    if (!loaded)
        return loaded.error();
    const bool large = size.invoices > kLargeRows || size.notes > kLargeRows;
    Result<std::unique_ptr<Database>> opened =
        DemoRepository::openForBuilding(path, large ? kLargeCacheKiB : kSmallCacheKiB);
    if (!opened)
        return opened.error();
    Session session(std::move(*opened), clock, QStringLiteral("demo-%1").arg(size.seed), false);
    const Result<DemoReport> filled =
        session.write([&](Transaction &transaction) { return maker.fill(transaction, control); });
    if (!filled)
        return filled;
    const Result<void> finished = DemoRepository::finishBuilding(session.database());
    if (!finished)
        return finished.error();
    return filled;
}

} // namespace

Result<DemoReport> DemoService::create(const QString &path, const DemoSize &size,
                                       const Clock &clock, const WorkControl &control)
{
    if (const std::optional<Error> problem = problemIn(size))
        return *problem;
    if (isTaken(path))
        return Error{
            ErrorCode::Invalid,
            tr("“%1” exists already: choose another name.").arg(QFileInfo(path).fileName()),
            QStringLiteral("path"),
            {}};
    if (const Result<void> known = BookService::knowsZone({}, clock); !known)
        return known.error();
    const QString building = path + QStringLiteral(".making");
    QFile::remove(building);
    const Result<void> created = createBookFile(building);
    if (!created)
        return created.error();
    const StartOfDay start(clock);
    Result<DemoReport> report = build(building, size, start, control);
    if (report && !QFile::rename(building, path))
        report = Error{ErrorCode::Io,
                       tr("“%1” could not be put in place: check the folder and try again.")
                           .arg(QFileInfo(path).fileName()),
                       QStringLiteral("path"),
                       {}};
    if (!report)
        QFile::remove(building);
    return report;
}

} // namespace duebook
