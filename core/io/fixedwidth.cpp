// SPDX-License-Identifier: Apache-2.0
#include "core/io/fixedwidth.h"

#include <QRegularExpression>

#include <algorithm>

namespace duebook {

namespace {

constexpr int kFewestColumns = 3;
constexpr int kFewestLines = 2;
constexpr qsizetype kGap = 2; ///< blanks that hold two fields apart; one stands inside a name

std::vector<int> columnsOfRule(const QString &line)
{
    static const QRegularExpression rule(QStringLiteral("^\\s*[-=_]{2,}(\\s+[-=_]{2,})+\\s*$"));
    static const QRegularExpression run(QStringLiteral("[-=_]+"));
    std::vector<int> starts;
    if (!rule.match(line).hasMatch())
        return starts;
    auto runs = run.globalMatch(line);
    while (runs.hasNext())
        starts.push_back(int(runs.next().capturedStart()));
    return starts;
}

/// Lines with fields that are held apart.
QStringList tableLines(const QStringList &lines)
{
    static const QRegularExpression gap(QStringLiteral("\\s{2,}"));
    QStringList table;
    for (const QString &line : lines) {
        if (line.trimmed().split(gap).size() >= kFewestColumns)
            table += line;
    }
    return table;
}

} // namespace

std::vector<int> fixedColumns(const QStringList &lines)
{
    for (const QString &line : lines) {
        std::vector<int> starts = columnsOfRule(line);
        if (int(starts.size()) >= kFewestColumns) {
            starts.front() = 0;
            return starts;
        }
    }
    const QStringList table = tableLines(lines);
    if (table.size() < kFewestLines)
        return {};
    qsizetype width = 0;
    for (const QString &line : table)
        width = std::max(width, line.size());
    std::vector<int> starts{0};
    qsizetype blanks = 0;
    bool text = false;
    for (qsizetype at = 0; at < width; ++at) {
        const bool blank = std::all_of(table.begin(), table.end(), [at](const QString &line) {
            return at >= line.size() || line.at(at).isSpace();
        });
        if (!blank && text && blanks >= kGap)
            starts.push_back(int(at));
        text = text || !blank;
        blanks = blank ? blanks + 1 : 0;
    }
    return int(starts.size()) >= kFewestColumns ? starts : std::vector<int>();
}

} // namespace duebook
