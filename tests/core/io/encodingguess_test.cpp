// SPDX-License-Identifier: Apache-2.0
#include "core/io/encodingguess.h"
#include "tests/support/catch.h"

#include <QBuffer>
#include <QStringEncoder>

using namespace duebook;

namespace {

QByteArray encoded(const char *text, const char *encoding)
{
    QStringEncoder encoder(encoding);
    REQUIRE(encoder.isValid());
    return encoder(QString::fromUtf8(text));
}

} // namespace

TEST_CASE("A code page is known by the letters of a language", "[io][encoding]")
{
    const auto [name, text] = GENERATE(table<const char *, const char *>({
        {"windows-1252", "Kunde;Name\n1;Müller Größe KG\n2;Béranger\n"},
        {"windows-1252", "Kundenr;Navn\n1;Ærø Færge\n2;Sørensen & Åse\n3;Bjørn Håkansson\n"},
        {"windows-1252", "Kunde;fällig am\n1;2\n"},
        {"windows-1251", "Контрагент;Срок\nООО \"Ромашка\";1\nИП Смирнов А.А.;2\n"},
        {"windows-1252", "Cliente;Nombre\n1;Muñoz Compañía\n2;García López\n"},
        {"windows-1250", "Konto;Nazwa\n1;Zakład Świętokrzyski\n2;Łódź Żarówki\n"},
        {"windows-1250", "Číslo;Název\n1;Dvořák a Němec\n2;Česká Třebová\n3;Ústí nad Labem\n"},
        {"windows-1251", "Контрагент;Договор\nООО Ромашка;СБ-26\nИП Смирнов;СБ-22\n"},
        {"koi8-r", "Контрагент;Договор\nООО Ромашка;СБ-26\nИП Смирнов;СБ-22\n"},
        {"ibm866", "Контрагент;Договор\nООО Ромашка;СБ-26\nИП Смирнов;СБ-22\n"},
        {"windows-1253", "Πελάτης;Ποσό\nΑφοί Παπαδόπουλοι;5\nΕλληνική Εταιρεία;6\n"},
        {"windows-1254", "Müşteri;Tutar\nYıldız İnşaat;5\nGüneş Ticaret;6\nŞişli Çağdaş;7\n"},
        {"windows-1255", "לקוח;סכום\nשלום בעמ;5\nאבג;6\n"},
        {"windows-1257", "Klientas;Suma\nŽalgiris;5\nŠiaulių įmonė;6\nČiurlionis;7\n"},
        {"iso-8859-2", "Konto;Nazwa\n1;Zakład Świętokrzyski\n2;Łódź Żarówki\n"},
        {"windows-31j",
         "コード,得意先名,請求番号\n001,株式会社 桜商事,S-1\n002,有限会社 松本,S-2\n"},
        {"gb18030", "客户编号,名称,发票金额\n1,北京科技有限公司,5\n2,上海贸易公司,6\n"},
        {"big5", "客戶編號,名稱,發票金額\n1,臺北科技有限公司,5\n2,貿易公司,6\n"},
        {"euc-kr", "거래처번호,거래처명,금액\n1,주식회사 한빛,5\n2,서울상사,6\n"},
        {"ibm850", "Kunde;Name\n1;Müller Größe KG\n2;Bäcker Jörg\n"},
        {"macintosh", "Kunde;Name\n1;Müller Größe KG\n2;Bäcker Jörg\n"},
    }));
    CAPTURE(name, text);
    const EncodingGuess guess = guessEncoding(encoded(text, name));
    CHECK(encodingName(guess.encoding) == QLatin1String(name));
    CHECK(guess.sure);
}

TEST_CASE("Where two code pages give likely letters the names are shown in each", "[io][encoding]")
{
    // One letter that is as good Danish as Czech.
    const EncodingGuess guess = guessEncoding(encoded("Kunde;Name\n1;Sørensen\n", "windows-1252"));
    CHECK_FALSE(guess.sure);
    REQUIRE(guess.candidates.size() >= 2);
    CHECK(guess.candidates[0].encoding == TextEncoding::Windows1252);
    CHECK(guess.candidates[0].texts == QStringList{QString::fromUtf8("Sørensen")});
    const bool czech = std::any_of(guess.candidates.begin(), guess.candidates.end(),
                                   [](const EncodingCandidate &each) {
                                       return each.texts.first() == QString::fromUtf8("Sřrensen");
                                   });
    CHECK(czech);
}

TEST_CASE("Signs alone ask nothing", "[io][encoding]")
{
    CHECK(guessEncoding("Konto;Betrag\n1;5,00 \x80\n").sure);
    CHECK(guessEncoding("Konto;Betrag\n1;5,00 \x80\n").encoding == TextEncoding::Windows1252);
    CHECK(guessEncoding("Account;Amount\n1;\xA3"
                        "5.00\n")
              .encoding == TextEncoding::Windows1252);
    CHECK(guessEncoding("plain").encoding == TextEncoding::Utf8);
}

TEST_CASE("Letters of several bytes are whole across the pieces that a file is read in",
          "[io][encoding]")
{
    QByteArray bytes;
    for (int i = 0; i < 2000; ++i)
        bytes += encoded("株式会社 桜商事,S-1001,残高\n", "windows-31j");
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    Utf8Source source(buffer, TextEncoding::ShiftJis);
    QByteArray text;
    while (source.read(text, 333)) {
    }
    CHECK_FALSE(source.failed());
    QByteArray expected;
    for (int i = 0; i < 2000; ++i)
        expected += "株式会社 桜商事,S-1001,残高\n";
    CHECK(text == expected);
}
