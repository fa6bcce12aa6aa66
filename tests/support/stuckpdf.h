// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/ports/ports.h"

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace duebook::test {

/// A reader of PDF files that does not come back from those whose name contains "stuck", whatever
/// it is told, until the test lets it.
class StuckPdf final : public PdfReader {
public:
    Result<int> pageCount(const QString &path, const CancelFlag &) override
    {
        return stay(path) ? Result<int>(1) : Result<int>(3);
    }
    Result<QString> text(const QString &path, int, int, const CancelFlag &) override
    {
        return stay(path) ? QStringLiteral("too late") : QStringLiteral("twelve pallets");
    }
    Result<QByteArray> picture(const QString &path, int, int, const CancelFlag &) override
    {
        stay(path);
        return QByteArray();
    }

    int inside() const { return m_inside; }
    void letGo()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_free = true;
        }
        m_wake.notify_all();
    }

private:
    bool stay(const QString &path)
    {
        if (!path.contains(QStringLiteral("stuck")))
            return false;
        ++m_inside;
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_free; });
        --m_inside;
        return true;
    }

    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_free = false;
    std::atomic_int m_inside = 0;
};

} // namespace duebook::test
