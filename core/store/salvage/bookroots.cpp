// SPDX-License-Identifier: Apache-2.0
#include "core/store/salvage/bookroots.h"

#include "core/store/salvage/rowmatch.h"

#include <QRegularExpression>

#include <algorithm>

namespace duebook {

namespace {

bool isSchemaRow(const std::vector<RawValue> &row)
{
    constexpr const char *kTypes[] = {"table", "index", "view", "trigger"};
    return fitsTable(schemaTable(), row) &&
           std::any_of(std::begin(kTypes), std::end(kTypes),
                       [&](const char *type) { return row[0].bytes == QByteArrayView(type); });
}

template <typename Told>
void eachSchemaRow(RawPages &pages, quint32 number, RawPages::Beyond beyond, const Told &told)
{
    QByteArray bytes;
    QByteArray record;
    std::vector<RawValue> row;
    if (!pages.file().read(number, bytes))
        return;
    const RawPage page(bytes, pages.file().usable(), number == 1);
    for (int i = 0; i < page.cells(); ++i) {
        const std::optional<RawCell> cell = page.cell(i);
        if (cell && pages.record(*cell, record, beyond) && decodeRecord(record, row) &&
            isSchemaRow(row))
            told(row);
    }
}

} // namespace

std::map<QString, quint32> readRoots(RawPages &pages)
{
    std::map<QString, quint32> roots;
    const qint64 last = qint64(pages.file().pages()) + pages.file().cutOff();
    const auto keep = [&](const std::vector<RawValue> &row) {
        if (row[3].integer > 1 && row[3].integer <= last)
            roots.emplace(QString::fromUtf8(row[1].bytes), quint32(row[3].integer));
    };
    const auto fits = [](const RawPage &page) { return pageFitsTable(schemaTable(), page); };
    const RawTree tree = pages.takeTree(1, true, fits);
    for (const RawPart &part : tree.parts)
        eachSchemaRow(pages, part.page, RawPages::Beyond::Take, keep);
    for (quint32 page = 2; !tree.isWhole() && page <= pages.file().pages(); ++page) {
        if (!pages.isLoose(page) || pages.kindOf(page) != RawPage::Kind::TableLeaf)
            continue;
        int rows = 0;
        eachSchemaRow(pages, page, RawPages::Beyond::Look,
                      [&](const std::vector<RawValue> &) { ++rows; });
        if (rows > 0) {
            for (const RawPart &part : pages.takeTree(page, true, fits).parts)
                eachSchemaRow(pages, part.page, RawPages::Beyond::Take, keep);
        }
    }
    return roots;
}

int versionOf(const RawFile::Head &head, const std::map<QString, quint32> &roots,
              const std::vector<MigrationStep> &steps)
{
    const int latest = latestVersion(steps);
    if (!head.readable || head.version < 1 || head.version > quint32(latest))
        return latest;
    int version = int(head.version);
    static const QRegularExpression kMaking(QStringLiteral("CREATE (?:VIRTUAL )?TABLE (\\w+)"));
    for (const MigrationStep &step : steps) {
        for (const QByteArray &statement : step.statements) {
            const auto made = kMaking.match(QString::fromUtf8(statement));
            // The search keeps its tables under names of its own.
            if (made.hasMatch() && roots.count(made.captured(1)) > 0)
                version = std::max(version, step.version);
        }
    }
    return version;
}

} // namespace duebook
