// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QTemporaryDir>

#include <memory>

namespace duebook {

/// A temporary folder that only the user may enter, removed with everything in it when it goes out
/// of scope. One per program run, for copies of documents opened with other programs.
class PrivateFolder {
public:
    /// Errors: Io, with a sentence that names the folder for temporary files.
    static Result<PrivateFolder> create();

    QString path() const { return m_folder->path(); }

private:
    explicit PrivateFolder(std::unique_ptr<QTemporaryDir> folder) : m_folder(std::move(folder)) {}

    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace duebook
