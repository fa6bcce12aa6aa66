// SPDX-License-Identifier: Apache-2.0
// One client of a shared book: does mixed work until its share is done and writes one line to
// standard output for each change that the book acknowledged. Killed at any moment by the tests.
#include "tests/sharing/naive.h"
#include "tests/sharing/sharedbook.h"
#include "tests/sharing/writerwork.h"

#include "core/base/uid.h"
#include "core/services/book/bookservice.h"
#include "core/store/book/changewatcher.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QThread>

#include <atomic>
#include <cstdio>
#include <optional>
#include <random>
#include <thread>

using namespace duebook;
using namespace duebook::test;

namespace {

constexpr int kRefused = 3; // the book is not opened for writing: nothing was done
constexpr int kGivenUp = 4; // one change was not taken for too long
constexpr unsigned long kPauseMs = 20;

void say(const QString &line)
{
    std::printf("%s\n", qUtf8Printable(line));
    std::fflush(stdout);
}

/// The computer's clock, some hours off, or jumping by them: ahead, right, behind, right, ...
class WrongClock final : public Clock {
public:
    WrongClock(int hours, bool jumps) : m_hours(hours), m_jumps(jumps) {}
    QDateTime nowUtc() const override
    {
        constexpr qint64 kJumpMs = 100;
        constexpr int kSteps[] = {1, 0, -1, 0};
        const QDateTime right = m_right.nowUtc();
        const int step = m_jumps ? kSteps[right.toMSecsSinceEpoch() / kJumpMs % 4] : 1;
        return right.addSecs(qint64{3600} * m_hours * step);
    }
    QTimeZone systemZone() const override { return m_right.systemZone(); }

private:
    SystemClock m_right;
    int m_hours;
    bool m_jumps;
};

struct Options {
    QString book;
    QString id;
    int first = 1;
    int count = 0;
    int run = 1;
    unsigned seed = 1;
    qint64 limitMs = 0;
    qint64 forMs = 0; ///< 0 = until the count is reached
    QString mixture;
    int hoursOff = 0;
    bool clockJumps = false;
    bool watch = false;
    BookOpening opening;
};

/// All waits of core/store/sharing/README.md a tenth of what they are, for tests that wait them
/// out.
void hurry(ShareGate::Options &share)
{
    for (ShareGate::Ms *each : {&share.heartbeat, &share.settle, &share.watch.gone,
                                &share.watch.recover, &share.watch.forget, &share.watch.unasked,
                                &share.lease.takeOver, &share.lease.sureFor, &share.vfs.lost})
        *each /= 10;
}

std::optional<OpenedBook> openForWriting(const Options &options, const Clock &clock,
                                         const QString &client)
{
    QElapsedTimer since;
    since.start();
    for (;;) {
        Result<OpenedBook> opened =
            BookService::open(options.book, options.opening, clock, QStringLiteral("anna"), client);
        if (opened && !opened->session->readOnly())
            return std::move(*opened);
        // A lease that was lost while the book was being opened is told as a drive that fails.
        const bool mayHelp = !opened && (opened.error().code == ErrorCode::Busy ||
                                         opened.error().code == ErrorCode::Io);
        if (!mayHelp || since.elapsed() > options.limitMs) {
            say(QStringLiteral("refused %1")
                    .arg(opened ? opened->notice : opened.error().sentence));
            return std::nullopt;
        }
        QThread::msleep(kPauseMs);
    }
}

/// Looks for what others change, on a connection of its own beside the work, as a window does, only
/// more often: nothing that it does may cost the writer its locks.
class Watching {
public:
    Watching(const Options &options, const Clock &clock, const OpenedBook &book,
             const QString &client)
    {
        BookOpening opening = options.opening;
        opening.additional = true;
        opening.drive = book.drive;
        opening.gate = book.session->gate();
        m_thread = std::thread([this, path = options.book, opening, &clock, client] {
            const Result<OpenedBook> own =
                BookService::open(path, opening, clock, QStringLiteral("anna"), client);
            if (!own)
                return;
            ChangeWatcher watcher(*own->session);
            for (; !m_ended; QThread::msleep(kPauseMs))
                (void)watcher.poll();
        });
    }
    Watching(const Watching &) = delete;
    Watching &operator=(const Watching &) = delete;
    ~Watching()
    {
        m_ended = true;
        m_thread.join();
    }

private:
    std::atomic<bool> m_ended{false};
    std::thread m_thread;
};

int writeAll(const Options &options)
{
    const WrongClock clock(options.hoursOff, options.clockJumps);
    const QString client = newUid();
    std::optional<OpenedBook> book = openForWriting(options, clock, client);
    if (!book)
        return kRefused;
    std::optional<Watching> watching;
    if (options.watch)
        watching.emplace(options, clock, *book, client);
    WriterWork work(*book->session);
    QElapsedTimer sinceOpen;
    sinceOpen.start();
    for (int number = options.first; number < options.first + options.count; ++number) {
        if (options.forMs > 0 && sinceOpen.elapsed() > options.forMs)
            break;
        // The same number is the same work in every run: a repeat after a kill must be recognised.
        std::seed_seq seed{options.seed, unsigned(qHash(options.id)), unsigned(number)};
        std::mt19937 random(seed);
        const QString uid =
            WriterWork::uidFor(random, options.mixture, options.id, number, options.run);
        QElapsedTimer since;
        since.start();
        for (;;) {
            const Result<void> done = work.run(uid, random);
            if (done) {
                say(QStringLiteral("ok %1 %2").arg(uid).arg(since.nsecsElapsed() / 1000));
                break;
            }
            say(QStringLiteral("failed %1 %2 %3 | %4")
                    .arg(uid)
                    .arg(int(done.error().code))
                    .arg(done.error().sentence, done.error().detail));
            if (since.elapsed() > options.limitMs)
                return kGivenUp;
            QThread::msleep(kPauseMs);
        }
    }
    return 0;
}

/// Says as one line of JSON what the book has of the work that was acknowledged in these files.
int prove(const QString &book, const QStringList &files)
{
    QStringList acknowledged;
    for (const QString &name : files) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
        for (const QString &line : lines) {
            if (line.startsWith(QStringLiteral("ok ")))
                acknowledged << line.section(QLatin1Char(' '), 1, 1);
        }
    }
    const SharedProof proof = proofOf(book, {}, acknowledged);
    const auto list = [](const QStringList &words) { return QJsonArray::fromStringList(words); };
    const QJsonObject said{{QStringLiteral("acknowledged"), int(acknowledged.size())},
                           {QStringLiteral("lost"), list(proof.lost)},
                           {QStringLiteral("doubled"), list(proof.doubled)},
                           {QStringLiteral("halves"), list(proof.halves)},
                           {QStringLiteral("findings"), list(proof.findings)}};
    say(QString::fromUtf8(QJsonDocument(said).toJson(QJsonDocument::Compact)));
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QLoggingCategory::setFilterRules(QStringLiteral("duebook.*=false"));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Writes mixed work into a shared book."));
    parser.addHelpOption();
    const auto option = [&](const char *name, const char *what, const char *fallback) {
        parser.addOption({QLatin1String(name), QLatin1String(what), QStringLiteral("value"),
                          QLatin1String(fallback)});
    };
    option("book", "The book.", "");
    option("id", "Name of this writer.", "w1");
    option("first", "Number of the first change.", "1");
    option("count", "How many changes.", "100");
    option("run", "How often this writer was started.", "1");
    option("seed", "What the mixture follows from.", "1");
    option("limit", "Milliseconds after which a change that is not taken is given up.", "60000");
    option("for", "Milliseconds after which it ends, whatever was done; 0 = never.", "0");
    option("mixture", "Kinds of work to choose from: N, P, V, C, I.", "NNNNNNNNNNPPPPVVCCCI");
    option("journal", "Of the bare library: delete, persist or wal.", "delete");
    option("drive", "local, network or auto.", "auto");
    option("hours-off", "How wrong this client's clock is.", "0");
    parser.addOption({QStringLiteral("try-locks"),
                      QStringLiteral("Tries the drive's locks though they are known to lie.")});
    parser.addOption({QStringLiteral("clock-jumps"),
                      QStringLiteral("The clock jumps by these hours, ahead and back.")});
    parser.addOption(
        {QStringLiteral("watch"),
         QStringLiteral("Looks for the others' changes meanwhile, as a window does.")});
    parser.addOption({QStringLiteral("hurry"), QStringLiteral("A tenth of every wait.")});
    parser.addOption({QStringLiteral("naive"),
                      QStringLiteral("Bare SQLite with a plain rollback journal instead.")});
    parser.addOption({QStringLiteral("make"), QStringLiteral("Only makes the book.")});
    parser.addOption({QStringLiteral("prove"),
                      QStringLiteral("Only compares the book with what writers said in files.")});
    parser.addPositionalArgument(QStringLiteral("files"), QStringLiteral("What writers said."));
    parser.process(app);
    if (parser.isSet(QStringLiteral("make"))) {
        makeSharedBook(parser.value(QStringLiteral("book")));
        return 0;
    }
    if (parser.isSet(QStringLiteral("prove")))
        return prove(parser.value(QStringLiteral("book")), parser.positionalArguments());

    Options options;
    options.book = parser.value(QStringLiteral("book"));
    options.id = parser.value(QStringLiteral("id"));
    options.first = parser.value(QStringLiteral("first")).toInt();
    options.count = parser.value(QStringLiteral("count")).toInt();
    options.run = parser.value(QStringLiteral("run")).toInt();
    options.seed = parser.value(QStringLiteral("seed")).toUInt();
    options.limitMs = parser.value(QStringLiteral("limit")).toLongLong();
    options.forMs = parser.value(QStringLiteral("for")).toLongLong();
    options.mixture = parser.value(QStringLiteral("mixture"));
    if (parser.value(QStringLiteral("drive")) != QStringLiteral("auto"))
        options.opening.drive = parser.value(QStringLiteral("drive")) == QStringLiteral("network")
                                    ? DriveKind::Network
                                    : DriveKind::Local;
    options.clockJumps = parser.isSet(QStringLiteral("clock-jumps"));
    options.watch = parser.isSet(QStringLiteral("watch"));
    options.hoursOff = parser.value(QStringLiteral("hours-off")).toInt();
    options.opening.share.believeMountTable = !parser.isSet(QStringLiteral("try-locks"));
    if (parser.isSet(QStringLiteral("hurry")))
        hurry(options.opening.share);
    if (parser.isSet(QStringLiteral("naive")))
        return writeNaively({options.book, parser.value(QStringLiteral("journal")), options.id,
                             options.first, options.count, options.forMs},
                            say);
    return writeAll(options);
}
