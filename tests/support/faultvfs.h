// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace duebook::test {

/// What goes wrong with a drive.
enum class Fault {
    None,
    ReadError,
    WriteError,
    Full,
    TornWrite, ///< half of it reaches the drive, and nothing after it does: the power is gone
    SyncError,
    OpenError,
    TruncateError,
    LockError,
};

/// A drive between SQLite and the files of this process that fails on demand. Every connection
/// opened while it stands goes through it; the files themselves are real.
class FaultyDrive {
public:
    FaultyDrive();
    FaultyDrive(const FaultyDrive &) = delete;
    FaultyDrive &operator=(const FaultyDrive &) = delete;
    ~FaultyDrive();

    /// The `nth` operation of the fault's kind fails from now on (the first is 1); with `lasting`
    /// every one after it too.
    void arm(Fault fault, int nth, bool lasting = false);
    /// Everything works again.
    void mend() { arm(Fault::None, 0); }

    /// Operations of the armed kind since `arm`; with Fault::None none are counted.
    int operations() const;
    bool struck() const;
    /// Operations of every kind since `arm`: each is a round trip on a drive far away.
    int reads() const;
    int writes() const;
    int syncs() const;
    int others() const; ///< opening, locks, sizes, looking whether a journal is there
};

} // namespace duebook::test
