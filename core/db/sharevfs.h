// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>

namespace duebook {

/// SQLite's file layer for one book on a network drive, wrapped around that of every book
/// (pagesumvfs.h). It keeps the rules of the sharing contract (core/store/sharing/README.md) that
/// SQLite does not know: an operation that took longer than
/// `Limits::lost` ends the connection (the server may have given its locks away meanwhile), another
/// client's journal is rolled back only when `mayRecover` says so, and no shared memory is offered,
/// so that a book on a share never gets a write-ahead log. One for all connections of a program to
/// the book; outlives them. Its members may be called from any thread.
class ShareVfs {
public:
    using Clock = std::chrono::steady_clock;

    struct Limits {
        std::chrono::milliseconds lost{20000};
    };
    struct Counts {
        qint64 reads = 0;
        qint64 writes = 0;
        qint64 syncs = 0;
        qint64 locks = 0;
        qint64 others = 0; ///< opening, size, existence

        qint64 all() const { return reads + writes + syncs + locks + others; }
    };

    /// An operation on the drive, from its beginning to the end of this object's life: counted by
    /// `waiting`, and a loss when it took longer than the limit. SQLite's own are made so; those
    /// that it knows nothing of are to be.
    class Operation {
    public:
        explicit Operation(ShareVfs &vfs);
        Operation(const Operation &) = delete;
        Operation &operator=(const Operation &) = delete;
        ~Operation();

    private:
        ShareVfs &m_vfs;
        std::multiset<Clock::time_point>::iterator m_entry;
    };

    explicit ShareVfs(Limits limits);
    ShareVfs(const ShareVfs &) = delete;
    ShareVfs &operator=(const ShareVfs &) = delete;
    ~ShareVfs();

    /// The name that a connection is opened with.
    const char *name() const { return m_name.c_str(); }

    /// Asked before SQLite rolls back a journal that another client left. Set before the first
    /// connection is opened.
    void setMayRecover(std::function<bool()> mayRecover) { m_mayRecover = std::move(mayRecover); }
    /// Asked before a page of the book is written; false ends the connection. The same.
    void setMayWrite(std::function<bool()> mayWrite) { m_mayWrite = std::move(mayWrite); }

    /// How long the operation that waits longest has been waited for; 0 = none is under way.
    std::chrono::milliseconds waiting() const;

    /// Grows with each loss; a connection opened at another number is dead.
    int epoch() const { return m_epoch; }

    /// From now on nothing is written through the connections that are open.
    void lose() { ++m_epoch; }

    Counts counts() const;

private:
    friend struct ShareVfsCalls;
    struct Native;

    const Limits m_limits;
    std::string m_name;
    std::function<bool()> m_mayRecover;
    std::function<bool()> m_mayWrite;
    std::atomic<int> m_epoch{1};
    std::atomic<qint64> m_reads{0};
    std::atomic<qint64> m_writes{0};
    std::atomic<qint64> m_syncs{0};
    std::atomic<qint64> m_locks{0};
    std::atomic<qint64> m_others{0};
    mutable std::mutex m_mutex;
    std::multiset<Clock::time_point> m_underWay;
    std::unique_ptr<Native> m_native;
};

} // namespace duebook
