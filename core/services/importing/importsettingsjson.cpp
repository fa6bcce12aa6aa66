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

QJsonObject toJson(const ImportSettings &settings)
{
    QJsonObject object{
        {QStringLiteral("kind"), importKindName(settings.kind)},
        {QStringLiteral("encoding"), settings.encoding},
        {QStringLiteral("columns"), fieldsToJson(settings.columns)},
        {QStringLiteral("constants"), fieldsToJson(settings.constants)},
        {QStringLiteral("dates"), dateOrderName(settings.dates)},
        {QStringLiteral("full_list"), settings.fullList},
    };
    if (settings.namedAccountsOnly)
        object[QStringLiteral("named_accounts_only")] = true;
    if (settings.mostSettled != ImportSettings().mostSettled)
        object[QStringLiteral("most_settled")] = settings.mostSettled;
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
    QJsonObject words;
    for (const auto &[word, meaning] : settings.words)
        words[word] = wordMeaningName(meaning);
    if (!words.isEmpty())
        object[QStringLiteral("words")] = words;
    if (settings.zeroLimit != ZeroLimit::Unknown)
        object[QStringLiteral("zero_limit")] = zeroLimitName(settings.zeroLimit);
    QJsonArray answers;
    for (const AccountAnswer &answer : settings.sameAccounts)
        answers.append(QJsonArray{answer.numberInFile, answer.numberInBook});
    if (!answers.isEmpty())
        object[QStringLiteral("same_accounts")] = answers;
    return object;
}

QString text(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

QString importSettingsToJson(const ImportSettings &settings)
{
    return text(toJson(settings));
}

QString importRunToJson(const ImportSettings &settings, QDate day, const QStringList &currencies)
{
    QJsonObject object = toJson(settings);
    object[QStringLiteral("as_of")] = day.toString(Qt::ISODate);
    object[QStringLiteral("currencies")] = QJsonArray::fromStringList(currencies);
    return text(object);
}

std::optional<FullListRun> fullListFromJson(const QString &json, QDate madeOn)
{
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
    if (!object[QStringLiteral("full_list")].toBool())
        return std::nullopt;
    FullListRun run;
    // Runs of older programs do not say it.
    const QDate told = QDate::fromString(object[QStringLiteral("as_of")].toString(), Qt::ISODate);
    run.asOf = told.isValid() ? told : madeOn;
    for (const QJsonValue code : object[QStringLiteral("currencies")].toArray())
        run.currencies += code.toString();
    return run;
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
    const QJsonObject words = object[QStringLiteral("words")].toObject();
    for (auto word = words.begin(); word != words.end(); ++word) {
        if (const auto meaning = wordMeaningFromName(word.value().toString()))
            settings.words[word.key()] = *meaning;
    }
    settings.zeroLimit = zeroLimitFromName(object[QStringLiteral("zero_limit")].toString())
                             .value_or(ZeroLimit::Unknown);
    settings.fullList = object[QStringLiteral("full_list")].toBool();
    settings.namedAccountsOnly = object[QStringLiteral("named_accounts_only")].toBool();
    settings.mostSettled =
        object[QStringLiteral("most_settled")].toInt(ImportSettings().mostSettled);
    for (const QJsonValue answer : object[QStringLiteral("same_accounts")].toArray())
        settings.sameAccounts.push_back(
            {answer.toArray().at(0).toString(), answer.toArray().at(1).toString()});
    return settings;
}

} // namespace duebook
