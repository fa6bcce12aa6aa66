// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/importing/importrows.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

namespace duebook {

/// Parses a ledger file on a thread of its own and hands the rows over in batches; so many
/// batches wait at most that memory stays small. The destructor stops the thread.
class ImportPipeline {
public:
    /// `plan` and `accounts` outlive the pipeline; `accounts` is read by others only after the end.
    /// `hashed`: the file's SHA-256 is wanted.
    ImportPipeline(const ImportPlan &plan, const QString &path, AccountResolver &accounts,
                   bool hashed);
    ImportPipeline(const ImportPipeline &) = delete;
    ImportPipeline &operator=(const ImportPipeline &) = delete;
    ~ImportPipeline();

    /// The next batch; nothing at the end. Give it back with `recycle`.
    std::unique_ptr<LedgerBatch> next();
    void recycle(std::unique_ptr<LedgerBatch> batch);

    /// After the end: the error that stopped reading, if any.
    const std::optional<Error> &failure() const { return m_failure; }

    /// After the end: the file ends in the middle of its last row, which was refused.
    bool cutOff() const { return m_cutOff; }

    /// After the end: SHA-256 of the file.
    QByteArray sha256() const { return m_sha256; }

private:
    void work();
    bool hand(std::unique_ptr<LedgerBatch> batch);
    std::unique_ptr<LedgerBatch> emptyBatch();

    const ImportPlan &m_plan;
    QString m_path;
    AccountResolver &m_accounts;
    bool m_hashed;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::unique_ptr<LedgerBatch>> m_ready;
    std::vector<std::unique_ptr<LedgerBatch>> m_spare;
    bool m_ended = false;
    bool m_stop = false;
    std::optional<Error> m_failure;
    bool m_cutOff = false;
    QByteArray m_sha256;
    std::thread m_thread;
};

/// The error for a reader that stopped before the end of the file; `place` is file:row.
Error readingStopped(const QString &fileName, const CsvReader &reader);

} // namespace duebook
