// SPDX-License-Identifier: Apache-2.0
#include "core/base/texts.h"

#include "tests/support/catch.h"
#include "tests/support/testpaths.h"

#include <QDir>
#include <QFile>
#include <QXmlStreamReader>

using namespace duebook;

namespace {

struct Message {
    QString context;
    QString source;
    bool plural = false;
    bool finished = true;
    QStringList forms;
};

struct Language {
    QStringList contexts;
    QList<Message> messages;
};

Language readLanguage(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    Language language;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name")) {
            language.contexts.append(xml.readElementText());
        } else if (xml.name() == QLatin1String("message")) {
            language.messages.append({language.contexts.value(language.contexts.size() - 1), {}});
            language.messages.last().plural =
                xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
        } else if (xml.name() == QLatin1String("source")) {
            language.messages.last().source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            language.messages.last().finished =
                !xml.attributes().hasAttribute(QLatin1String("type"));
        } else if (xml.name() == QLatin1String("numerusform")) {
            language.messages.last().forms.append(xml.readElementText());
        }
    }
    REQUIRE_FALSE(xml.hasError());
    return language;
}

QDir languageFolder()
{
    return QDir(test::sourceDir() + QStringLiteral("/resources/i18n"));
}

} // namespace

TEST_CASE("Every context of every language names its namespace", "[texts]")
{
    const QStringList files = languageFolder().entryList({QStringLiteral("duebook_*.ts")});
    REQUIRE(files.contains(QStringLiteral("duebook_en.ts")));
    for (const QString &file : files) {
        INFO(qPrintable(file));
        for (const QString &context : readLanguage(languageFolder().filePath(file)).contexts) {
            INFO(qPrintable(context));
            CHECK(context.startsWith(QStringLiteral("duebook::")));
        }
    }
}

TEST_CASE("Every language beside the sources is compiled in", "[texts]")
{
    QStringList expected;
    for (QString file : languageFolder().entryList({QStringLiteral("duebook_*.ts")}))
        expected.append(file.mid(8).chopped(3));
    CHECK(textLanguages() == expected);
}

TEST_CASE("English has one form for one and another for many, without brackets", "[texts]")
{
    const Language english =
        readLanguage(languageFolder().filePath(QStringLiteral("duebook_en.ts")));
    CHECK(english.messages.size() > 15);
    for (const Message &message : english.messages) {
        INFO(qPrintable(message.context + QStringLiteral(": ") + message.source));
        CHECK(message.plural);
        CHECK(message.finished);
        REQUIRE(message.forms.size() == 2);
        for (const QString &form : message.forms) {
            CHECK_FALSE(form.isEmpty());
            CHECK_FALSE(form.contains(QLatin1String("(s)")));
            CHECK(form.count(QLatin1Char('%')) == message.source.count(QLatin1Char('%')));
        }
        if (message.source.contains(QLatin1String("(s)")))
            CHECK(message.forms[0] != message.forms[1]);
    }
}
