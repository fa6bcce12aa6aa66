// SPDX-License-Identifier: Apache-2.0
// Reads the strange files FIRST to LAST as the window does, each for the search and for looking at
// it, and prints a line for each: number, bytes, steps, milliseconds, kilobytes at its peak, files
// opened that are none of its business, and what became of it.
#include "app/platform/pdfprograms.h"
#include "core/io/mediatype.h"
#include "core/services/documents/documenttext.h"
#include "tests/fault/strangefiles.h"
#include "tests/fault/systemcalls.h"
#include "ui/documents/picturereader.h"
#include "ui/documents/previewloader.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>
#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace duebook;
using namespace duebook::test;

namespace {

constexpr qint64 kMostMemory = qint64{3} * 1024 * 1024 * 1024;
constexpr int kPagePixels = 700;

/// A sanitizer keeps terabytes of addresses for itself: then only what is really used is measured.
void limitMemory()
{
#if defined(Q_OS_UNIX) && !defined(__SANITIZE_ADDRESS__)
    const rlimit most{rlim_t(kMostMemory), rlim_t(kMostMemory)};
    setrlimit(RLIMIT_AS, &most);
#endif
}

/// What the system says of our memory, in kilobytes; 0 where it says nothing.
qint64 memory(const char *what)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(what))
            return line.mid(qsizetype(qstrlen(what))).simplified().split(' ').first().toLongLong();
    }
    return 0;
}

void forgetPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

struct Outcome {
    qint64 steps = 0;
    QByteArray words;
};

Outcome readPdf(const QString &path, PdfReader &pdf)
{
    Outcome outcome;
    const Result<int> pages = pdf.pageCount(path, {});
    outcome.words = pages ? "pages " + QByteArray::number(*pages) : "no pages";
    const Result<QByteArray> png = pdf.picture(path, 1, kPagePixels, {});
    if (!png)
        return outcome;
    ReadGuard guard;
    outcome.words += ui::readPicture(path, *png, guard) ? " drawn" : " not drawn";
    outcome.steps = guard.steps();
    return outcome;
}

Outcome read(const StrangeFile &file, const QString &path, PdfReader &pdf)
{
    Document document;
    document.name = file.name;
    document.size = file.bytes.size();
    document.mediaType = mediaTypeOf(file.name, file.bytes.left(65536));
    const DocumentShape shape = shapeOf(document);
    const DocumentText text = DocumentTextService::extract(document, path, pdf);
    Outcome outcome;
    if (shape == DocumentShape::Pdf) {
        outcome = readPdf(path, pdf);
    } else if (shape != DocumentShape::Other && document.size > 0) {
        ReadGuard guard;
        const Result<ui::Preview> preview =
            ui::PreviewLoader::read(document, shape, file.bytes, guard);
        outcome = {guard.steps(), preview ? "shown" : "not shown"};
    } else {
        outcome.words = "not looked into";
    }
    static const char *kStates[] = {"waiting", "read", "no words", "failed"};
    outcome.words = QByteArray(kStates[int(text.state)]) + ", " + outcome.words;
    return outcome;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc != 3)
        return 2;
    limitMemory();
    const QTemporaryDir folder;
    PdfLimits tight;
    tight.cpuSeconds = 5;
    tight.milliseconds = 20000;
    PdfPrograms pdf(tight);
    const auto one = [&](const StrangeFile &file) {
        const QString path = folder.filePath(file.name);
        QFile copy(path);
        if (!copy.open(QIODevice::WriteOnly) || copy.write(file.bytes) != file.bytes.size())
            return Outcome{-1, "no room"};
        copy.close();
        watchSystemCalls(true);
        const Outcome outcome = read(file, path, pdf);
        watchSystemCalls(false);
        return outcome;
    };
    // Libraries load their parts with the first file of a sort.
    for (int sort = 0; sort < kSorts; ++sort)
        one(plainFile(sort));
    takeSystemCalls();
    for (int number = QByteArray(argv[1]).toInt(); number <= QByteArray(argv[2]).toInt();
         ++number) {
        const StrangeFile file = strangeFile(number);
        // Said before: whoever reads this knows at which file the program ended.
        std::printf("%d\t%lld\t%s\t", number, qlonglong(file.bytes.size()), file.how.constData());
        std::fflush(stdout);
        forgetPeak();
        const qint64 before = memory("VmRSS:");
        QElapsedTimer clock;
        clock.start();
        const Outcome outcome = one(file);
        const qint64 elapsed = clock.elapsed();
        const qint64 peak = memory("VmHWM:") - before;
        QByteArrayList opened = takeSystemCalls();
        opened.removeAll(folder.filePath(file.name).toUtf8());
        std::printf("%lld\t%lld\t%lld\t%s\t%s\n", qlonglong(outcome.steps), qlonglong(elapsed),
                    qlonglong(peak), opened.join(' ').constData(), outcome.words.constData());
    }
    return 0;
}
