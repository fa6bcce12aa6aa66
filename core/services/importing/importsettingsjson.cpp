// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/importsettingsjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace duebook {

namespace {

QJsonObject fieldsToJson(const std::map<ImportField, QString> &fields)
{
    QJsonObject object;
    for (const auto &[field, text] : fields)
        object[importFieldName(field)] = text;
    return object;
}

std::map<ImportField, QString> fieldsFromJson(const QJsonObject &object)
{
    std::map<ImportField, QString> fields;
    for (auto each = object.begin(); each != object.end(); ++each) {
        if (const auto field = importFieldFromName(each.key()))
            fields[*field] = each.value().toString();
    }
    return fields;
}

} // namespace

QString importSettingsToJson(const ImportSettings &settings)
{
    QJsonObject object{
        {QStringLiteral("kind"), importKindName(settings.kind)},
        {QStringLiteral("encoding"), settings.encoding},
        {QStringLiteral("columns"), fieldsToJson(settings.columns)},
        {QStringLiteral("constants"), fieldsToJson(settings.constants)},
        {QStringLiteral("dates"), dateOrderName(settings.dates)},
        {QStringLiteral("full_list"), settings.fullList},
    };
    if (settings.separator != '\0')
        object[QStringLiteral("separator")] = QString(QLatin1Char(settings.separator));
    if (settings.sameNumber != SameNumber::Ask)
        object[QStringLiteral("same_number")] = sameNumberName(settings.sameNumber);
    QJsonArray filters;
    for (const RowFilter &filter : settings.filters)
        filters.append(rowFilterText(filter));
    if (!filters.isEmpty())
        object[QStringLiteral("rows")] = filters;
    if (!settings.leftOut.isEmpty())
        object[QStringLiteral("left_out")] = QJsonArray::fromStringList(settings.leftOut);
    if (settings.headerRow)
        object[QStringLiteral("header_row")] = *settings.headerRow;
    if (settings.decimal != DecimalSign::Unknown)
        object[QStringLiteral("decimal")] =
            settings.decimal == DecimalSign::Comma ? QStringLiteral(",") : QStringLiteral(".");
    QJsonArray answers;
    for (const AccountAnswer &answer : settings.sameAccounts)
        answers.append(QJsonArray{answer.numberInFile, answer.numberInBook});
    if (!answers.isEmpty())
        object[QStringLiteral("same_accounts")] = answers;
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

ImportSettings importSettingsFromJson(const QString &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
    ImportSettings settings;
    settings.kind = importKindFromName(object[QStringLiteral("kind")].toString())
                        .value_or(ImportKind::OpenItems);
    settings.encoding = object[QStringLiteral("encoding")].toString();
    settings.separator =
        object[QStringLiteral("separator")].toString().toLatin1().left(1).append('\0').at(0);
    if (object.contains(QStringLiteral("header_row")))
        settings.headerRow = object[QStringLiteral("header_row")].toInt();
    settings.columns = fieldsFromJson(object[QStringLiteral("columns")].toObject());
    settings.sameNumber = sameNumberFromName(object[QStringLiteral("same_number")].toString())
                              .value_or(SameNumber::Ask);
    for (const QJsonValue text : object[QStringLiteral("rows")].toArray()) {
        if (const auto filter = rowFilterFromText(text.toString()))
            settings.filters.push_back(*filter);
    }
    for (const QJsonValue column : object[QStringLiteral("left_out")].toArray())
        settings.leftOut += column.toString();
    settings.constants = fieldsFromJson(object[QStringLiteral("constants")].toObject());
    settings.dates =
        dateOrderFromName(object[QStringLiteral("dates")].toString()).value_or(DateOrder::Unknown);
    const QString decimal = object[QStringLiteral("decimal")].toString();
    if (!decimal.isEmpty())
        settings.decimal = decimal == QLatin1String(",") ? DecimalSign::Comma : DecimalSign::Point;
    settings.fullList = object[QStringLiteral("full_list")].toBool();
    for (const QJsonValue answer : object[QStringLiteral("same_accounts")].toArray())
        settings.sameAccounts.push_back(
            {answer.toArray().at(0).toString(), answer.toArray().at(1).toString()});
    return settings;
}

} // namespace duebook
