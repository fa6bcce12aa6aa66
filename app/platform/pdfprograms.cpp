// SPDX-License-Identifier: Apache-2.0
#include "app/platform/pdfprograms.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#ifdef Q_OS_LINUX
#include <sched.h>
#include <sys/prctl.h>
#endif
#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace duebook {

namespace {

constexpr int kStartMs = 10000;
constexpr int kLookMs = 50;
constexpr qsizetype kMostComplaint = 4096;
constexpr int kSmallestPicture = 16;
constexpr int kLargestPicture = 6000;

#ifdef Q_OS_UNIX
void limit(int resource, qint64 value)
{
    rlimit both{};
    both.rlim_cur = rlim_t(value);
    both.rlim_max = rlim_t(value);
    setrlimit(static_cast<__rlimit_resource_t>(resource), &both);
}
#endif

/// Runs in the child between fork and exec: only calls that are allowed there.
void confine(const PdfLimits &limits)
{
#ifdef Q_OS_UNIX
    limit(RLIMIT_AS, limits.memoryBytes);
    limit(RLIMIT_CPU, limits.cpuSeconds);
    limit(RLIMIT_FSIZE, limits.pictureBytes);
    limit(RLIMIT_CORE, 0);
#endif
#ifdef Q_OS_LINUX
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    // Refused on many systems; the programs have no business with the network anyway.
    if (unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
        return;
#endif
}

QProcessEnvironment bareEnvironment()
{
    QProcessEnvironment bare;
    bare.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin:/usr/local/bin"));
    bare.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    bare.insert(QStringLiteral("HOME"), QStringLiteral("/nonexistent"));
    return bare;
}

} // namespace

Error PdfPrograms::tooMuch(const QString &path, const QString &detail)
{
    return {ErrorCode::Invalid,
            tr("“%1” needs more time or memory than is safe: open it with another program if you "
               "trust who sent it.")
                .arg(QFileInfo(path).fileName()),
            {},
            detail};
}

Error PdfPrograms::failure(const QString &path, int exitCode, const QByteArray &said)
{
    const QString name = QFileInfo(path).fileName();
    const QString detail = QStringLiteral("exit %1: %2").arg(exitCode).arg(QString::fromUtf8(said));
    if (said.contains("Incorrect password") || said.contains("ncrypted"))
        return {ErrorCode::Invalid,
                tr("“%1” is protected by a password: ask who sent it for a copy without one.")
                    .arg(name),
                {},
                detail};
    if (exitCode == 3)
        return {ErrorCode::Invalid,
                tr("“%1” does not allow its words to be read.").arg(name),
                {},
                detail};
    return {ErrorCode::Invalid,
            tr("“%1” is no PDF file in order: ask who sent it for another copy.").arg(name),
            {},
            detail};
}

Result<QByteArray> PdfPrograms::run(const Work &work, const CancelFlag &cancel) const
{
    const QString program = QStandardPaths::findExecutable(QLatin1String(work.program));
    if (program.isEmpty())
        return Error{ErrorCode::NotFound,
                     tr("PDF files cannot be looked into on this computer: install the package "
                        "poppler-utils."),
                     {},
                     QLatin1String(work.program)};
    QProcess process;
    process.setProcessEnvironment(bareEnvironment());
    process.setStandardInputFile(QProcess::nullDevice());
    process.setChildProcessModifier([limits = m_limits] { confine(limits); });
    QElapsedTimer clock;
    clock.start();
    process.start(program, work.arguments);
    if (!process.waitForStarted(kStartMs))
        return Error{ErrorCode::NotFound,
                     tr("PDF files cannot be looked into on this computer: install the package "
                        "poppler-utils."),
                     {},
                     process.errorString()};
    QByteArray output;
    QByteArray said;
    bool cut = false;
    const auto stop = [&process] {
        process.kill();
        process.waitForFinished(kStartMs);
    };
    const auto drain = [&] {
        output += process.readAllStandardOutput();
        const QByteArray more = process.readAllStandardError();
        said += more.left(kMostComplaint - said.size());
        cut = output.size() > work.mostOutput;
    };
    while (!process.waitForFinished(kLookMs)) {
        drain();
        if (cancel.cancelled()) {
            stop();
            return Error{ErrorCode::Cancelled, tr("Stopped."), {}, {}};
        }
        if (cut || clock.elapsed() > m_limits.milliseconds) {
            stop();
            if (cut && work.mayBeCut)
                return output.left(work.mostOutput);
            return tooMuch(work.path, QStringLiteral("stopped after %1 ms, %2 bytes")
                                          .arg(clock.elapsed())
                                          .arg(output.size()));
        }
        if (process.state() == QProcess::NotRunning)
            break;
    }
    drain();
    if (cut)
        output.truncate(work.mostOutput);
    if (process.exitStatus() != QProcess::NormalExit)
        return tooMuch(work.path, QStringLiteral("signal %1").arg(process.exitCode()));
    if (said.contains("Out of memory") || said.contains("bad_alloc"))
        return tooMuch(work.path, QString::fromUtf8(said));
    if (process.exitCode() != 0)
        return failure(work.path, process.exitCode(), said);
    return output;
}

Result<int> PdfPrograms::pageCount(const QString &path, const CancelFlag &cancel)
{
    const Result<QByteArray> facts =
        run({"pdfinfo", {path}, path, m_limits.textBytes, true}, cancel);
    if (!facts)
        return facts.error();
    for (const QByteArray &line : facts->split('\n')) {
        if (!line.startsWith("Pages:"))
            continue;
        const int count = line.mid(6).trimmed().toInt();
        if (count > 0)
            return count;
    }
    return failure(path, 0, {});
}

Result<QString> PdfPrograms::text(const QString &path, int first, int last,
                                  const CancelFlag &cancel)
{
    QStringList arguments{QStringLiteral("-enc"), QStringLiteral("UTF-8"),
                          QStringLiteral("-nopgbrk"), QStringLiteral("-f"), QString::number(first)};
    if (last > 0)
        arguments << QStringLiteral("-l") << QString::number(last);
    arguments << path << QStringLiteral("-");
    const Result<QByteArray> text =
        run({"pdftotext", arguments, path, m_limits.textBytes, true}, cancel);
    if (!text)
        return text.error();
    return QString::fromUtf8(*text);
}

Result<QByteArray> PdfPrograms::picture(const QString &path, int page, int pixels,
                                        const CancelFlag &cancel)
{
    const QString number = QString::number(page);
    const int side = qBound(kSmallestPicture, pixels, kLargestPicture);
    const Result<QByteArray> png =
        run({"pdftoppm",
             {QStringLiteral("-png"), QStringLiteral("-f"), number, QStringLiteral("-l"), number,
              QStringLiteral("-scale-to"), QString::number(side), path},
             path,
             m_limits.pictureBytes,
             false},
            cancel);
    if (png && png->isEmpty())
        return failure(path, 0, "no page");
    return png;
}

} // namespace duebook
