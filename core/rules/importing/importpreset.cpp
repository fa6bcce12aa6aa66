// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/importpreset.h"

#include "core/base/textfold.h"

namespace duebook {

namespace {

QString bare(const QString &heading)
{
    QString letters;
    for (const QChar c : foldText(heading)) {
        // "Invoice #" is not "Invoice".
        if (c.isLetterOrNumber() || c == QLatin1Char('#') || c == QLatin1Char('$'))
            letters += c;
    }
    return letters;
}

} // namespace

bool isSameHeading(const QString &a, const QString &b)
{
    return bare(a) == bare(b);
}

const ImportPreset *presetFor(const QStringList &headings, bool grouped,
                              const std::vector<ImportPreset> &presets)
{
    QStringList known;
    for (const QString &heading : headings)
        known += bare(heading);
    const ImportPreset *best = nullptr;
    size_t most = 0;
    for (const ImportPreset &preset : presets) {
        const bool columns =
            std::all_of(preset.columns.begin(), preset.columns.end(),
                        [&](const auto &entry) { return known.contains(bare(entry.second)); });
        const bool also =
            std::all_of(preset.also.begin(), preset.also.end(),
                        [&](const QString &heading) { return known.contains(bare(heading)); });
        const size_t points = preset.columns.size() + size_t(preset.also.size());
        if (columns && also && (grouped || !preset.grouped) && points > most) {
            best = &preset;
            most = points;
        }
    }
    return best;
}

} // namespace duebook
