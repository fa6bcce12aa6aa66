// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/importnotetexts.h"

#include <QCoreApplication>

#include <limits>

namespace duebook {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ImportService)
};

} // namespace

QString importNoteText(const ImportNote &note)
{
    const int rows = int(std::min<qint64>(note.rows, std::numeric_limits<int>::max()));
    const QString word = note.word;
    switch (note.kind) {
    case ImportNoteKind::DueFromTerms:
        return Texts::tr("%n due day(s) were worked out from the terms in the row.", nullptr, rows);
    case ImportNoteKind::DueFromAccount:
        return Texts::tr("%n due day(s) were worked out from the terms that the book has of the "
                         "account.",
                         nullptr, rows);
    case ImportNoteKind::DueFromDefault:
        return Texts::tr("%n due day(s) were worked out with 30 days, because nothing says when "
                         "they are due.",
                         nullptr, rows);
    case ImportNoteKind::TermsUnknown:
        return Texts::tr("The terms of %n row(s) are not understood: \"%1\".", nullptr, rows)
            .arg(word);
    case ImportNoteKind::CurrencyGiven:
        return Texts::tr("%n row(s) name no currency and have the one given for them.", nullptr,
                         rows);
    case ImportNoteKind::CurrencyHeading:
        return Texts::tr("%n row(s) are in the currency of the heading: %1.", nullptr, rows)
            .arg(word);
    case ImportNoteKind::Rounded:
        return Texts::tr("%n amount(s) with a long tail of decimals were rounded.", nullptr, rows);
    case ImportNoteKind::OtherZone:
        return Texts::tr("%n time(s) of UTC fall on another day in the zone of the book.", nullptr,
                         rows);
    case ImportNoteKind::SerialDay:
        return Texts::tr("%n date(s) are day numbers of a spreadsheet.", nullptr, rows);
    case ImportNoteKind::LeftOut:
        return Texts::tr("%n row(s) were left out, because nothing is owed by \"%1\".", nullptr,
                         rows)
            .arg(word);
    case ImportNoteKind::WrittenOff:
        return Texts::tr("%n row(s) were left out, because they are written off: \"%1\".", nullptr,
                         rows)
            .arg(word);
    case ImportNoteKind::SettledByStatus:
        return Texts::tr("%n row(s) are settled, because the status is \"%1\".", nullptr, rows)
            .arg(word);
    case ImportNoteKind::DisputedByStatus:
        return Texts::tr("%n row(s) are disputed, because the status is \"%1\".", nullptr, rows)
            .arg(word);
    case ImportNoteKind::UnknownWord:
        return Texts::tr("%n row(s) were refused, because nobody said what \"%1\" means.", nullptr,
                         rows)
            .arg(word);
    case ImportNoteKind::ZeroLimit:
        return Texts::tr("%n credit limit(s) of 0 were left out: say whether 0 means no limit or "
                         "no credit.",
                         nullptr, rows);
    case ImportNoteKind::ContactsBeside:
        return Texts::tr("%n person(s) beside the name of a company became contacts.", nullptr,
                         rows);
    }
    return {};
}

} // namespace duebook
