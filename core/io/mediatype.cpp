// SPDX-License-Identifier: Apache-2.0
#include "core/io/mediatype.h"

#include <QMimeDatabase>

namespace duebook {

namespace {

constexpr qsizetype kDosHeader = 64;

QString programType(const QByteArray &beginning)
{
    if (beginning.startsWith("\x7f"
                             "ELF"))
        return QStringLiteral("application/x-executable");
    // The header of a program for DOS or Windows has zeros in it; a text that begins so has none.
    if (beginning.startsWith("MZ") && beginning.left(kDosHeader).contains('\0'))
        return QStringLiteral("application/x-ms-dos-executable");
    if (beginning.startsWith("#!/"))
        return QStringLiteral("application/x-shellscript");
    return {};
}

} // namespace

QString mediaTypeOf(const QString &name, const QByteArray &beginning)
{
    const QString program = programType(beginning);
    if (!program.isEmpty())
        return program;
    return QMimeDatabase().mimeTypeForFileNameAndData(name, beginning).name();
}

} // namespace duebook
