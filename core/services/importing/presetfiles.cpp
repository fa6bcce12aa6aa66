// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/presetfiles.h"

#include "core/base/log.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace duebook {

namespace {

QStringList texts(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue text : value.toArray())
        list += text.toString();
    return list;
}

ImportPreset presetOf(const QString &program, const QJsonObject &list)
{
    ImportPreset preset;
    preset.program = program;
    preset.name = list[QStringLiteral("name")].toString();
    preset.kind =
        importKindFromName(list[QStringLiteral("kind")].toString()).value_or(ImportKind::OpenItems);
    const QJsonObject columns = list[QStringLiteral("columns")].toObject();
    for (auto each = columns.begin(); each != columns.end(); ++each) {
        if (const auto field = importFieldFromName(each.key()))
            preset.columns[*field] = each.value().toString();
        else
            qCWarning(logImport) << "no field" << each.key() << "in a preset of" << program;
    }
    preset.also = texts(list[QStringLiteral("also")]);
    preset.notNeeded = texts(list[QStringLiteral("not_needed")]);
    preset.dates =
        dateOrderFromName(list[QStringLiteral("dates")].toString()).value_or(DateOrder::Unknown);
    preset.sameNumber = sameNumberFromName(list[QStringLiteral("same_number")].toString())
                            .value_or(SameNumber::Ask);
    preset.grouped = list[QStringLiteral("grouped")].toBool();
    return preset;
}

std::vector<ImportPreset> readPresets()
{
    std::vector<ImportPreset> presets;
    const QDir folder(QStringLiteral(":/import"));
    for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QJsonObject program = QJsonDocument::fromJson(file.readAll()).object();
        for (const QJsonValue list : program[QStringLiteral("lists")].toArray())
            presets.push_back(
                presetOf(program[QStringLiteral("program")].toString(), list.toObject()));
    }
    return presets;
}

} // namespace

const std::vector<ImportPreset> &importPresets()
{
    static const std::vector<ImportPreset> presets = readPresets();
    return presets;
}

} // namespace duebook
