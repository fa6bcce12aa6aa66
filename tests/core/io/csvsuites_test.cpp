// SPDX-License-Identifier: Apache-2.0
// The public torture suites of ../shared/data/csv, each file beside its expected rows.
#include "core/io/csvreader.h"
#include "tests/support/catch.h"
#include "tests/support/testpaths.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace duebook;

namespace {

std::optional<QString> dataOrSkip(const char *relative)
{
    const auto path = test::sharedData(QString::fromLatin1(relative));
    if (!path)
        WARN("skipped: no " << relative << " beside the checkout");
    return path;
}

struct Reading {
    QJsonArray rows;
    int problemRows = 0;
};

Reading readRows(QIODevice &device)
{
    CsvReader reader(device, {});
    Reading reading;
    while (reader.next()) {
        QJsonArray row;
        for (const QByteArrayView field : reader.fields())
            row.append(QString::fromUtf8(field));
        reading.rows.append(row);
        reading.problemRows += reader.problems() != 0 ? 1 : 0;
    }
    CHECK_FALSE(reader.stopped());
    return reading;
}

Reading readFile(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return readRows(file);
}

/// Rows as the suites write them: objects by the headings of the first row.
QJsonArray byHeading(const QJsonArray &rows)
{
    QJsonArray objects;
    const QJsonArray headings = rows.first().toArray();
    for (int i = 1; i < rows.size(); ++i) {
        QJsonObject object;
        for (int column = 0; column < headings.size(); ++column)
            object[headings.at(column).toString()] = rows.at(i).toArray().at(column);
        objects.append(object);
    }
    return objects;
}

QJsonDocument json(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return QJsonDocument::fromJson(file.readAll());
}

} // namespace

TEST_CASE("Every file of the csv-spectrum suite gives its expected rows", "[io][csv][data]")
{
    const auto folder = dataOrSkip("csv/csv-spectrum");
    if (!folder)
        return;
    const QStringList files = QDir(*folder).entryList({QStringLiteral("*.csv")}, QDir::Files);
    CHECK(files.size() == 12);
    for (const QString &name : files) {
        CAPTURE(name.toStdString());
        const QString base = *folder + QLatin1Char('/') + name.chopped(4);
        QJsonArray expected = json(base + QStringLiteral(".json")).array();
        // The suite's own slip: one object instead of a list of one, and another phone number.
        if (name == QLatin1String("location_coordinates.csv")) {
            QJsonObject object = json(base + QStringLiteral(".json")).object();
            object[QStringLiteral("Contact Phone Number")] = QStringLiteral("2095257564");
            expected = QJsonArray{object};
        }
        // Its LF twin was stored where a CRLF file is meant (see SOURCE of crlf_regenerated).
        if (name == QLatin1String("newlines_crlf.csv"))
            expected = json(*folder + QStringLiteral("/newlines.json")).array();
        CHECK(byHeading(readFile(base + QStringLiteral(".csv")).rows) == expected);
    }
}

TEST_CASE("CRLF files give the rows of their LF twins, with CRLF kept inside quotes",
          "[io][csv][data]")
{
    const auto folder = dataOrSkip("csv/crlf_regenerated");
    if (!folder)
        return;
    for (const char *name : {"empty", "newlines", "quotes_and_newlines", "quotes-with-newline",
                             "simple", "simple-lf"}) {
        CAPTURE(name);
        const QString path =
            *folder + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".csv");
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        QByteArray unixText = file.readAll().replace("\r\n", "\n");
        QBuffer buffer(&unixText);
        buffer.open(QIODevice::ReadOnly);
        QByteArray crlf = QJsonDocument(readFile(path).rows).toJson();
        CHECK(crlf.replace("\\r\\n", "\\n") == QJsonDocument(readRows(buffer).rows).toJson());
    }
}

TEST_CASE("The twenty awkward texts are read as expected, less the empty row at their end",
          "[io][csv][data]")
{
    const auto path = dataOrSkip("csv/papaparse/cases.json");
    if (!path)
        return;
    const QJsonArray cases = json(*path).array();
    CHECK(cases.size() == 20);
    for (const QJsonValue value : cases) {
        const QJsonObject object = value.toObject();
        CAPTURE(object[QStringLiteral("name")].toString().toStdString());
        QByteArray input = object[QStringLiteral("input")].toString().toUtf8();
        QJsonArray expected = object[QStringLiteral("rows")].toArray();
        if (input.endsWith('\n'))
            expected.removeLast();
        QBuffer buffer(&input);
        buffer.open(QIODevice::ReadOnly);
        const Reading reading = readRows(buffer);
        CHECK(reading.rows == expected);
        CHECK((reading.problemRows > 0) == (object[QStringLiteral("error_count")].toInt() > 0));
    }
}

TEST_CASE("The list of holidays is the same in each of its encodings", "[io][csv][encoding][data]")
{
    const auto utf8 = dataOrSkip("reference/holidays_IL_2020.utf8.csv");
    if (!utf8)
        return;
    const auto rowsOf = [](const QString &path) {
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        const TextEncoding encoding = recogniseEncoding(file.peek(65536));
        CsvReader reader(file, {encoding, ';'});
        std::vector<QStringList> rows;
        while (reader.next()) {
            QStringList row;
            for (const QByteArrayView field : reader.fields())
                row.append(QString::fromUtf8(field));
            rows.push_back(row);
            CHECK(reader.problems() == 0u);
        }
        return rows;
    };
    const auto expected = rowsOf(*utf8);
    CHECK(expected.size() > 8);
    CHECK(expected[0] == QStringList{QStringLiteral("תאריך"), QStringLiteral("שם")});
    for (const char *name : {"cp1255", "iso8859-8", "utf16le-bom"}) {
        CAPTURE(name);
        CHECK(rowsOf(QString(*utf8).replace(QLatin1String("utf8"), QLatin1String(name))) ==
              expected);
    }
}
