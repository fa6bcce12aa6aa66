// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <QCoreApplication>

namespace duebook {

class Session;

struct ExportReport {
    QString folder;
    int files = 0;   ///< CSV files written
    qint64 rows = 0; ///< in all of them, without headings
    qint64 documents = 0;
};

/// The whole book in open formats: one CSV per kind of record (UTF-8, ISO dates, decimal amounts
/// with the currency beside) and the documents as files. Belongs to the thread of its session.
class ExportService {
    Q_DECLARE_TR_FUNCTIONS(duebook::ExportService)
public:
    explicit ExportService(Session &session) : m_session(session) {}

    /// Writes into a folder beside `folder` that gets its name at the end: stopped or failed,
    /// nothing is left. `folder` must not exist or be empty. Progress counts rows and documents.
    /// Errors: Invalid (folder in use), Io, ReadOnly, Full, Cancelled.
    Result<ExportReport> exportAll(const QString &folder, const WorkControl &control = {});

private:
    Session &m_session;
};

} // namespace duebook
