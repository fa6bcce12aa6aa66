// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/importpipeline.h"

#include "core/services/documents/hashingdevice.h"
#include "core/services/importing/samenumbers.h"

#include <QCoreApplication>
#include <QFile>

namespace duebook {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ImportService)
};

constexpr size_t kBatchRows = 2000;
constexpr qsizetype kBatchBytes = 1 << 20;
constexpr size_t kBatchesWaiting = 32; // about 20 MB

} // namespace

Error readingStopped(const QString &fileName, const CsvReader &reader)
{
    return {(reader.problems() & CsvReadFailed) != 0 ? ErrorCode::Io : ErrorCode::Invalid,
            Texts::tr("Row %1 of the file: %2 Nothing was imported.")
                .arg(reader.row())
                .arg(csvProblemText(reader.problems())),
            QStringLiteral("%1:%2").arg(fileName).arg(reader.row()),
            {}};
}

ImportPipeline::ImportPipeline(const ImportPlan &plan, const QString &path,
                               AccountResolver &accounts, bool hashed)
    : m_plan(plan), m_path(path), m_accounts(accounts), m_hashed(hashed),
      m_thread([this] { work(); })
{
}

ImportPipeline::~ImportPipeline()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

std::unique_ptr<LedgerBatch> ImportPipeline::next()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_ready.empty() || m_ended; });
    if (m_ready.empty())
        return nullptr;
    std::unique_ptr<LedgerBatch> batch = std::move(m_ready.front());
    m_ready.pop_front();
    lock.unlock();
    m_changed.notify_all();
    return batch;
}

void ImportPipeline::recycle(std::unique_ptr<LedgerBatch> batch)
{
    batch->clear();
    const std::lock_guard lock(m_mutex);
    m_spare.push_back(std::move(batch));
}

std::unique_ptr<LedgerBatch> ImportPipeline::emptyBatch()
{
    const std::lock_guard lock(m_mutex);
    if (m_spare.empty())
        return std::make_unique<LedgerBatch>();
    std::unique_ptr<LedgerBatch> batch = std::move(m_spare.back());
    m_spare.pop_back();
    return batch;
}

/// False when the pipeline is being stopped.
bool ImportPipeline::hand(std::unique_ptr<LedgerBatch> batch)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_ready.size() < kBatchesWaiting || m_stop; });
    if (m_stop)
        return false;
    m_ready.push_back(std::move(batch));
    lock.unlock();
    m_changed.notify_all();
    return true;
}

void ImportPipeline::work()
{
    QFile file(m_path);
    bool going = file.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    if (!going)
        m_failure = Error{ErrorCode::Io,
                          Texts::tr("The file \"%1\" cannot be read: %2.")
                              .arg(m_plan.fileName, file.errorString()),
                          m_path,
                          {}};
    HashingDevice hashing(file);
    QIODevice &source = m_hashed ? static_cast<QIODevice &>(hashing) : file;
    CsvReader reader(source, m_plan.format);
    LedgerRowParser parser(m_plan, m_accounts);
    CutOffWatch end(size_t(m_plan.headings.size()));
    std::unique_ptr<LedgerBatch> batch = emptyBatch();
    const bool whole = m_plan.settings.sameNumber != SameNumber::Ask;
    while (going && reader.next()) {
        if (reader.row() < m_plan.dataRow)
            continue;
        const unsigned problems = end.problems(reader);
        m_cutOff = (problems & CsvCutOff) != 0;
        parser.parse(reader.row(), reader.fields(), problems, *batch);
        // Rows of one invoice need not stand beside each other: they are put together at the end.
        if (whole)
            continue;
        if (batch->rowsRead >= qint64(kBatchRows) || batch->arena.size() >= kBatchBytes) {
            batch->bytesRead = reader.bytesRead();
            going = hand(std::move(batch));
            batch = emptyBatch();
        }
    }
    if (going && reader.stopped())
        m_failure = readingStopped(m_plan.fileName, reader);
    if (going) {
        if (whole)
            mergeSameNumbers(*batch, m_plan.settings.sameNumber);
        batch->bytesRead = reader.bytesRead();
        hand(std::move(batch));
    }
    m_sha256 = hashing.sha256();
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
    }
    m_changed.notify_all();
}

} // namespace duebook
