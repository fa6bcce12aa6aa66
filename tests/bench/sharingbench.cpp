// SPDX-License-Identifier: Apache-2.0
// Several clients on one book: how many saves a second, how long one takes, how soon others see it,
// how soon the book can be used again after a client was killed. Run by hand, see README.md.
#include "core/base/uid.h"
#include "core/services/accounts/accountservice.h"
#include "core/services/talks/noteservice.h"
#include "core/store/book/changewatcher.h"
#include "core/store/sharing/sidefolder.h"
#include "tests/bench/measure.h"
#include "tests/sharing/fleet.h"
#include "tests/sharing/mount.h"
#include "tests/sharing/naive.h"
#include "tests/sharing/sharedbook.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLoggingCategory>
#include <QProcess>
#include <QThread>

#include <cstdio>

using namespace duebook;
using namespace duebook::bench;
using duebook::test::Fleet;
using duebook::test::SshMount;
using duebook::test::Writer;

namespace {

constexpr int kPollMs = 1000;
constexpr int kSights = 10;
constexpr int kRecoveries = 10;
constexpr int kFarTooLongMs = 600'000;

/// A place where the book may lie, and how the bare library is told to keep it there.
struct Place {
    QString name;
    QString folder;
    QString drive;
    QString journal;
    QString server; ///< the same folder where its server has it; empty = it is no share
};

/// A new book for the clients of the place.
QString makeBook(const Place &place, const QString &name)
{
    const bool share = !place.server.isEmpty();
    const QString made = QDir(share ? place.server : place.folder).filePath(name);
    for (const char *suffix : {"", "-wal", "-shm", "-journal"})
        QFile::remove(made + QLatin1String(suffix));
    QDir(made + QStringLiteral(".d")).removeRecursively();
    duebook::test::makeSharedBook(made);
    if (place.drive != QStringLiteral("local"))
        duebook::test::openShared(made, DriveKind::Network, SystemClock());
    // Its locks are known to lie: the clients take turns.
    if (share)
        must(SideFolder(made).setMode(ShareMode::Lease));
    return QDir(place.folder).filePath(name);
}

struct Rate {
    double perSecond = 0;
    Samples times;
};

Rate rateOf(const Place &place, int clients, int seconds, bool bare)
{
    const QTemporaryDir said;
    QStringList options{QStringLiteral("--for"), QString::number(seconds * 1000)};
    QString path = QDir(place.folder).filePath(QStringLiteral("bare.db"));
    if (bare) {
        for (const char *suffix : {"", "-wal", "-shm", "-journal"})
            QFile::remove(path + QLatin1String(suffix));
        duebook::test::makeNaiveFile(path);
        options << QStringLiteral("--naive") << QStringLiteral("--journal") << place.journal;
    } else {
        path = makeBook(place, QStringLiteral("saves.duebook"));
        options << QStringLiteral("--drive") << place.drive << QStringLiteral("--mixture")
                << QStringLiteral("N");
    }
    Fleet fleet;
    for (int number = 1; number <= clients; ++number)
        fleet.push_back(std::make_unique<Writer>(said.path(), QStringLiteral("w%1").arg(number),
                                                 path, 1'000'000, options));
    std::mt19937 random(1);
    QElapsedTimer since;
    since.start();
    if (!duebook::test::runFleet(fleet, {}, kFarTooLongMs, random))
        giveUp(place.name + QStringLiteral(": ") +
               duebook::test::complaints(fleet).join(QLatin1Char('\n')));
    Rate rate;
    // From the first program's start to the last one's end: what is under way then is counted too.
    const double wall = double(since.elapsed()) / 1000;
    for (const auto &writer : fleet) {
        for (const qint64 each : writer->microseconds())
            rate.times.seconds.push_back(double(each) / 1e6);
    }
    rate.perSecond = double(rate.times.seconds.size()) / wall;
    return rate;
}

QString columns(const Rate &rate)
{
    return QStringLiteral("%1 | %2 | %3 | %4")
        .arg(rate.perSecond, 0, 'f', rate.perSecond < 100 ? 1 : 0)
        .arg(timeText(rate.times.percentile(50)), timeText(rate.times.percentile(95)),
             timeText(rate.times.percentile(99)));
}

void measureRates(const std::vector<Place> &places, int seconds)
{
    std::printf("| drive | clients | saves/s | p50 | p95 | p99 | bare commits/s | p50 | p95 | p99 "
                "|\n|---|---|---|---|---|---|---|---|---|---|\n");
    for (const Place &place : places) {
        for (const int clients : {1, 2, 4, 8}) {
            const Rate ours = rateOf(place, clients, seconds, false);
            const Rate bare = rateOf(place, clients, seconds, true);
            std::printf("| %s | %d | %s | %s |\n", qUtf8Printable(place.name), clients,
                        qUtf8Printable(columns(ours)), qUtf8Printable(columns(bare)));
            std::fflush(stdout);
        }
    }
}

std::optional<DriveKind> kindOf(const Place &place)
{
    if (place.drive == QStringLiteral("auto"))
        return std::nullopt;
    return place.drive == QStringLiteral("local") ? DriveKind::Local : DriveKind::Network;
}

/// From a save's acknowledgement until another client's look, made once a second, has it.
void measureSight(const Place &place)
{
    const SystemClock clock;
    const QString path = makeBook(place, QStringLiteral("seen.duebook"));
    const OpenedBook writer = duebook::test::openShared(path, kindOf(place), clock);
    const OpenedBook reader = duebook::test::openShared(path, kindOf(place), clock);
    const AccountId account = must(AccountService(*writer.session).find(QStringLiteral("S-1")));
    ChangeWatcher watcher(*reader.session);
    must(watcher.poll());
    std::mt19937 random(3);
    Samples sights;
    Samples looks;
    QElapsedTimer since;
    since.start();
    qint64 nextLook = kPollMs;
    for (int sight = 0; sight < kSights; ++sight) {
        // At a moment of the reader's second that nobody chose.
        QThread::msleep(random() % kPollMs);
        NewNote note;
        note.uid = newUid();
        note.account = account;
        note.text = QStringLiteral("seen soon");
        must(NoteService(*writer.session).addNote(note));
        const qint64 saved = since.elapsed();
        for (bool seen = false; !seen;) {
            while (nextLook < since.elapsed())
                nextLook += kPollMs;
            QThread::msleep(ulong(nextLook - since.elapsed()));
            looks.seconds.push_back(timed([&] { seen = !must(watcher.poll()).empty(); }));
        }
        sights.seconds.push_back(double(since.elapsed() - saved) / 1000);
    }
    std::printf("| %s | %s | %s | %s |\n", qUtf8Printable(place.name),
                qUtf8Printable(timeText(sights.median())), qUtf8Printable(timeText(sights.worst())),
                qUtf8Printable(timeText(looks.median())));
    std::fflush(stdout);
}

bool isHot(const QString &journal)
{
    QFile file(journal);
    return file.open(QIODevice::ReadOnly) &&
           file.read(8) == QByteArray("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8);
}

/// Kills a writer while its journal is hot; how long the next one needs until it has read the book.
void measureRecovery(const Place &place)
{
    const QTemporaryDir said;
    const SystemClock clock;
    const QString path = makeBook(place, QStringLiteral("killed.duebook"));
    Samples times;
    int attempts = 0;
    for (; times.seconds.size() < kRecoveries && attempts < 50 * kRecoveries; ++attempts) {
        Writer writer(said.path(), QStringLiteral("k%1").arg(attempts), path, 1'000'000,
                      {QStringLiteral("--drive"), place.drive, QStringLiteral("--mixture"),
                       QStringLiteral("NI")});
        writer.start();
        QElapsedTimer since;
        since.start();
        while (since.elapsed() < 5000 &&
               (writer.acknowledged().size() < 3 || !isHot(path + QStringLiteral("-journal"))))
            QThread::usleep(100);
        writer.kill();
        if (!isHot(path + QStringLiteral("-journal")))
            continue;
        times.seconds.push_back(timed([&] {
            const OpenedBook book = duebook::test::openShared(path, kindOf(place), clock);
            must(AccountService(*book.session).find(QStringLiteral("S-1")));
        }));
    }
    std::printf("| %s | %s | %s | %zu of %d kills |\n", qUtf8Printable(place.name),
                qUtf8Printable(timeText(times.median())), qUtf8Printable(timeText(times.worst())),
                times.seconds.size(), attempts);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(QStringLiteral("duebook.*=false"));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Measures several clients on one book."));
    parser.addHelpOption();
    parser.addOption({QStringLiteral("seconds"), QStringLiteral("How long each row is measured."),
                      QStringLiteral("number"), QStringLiteral("5")});
    parser.addOption({QStringLiteral("folder"),
                      QStringLiteral("Where the books are made; a real share is measured too."),
                      QStringLiteral("folder"), QDir::tempPath()});
    parser.addOption({QStringLiteral("only"), QStringLiteral("Drives whose name has this word."),
                      QStringLiteral("word")});
    parser.process(application);

    const QTemporaryDir local(parser.value(QStringLiteral("folder")) +
                              QStringLiteral("/duebook-bench"));
    const QTemporaryDir server(parser.value(QStringLiteral("folder")) +
                               QStringLiteral("/duebook-bench"));
    std::vector<Place> places{
        {QStringLiteral("local"), local.path(), QStringLiteral("local"), QStringLiteral("wal"), {}},
        {QStringLiteral("local, treated as a share"), local.path(), QStringLiteral("network"),
         QStringLiteral("persist")}};
    std::unique_ptr<SshMount> mount;
    const QString missing = SshMount::missing();
    if (missing.isEmpty()) {
        mount = std::make_unique<SshMount>(server.path());
        places.push_back({QStringLiteral("sshfs, lease mode"), mount->path(),
                          QStringLiteral("auto"), QStringLiteral("persist"), server.path()});
    } else {
        std::fprintf(stderr, "no sshfs: %s\n", qUtf8Printable(missing));
    }
    std::erase_if(places, [&](const Place &place) {
        return !place.name.contains(parser.value(QStringLiteral("only")));
    });
    measureRates(places, std::max(1, parser.value(QStringLiteral("seconds")).toInt()));
    std::printf("\n| drive | seen by others, median | worst | one look |\n|---|---|---|---|\n");
    for (const Place &place : places)
        measureSight(place);
    std::printf(
        "\n| drive | usable after a kill, median | worst | hot journals |\n|---|---|---|---|"
        "\n");
    for (const Place &place : places) {
        // A lease stands for its minute whatever became of its holder: there is nothing to measure.
        if (place.journal != QStringLiteral("wal") && place.server.isEmpty())
            measureRecovery(place);
    }
    return 0;
}
