// SPDX-License-Identifier: Apache-2.0
#include "core/base/log.h"

#include "core/base/ownfile.h"

#include <QFile>
#include <QMutex>

#include <memory>

namespace duebook {

Q_LOGGING_CATEGORY(logBook, "duebook.book", QtInfoMsg)
Q_LOGGING_CATEGORY(logImport, "duebook.import", QtInfoMsg)
Q_LOGGING_CATEGORY(logReminder, "duebook.reminder", QtInfoMsg)
Q_LOGGING_CATEGORY(logUi, "duebook.ui", QtInfoMsg)

namespace {

constexpr qint64 kLargestLogFile = 1024 * 1024;

// Qt's message handler is a plain function pointer, so the file it writes to has to be reachable
// without an argument: the one static of the program.
struct LogFile {
    QMutex mutex;
    std::unique_ptr<QFile> file;
};
LogFile &logFile()
{
    static LogFile instance;
    return instance;
}

void writeLine(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    LogFile &log = logFile();
    const QByteArray line = qFormatLogMessage(type, context, message).toUtf8() + '\n';
    const QMutexLocker lock(&log.mutex);
    fwrite(line.constData(), 1, size_t(line.size()), stderr);
    if (!log.file || (log.file->write(line) == line.size() && log.file->flush()))
        return;
    // Said once: every line would fail.
    const QByteArray why = QStringLiteral("the log %1 is no longer written: %2\n")
                               .arg(log.file->fileName(), log.file->errorString())
                               .toUtf8();
    fwrite(why.constData(), 1, size_t(why.size()), stderr);
    log.file.reset();
}

} // namespace

void startLogFile(const QString &folder)
{
    qSetMessagePattern(
        QStringLiteral("%{time yyyy-MM-ddTHH:mm:ss.zzz} %{type} %{category} %{message}"));
    makeOwnFolder(folder);
    const QString path = folder + QStringLiteral("/duebook.log");
    const QString older = folder + QStringLiteral("/duebook.log.1");
    if (QFile(path).size() > kLargestLogFile) {
        QFile::remove(older);
        QFile::rename(path, older);
    }
    auto file = std::make_unique<QFile>(path);
    if (!openOwnFile(*file, QIODevice::WriteOnly | QIODevice::Append))
        qCWarning(logBook) << "log file cannot be written" << path << file->errorString();
    else
        logFile().file = std::move(file);
    qInstallMessageHandler(writeLine);
}

} // namespace duebook
