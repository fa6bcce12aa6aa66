// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QTemporaryDir>

#include <memory>

class QFile;

namespace duebook {

/// A temporary folder that only the user may enter, removed with everything in it when it goes out
/// of scope. One per program run, for copies of documents opened with other programs.
class PrivateFolder {
public:
    /// Errors: Io or Full, with a sentence that names the folder for temporary files.
    static Result<PrivateFolder> create();

    PrivateFolder(PrivateFolder &&other) noexcept;
    PrivateFolder &operator=(PrivateFolder &&other) noexcept;
    ~PrivateFolder();

    QString path() const { return m_folder->path(); }

    /// Removes what programs left that did not come to their end: folders of this user that no
    /// running program holds. Looks at nothing that is a link or another's. For the start of a
    /// program; any thread, waits for the drive.
    static void removeAbandoned(const Clock &clock);

private:
    PrivateFolder(std::unique_ptr<QTemporaryDir> folder, std::unique_ptr<QFile> held);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QFile> m_held; ///< locked as long as the program lives
};

} // namespace duebook
