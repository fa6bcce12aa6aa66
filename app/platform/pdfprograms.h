// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/ports/ports.h"

#include <QCoreApplication>

namespace duebook {

/// What a program that reads a PDF file may use.
struct PdfLimits {
    qint64 memoryBytes = qint64{768} * 1024 * 1024; ///< address space
    int cpuSeconds = 20;
    int milliseconds = 30000;                   ///< by the clock on the wall
    qint64 textBytes = qint64{8} * 1024 * 1024; ///< longer texts are cut
    qint64 pictureBytes = qint64{96} * 1024 * 1024;
};

/// Reads PDF files with the programs of poppler-utils (pdftotext, pdftoppm, pdfinfo), each run in a
/// process of its own: limited memory, processor time and file size, no core file, a bare
/// environment and, where the system lets a user have that, no network. The files are not trusted;
/// poppler is kept safe by the distribution.
class PdfPrograms final : public PdfReader {
    Q_DECLARE_TR_FUNCTIONS(duebook::PdfPrograms)
public:
    explicit PdfPrograms(const PdfLimits &limits = {}) : m_limits(limits) {}

    Result<int> pageCount(const QString &path, const CancelFlag &cancel) override;
    Result<QString> text(const QString &path, int first, int last,
                         const CancelFlag &cancel) override;
    Result<QByteArray> picture(const QString &path, int page, int pixels,
                               const CancelFlag &cancel) override;

private:
    struct Work {
        const char *program;
        QStringList arguments;
        QString path;
        qint64 mostOutput = 0;
        bool mayBeCut = false; ///< output beyond the limit is left out instead of an error
    };
    Result<QByteArray> run(const Work &work, const CancelFlag &cancel) const;
    static Error failure(const QString &path, int exitCode, const QByteArray &said);
    static Error tooMuch(const QString &path, const QString &detail);

    PdfLimits m_limits;
};

} // namespace duebook
