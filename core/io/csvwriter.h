// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QStringView>

class QIODevice;

namespace duebook {

/// Writes RFC 4180 rows as UTF-8 with CRLF line ends. A cell that a spreadsheet would run as a
/// formula (it starts with = + - @, a tab or a line end) gets an apostrophe in front; plain numbers
/// stay numbers. A failure is remembered and returned by `finish`; what follows it is not written.
class CsvWriter {
public:
    /// `device` is open for writing and outlives the writer. `byteOrderMark` lets spreadsheet
    /// programs recognise UTF-8.
    explicit CsvWriter(QIODevice &device, char separator = ',', bool byteOrderMark = false);

    /// Adds a cell to the row.
    CsvWriter &cell(QStringView text);

    /// Ends the row.
    void endRow();

    /// Writes what is buffered. Io when the device refused.
    Result<void> finish();

private:
    void flush();

    QIODevice &m_device;
    char m_separator;
    bool m_rowStarted = false;
    bool m_failed = false;
    QByteArray m_buffer;
};

} // namespace duebook
