// SPDX-License-Identifier: Apache-2.0
#include "core/io/languageletters.h"

namespace duebook {

namespace {

using E = TextEncoding;

constexpr LanguageLetters kWestern[] = {
    {"äöüß", 1.0},         {"éèêëàâçîïôùûœ", 1.0}, {"áéíóúüñ", 1.0},
    {"ãõáâàéêíóôúç", 1.0}, {"àèéìòù", 0.95},       {"åäöé", 1.0},
    {"æøåé", 1.0},         {"éëïöüèó", 1.0},       {"äöüßéèêëàâçîïôûáíóúñãõæøå", 0.85}};
constexpr LanguageLetters kCentral[] = {{"ąćęłńóśźż", 1.0},         {"áčďéěíňóřšťúůýž", 1.0},
                                        {"áäčďéíĺľňóôŕšťúýž", 1.0}, {"áéíóöőúüű", 1.0},
                                        {"ăâîșțşţ", 1.0},           {"čćđšž", 1.0},
                                        {"ąćęłńóśźżäöüßé", 0.85},   {"áčďéěíňóřšťúůýžäöüß", 0.85}};
constexpr LanguageLetters kTurkish[] = {{"çğıöşüâİ", 1.0}};
constexpr LanguageLetters kBaltic[] = {{"ąčęėįšųūž", 1.0}, {"āčēģīķļņšūž", 1.0}, {"äõöüšž", 1.0}};
constexpr LanguageLetters kGreek[] = {{"αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋ", 1.0}};
// The rare letters of a language are left out of its common ones, so that another order of the same
// letters (KOI8 beside Windows) shows.
constexpr LanguageLetters kCyrillic[] = {{"оеаинтсрвлкмдпуяыьгзбчйхжшю", 1.0},
                                         {"оеаинтсрвлкмдпуяьгзбчйхжшюіїєґ", 1.0},
                                         {"оеаинтсрвлкмдпуягзбчйхжшюъщ", 1.0},
                                         {"оеаинтсрвлкмдпугзбчхжшцђјљњћџ", 1.0},
                                         {"оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", 0.9}};
constexpr LanguageLetters kHebrew[] = {{"אבגדהוזחטיכלמנסעפצקרשתךםןףץ", 1.0}};
constexpr LanguageLetters kArabic[] = {{"ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآؤئء", 1.0}};
constexpr LanguageLetters kThai[] = {{"กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮะาำเแโใไๅๆ", 1.0}};
// What lists of customers are full of.
constexpr LanguageLetters kJapanese[] = {
    {"株式会社有限合同商事残高請求番号金額日付得意先名支払期限顧客発行税込東京大阪工業製作所店",
     1.0}};
constexpr LanguageLetters kSimplified[] = {
    {"公司有限责任发票金额客户编号日期名称余应收账款到北京上海市科技贸易股份集团中国", 1.0}};
constexpr LanguageLetters kTraditional[] = {
    {"公司有限責任發票金額客戶編號日期名稱餘應收帳款到臺灣台北市科技貿易股份集團", 1.0}};
constexpr LanguageLetters kKorean[] = {{"주식회사번호금액일자거래처명잔액만기청구서발행고객", 1.0}};

constexpr CodePage kPages[] = {
    {E::Windows1252, kWestern, 0.10},     {E::Windows1250, kCentral, 0.03},
    {E::Windows1251, kCyrillic, 0.03},    {E::Windows1255, kHebrew, 0.02},
    {E::Windows1254, kTurkish, 0.0},      {E::Windows1253, kGreek, 0.0},
    {E::Windows1256, kArabic, 0.0},       {E::Windows1257, kBaltic, 0.0},
    {E::Windows874, kThai, -0.25},        {E::ShiftJis, kJapanese, 0.0, true},
    {E::Gb18030, kSimplified, 0.0, true}, {E::Big5, kTraditional, 0.0, true},
    {E::EucKr, kKorean, 0.0, true},       {E::EucJp, kJapanese, 0.0, true},
    {E::Iso8859_2, kCentral, -0.02},      {E::Iso8859_5, kCyrillic, -0.05},
    {E::Iso8859_7, kGreek, -0.05},        {E::Iso8859_9, kTurkish, -0.02},
    {E::Iso8859_15, kWestern, 0.0},       {E::Koi8R, kCyrillic, -0.02},
    {E::Koi8U, kCyrillic, -0.04},         {E::Ibm850, kWestern, -0.15},
    {E::Ibm852, kCentral, -0.2},          {E::Ibm866, kCyrillic, -0.1},
    {E::Macintosh, kWestern, -0.2},
};

} // namespace

std::span<const CodePage> codePages()
{
    return kPages;
}

} // namespace duebook
