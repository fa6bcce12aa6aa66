// SPDX-License-Identifier: Apache-2.0
#include "core/io/csvreader.h"
#include "tests/support/catch.h"

#include <QBuffer>
#include <QStringList>

#include <cstring>

using namespace duebook;

namespace {

struct Reading {
    std::vector<QStringList> rows;
    std::vector<unsigned> problems;
    bool stopped = false;
    unsigned stopProblem = 0;
    qint64 stopRow = 0;
};

Reading readAll(QIODevice &device, CsvFormat format = {}, CsvLimits limits = {})
{
    CsvReader reader(device, format, limits);
    Reading reading;
    while (reader.next()) {
        QStringList row;
        for (const QByteArrayView field : reader.fields())
            row.append(QString::fromUtf8(field));
        reading.rows.push_back(row);
        reading.problems.push_back(reader.problems());
    }
    reading.stopped = reader.stopped();
    reading.stopProblem = reader.problems();
    reading.stopRow = reader.row();
    return reading;
}

Reading readText(const QByteArray &text, CsvFormat format = {}, CsvLimits limits = {})
{
    QBuffer buffer;
    buffer.setData(text);
    buffer.open(QIODevice::ReadOnly);
    return readAll(buffer, format, limits);
}

/// Gives its text one byte at a time, so that every place of it is once the end of a read.
class SlowDevice final : public QIODevice {
public:
    explicit SlowDevice(QByteArray text) : m_text(std::move(text))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        if (m_at == m_text.size() || size == 0)
            return 0;
        *data = m_text.at(m_at++);
        return 1;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_text;
    qsizetype m_at = 0;
};

/// Two rows, then one line that never ends: `size` bytes made up as they are asked for.
class EndlessLine final : public QIODevice {
public:
    EndlessLine(qint64 size, char fill) : m_left(size), m_fill(fill)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    qint64 given() const { return m_given; }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        static constexpr char kStart[] = "a,b\r\n1,2\r\n\"";
        qint64 count = 0;
        for (; count < size && m_start < qint64(sizeof kStart) - 1; ++count)
            data[count] = kStart[m_start++];
        const qint64 fill = std::min(size - count, m_left);
        std::memset(data + count, m_fill, size_t(fill));
        m_left -= fill;
        m_given += count + fill;
        return count + fill;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    qint64 m_left;
    qint64 m_given = 0;
    qint64 m_start = 0;
    char m_fill;
};

} // namespace

TEST_CASE("Rows are the same however the device cuts the text", "[io][csv]")
{
    const QByteArray text =
        "\xEF\xBB\xBFname,\"a \"\"big\"\" one\"\r\n\"line\r\nbreak\" ,x\"y\r\n,\r\n"
        "\"\"\"\",last";
    SlowDevice slow(text);
    const Reading bytewise = readAll(slow);
    const Reading whole = readText(text);
    CHECK(bytewise.rows == whole.rows);
    REQUIRE(whole.rows.size() == 4);
    CHECK(whole.rows[0] == QStringList{QStringLiteral("name"), QStringLiteral("a \"big\" one")});
    CHECK(whole.rows[1] == QStringList{QStringLiteral("line\r\nbreak"), QStringLiteral("x\"y")});
    CHECK(whole.rows[2] == QStringList{QString(), QString()});
    CHECK(whole.rows[3] == QStringList{QStringLiteral("\""), QStringLiteral("last")});
}

TEST_CASE("A field of any size below the limit is read over many reads", "[io][csv]")
{
    const QByteArray big = QByteArray("ab\"\"\n").repeated(120000);
    const Reading reading = readText("1,\"" + big + "\",2\n3,4,5\n");
    REQUIRE(reading.rows.size() == 2);
    CHECK(reading.rows[0].at(1).size() == 4 * 120000);
    CHECK(reading.problems[0] == 0u);
    CHECK(reading.rows[1].at(2) == QStringLiteral("5"));
}

TEST_CASE("A line of two gigabytes is an error with its row number and takes no memory",
          "[io][csv]")
{
    for (const char fill : {'x', '\n'}) {
        EndlessLine device(qint64{2} << 30, fill);
        const CsvLimits limits{1 << 16, 1 << 20};
        const Reading reading = readAll(device, {}, limits);
        CHECK(reading.rows.size() == 2);
        CHECK(reading.stopped);
        CHECK(reading.stopRow == 3);
        CHECK((reading.stopProblem & CsvRowTooLong) != 0);
        CHECK((reading.stopProblem & CsvUnterminatedQuote) != 0);
        CHECK(device.given() < (4 << 20));
    }
}

TEST_CASE("Damaged rows say what is wrong with them and the rows around stay good", "[io][csv]")
{
    SECTION("a quote that is never closed")
    {
        const Reading reading = readText("a,b\n1,\"2\n3,4\n");
        REQUIRE(reading.rows.size() == 2);
        CHECK(reading.problems[0] == 0u);
        CHECK(reading.problems[1] == CsvUnterminatedQuote);
        CHECK(reading.stopRow == 2);
    }
    SECTION("zero bytes")
    {
        const Reading reading = readText(QByteArray("a,b\n1,\0\n3,4\n", 12));
        REQUIRE(reading.rows.size() == 3);
        CHECK(reading.problems == std::vector<unsigned>{0u, CsvNulByte, 0u});
    }
    SECTION("bytes that are no text")
    {
        const Reading reading = readText("a,b\n1,\xFF\xFE\n3,4\n");
        CHECK(reading.problems == std::vector<unsigned>{0u, CsvInvalidText, 0u});
    }
    SECTION("a field above the limit")
    {
        const Reading reading = readText("a\n" + QByteArray(100, 'x') + "\nb\n", {}, {50, 1000});
        CHECK(reading.problems == std::vector<unsigned>{0u, CsvFieldTooLong, 0u});
    }
}

TEST_CASE("Every encoding gives the same text", "[io][csv][encoding]")
{
    const QString text = QStringLiteral("Müller;1\r\nGröße;2\r\n");
    const std::vector<QStringList> expected{{QStringLiteral("Müller"), QStringLiteral("1")},
                                            {QStringLiteral("Größe"), QStringLiteral("2")}};
    for (const TextEncoding encoding :
         {TextEncoding::Utf8, TextEncoding::Utf16Le, TextEncoding::Utf16Be,
          TextEncoding::Windows1252, TextEncoding::Iso8859_1}) {
        QStringEncoder encode(encodingName(encoding).toLatin1().constData());
        REQUIRE(encode.isValid());
        const QByteArray bytes = encode(text);
        CAPTURE(encodingName(encoding).toStdString());
        CHECK(readText(bytes, {encoding, ';'}).rows == expected);
        SlowDevice slow(bytes);
        CHECK(readAll(slow, {encoding, ';'}).rows == expected);
        CHECK(encodingFromName(encodingName(encoding)) == encoding);
    }
    CHECK(encodingFromName(u" CP1255 ") == TextEncoding::Windows1255);
    CHECK_FALSE(encodingFromName(u"ebcdic").has_value());
}
