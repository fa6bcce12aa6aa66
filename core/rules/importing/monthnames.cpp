// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/monthnames.h"

namespace duebook {

namespace {

/// Folded month names: accents removed, small letters. Short forms are their beginnings.
struct MonthName {
    const char *name;
    int month;
};

constexpr MonthName kMonths[] = {
    {"january", 1},   {"januar", 1},     {"jaenner", 1},      {"janner", 1},
    {"janvier", 1},   {"enero", 1},      {"february", 2},     {"februar", 2},
    {"fevrier", 2},   {"febrero", 2},    {"march", 3},        {"marz", 3},
    {"maerz", 3},     {"mrz", 3},        {"mars", 3},         {"marzo", 3},
    {"april", 4},     {"avril", 4},      {"abril", 4},        {"may", 5},
    {"mai", 5},       {"mayo", 5},       {"june", 6},         {"juni", 6},
    {"juin", 6},      {"junio", 6},      {"july", 7},         {"juli", 7},
    {"juillet", 7},   {"julio", 7},      {"august", 8},       {"aout", 8},
    {"agosto", 8},    {"september", 9},  {"septembre", 9},    {"septiembre", 9},
    {"setiembre", 9}, {"october", 10},   {"oktober", 10},     {"octobre", 10},
    {"octubre", 10},  {"november", 11},  {"novembre", 11},    {"noviembre", 11},
    {"december", 12}, {"dezember", 12},  {"decembre", 12},    {"diciembre", 12},
    {"gennaio", 1},   {"febbraio", 2},   {"aprile", 4},       {"maggio", 5},
    {"giugno", 6},    {"luglio", 7},     {"settembre", 9},    {"ottobre", 10},
    {"dicembre", 12}, {"januari", 1},    {"februari", 2},     {"maart", 3},
    {"mrt", 3},       {"mei", 5},        {"augustus", 8},     {"augusti", 8},
    {"maj", 5},       {"marts", 3},      {"desember", 12},    {"janeiro", 1},
    {"fevereiro", 2}, {"marco", 3},      {"maio", 5},         {"junho", 6},
    {"julho", 7},     {"setembro", 9},   {"outubro", 10},     {"novembro", 11},
    {"dezembro", 12}, {"styczen", 1},    {"stycznia", 1},     {"luty", 2},
    {"lutego", 2},    {"marzec", 3},     {"marca", 3},        {"kwiecien", 4},
    {"kwietnia", 4},  {"maja", 5},       {"czerwiec", 6},     {"czerwca", 6},
    {"lipiec", 7},    {"lipca", 7},      {"sierpien", 8},     {"sierpnia", 8},
    {"wrzesien", 9},  {"wrzesnia", 9},   {"pazdziernik", 10}, {"pazdziernika", 10},
    {"listopad", 11}, {"listopada", 11}, {"grudzien", 12},    {"grudnia", 12},
};

} // namespace

char foldedLetter(QByteArrayView text, qsizetype at, int &length)
{
    const char c = text[at];
    length = 1;
    if (c >= 'a' && c <= 'z')
        return c;
    if (c >= 'A' && c <= 'Z')
        return char(c - 'A' + 'a');
    if (at + 1 >= text.size())
        return 0;
    length = 2;
    if (static_cast<unsigned char>(c) == 0xC5) {
        switch (static_cast<unsigned char>(text[at + 1])) {
        case 0x84:
            return 'n'; // ń
        case 0x9B:
            return 's'; // ś
        case 0xBA:
            return 'z'; // ź
        default:
            return 0;
        }
    }
    if (static_cast<unsigned char>(c) != 0xC3)
        return 0;
    switch (static_cast<unsigned char>(text[at + 1]) | 0x20) {
    case 0xA4:
        return 'a'; // ä
    case 0xA7:
        return 'c'; // ç
    case 0xA9:
        return 'e'; // é
    case 0xBB:
        return 'u'; // û
    default:
        return 0;
    }
}

int monthFromName(QByteArrayView folded)
{
    if (folded.size() < 3)
        return 0;
    int month = 0;
    for (const MonthName &entry : kMonths) {
        if (!QByteArrayView(entry.name).startsWith(folded))
            continue;
        if (month != 0 && month != entry.month)
            return 0;
        month = entry.month;
    }
    return month;
}

} // namespace duebook
