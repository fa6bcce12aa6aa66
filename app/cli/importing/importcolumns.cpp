// SPDX-License-Identifier: Apache-2.0
#include "app/cli/importing/importcolumns.h"

#include "app/cli/verb.h"

namespace duebook::cli {

void printUnusedColumns(Output &out, const ImportInspection &inspection)
{
    if (out.format() == Format::Csv)
        return;
    if (!inspection.looksLike.isEmpty())
        out.field(QStringLiteral("looks_like"), Texts::tr("Looks like"), inspection.looksLike);
    out.beginTable(QStringLiteral("unused_columns"),
                   {left("column", Texts::tr("Column")), left("values", Texts::tr("Values"))},
                   Texts::tr("Columns that are not used"));
    int number = 0;
    for (const ImportColumn &column : inspection.columns) {
        ++number;
        if (column.field || column.names)
            continue;
        const QString name =
            column.heading.isEmpty() ? QStringLiteral("#%1").arg(number) : column.heading;
        out.row({name, list(column.samples)});
    }
    out.endTable();
    out.beginTable(QStringLiteral("reading"), {left("note", Texts::tr("Note"))},
                   Texts::tr("How the file was read"));
    for (const QString &note : inspection.notes)
        out.row({note});
    out.endTable();
}

} // namespace duebook::cli
