// SPDX-License-Identifier: Apache-2.0
#include "ui/search/searchlines.h"

#include "ui/text/format.h"
#include "ui/text/words.h"

#include <QCoreApplication>

namespace duebook::ui {

namespace {

constexpr QChar kMarkStart(0x2);
constexpr QChar kMarkEnd(0x3);

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ui::SearchLines)
};

QString plainPart(QStringView text)
{
    QString part = text.toString();
    return part.remove(kMarkStart).remove(kMarkEnd).replace(QLatin1Char('\n'), QLatin1Char(' '));
}

QString marked(const MarkedText &text)
{
    QString result;
    qsizetype done = 0;
    for (const TextRange &range : text.ranges) {
        result += plainPart(QStringView(text.text).sliced(done, range.start - done));
        result += kMarkStart;
        result += plainPart(QStringView(text.text).sliced(range.start, range.length));
        result += kMarkEnd;
        done = range.start + range.length;
    }
    return result + plainPart(QStringView(text.text).sliced(done));
}

Icon iconOf(const duebook::SearchHit &hit)
{
    switch (hit.kind) {
    case SearchKind::Account:
        return Icon::Accounts;
    case SearchKind::Contact:
        return Icon::Person;
    case SearchKind::Invoice:
        return Icon::Invoices;
    case SearchKind::Promise:
        return Icon::Promises;
    case SearchKind::Dispute:
        return Icon::Disputes;
    case SearchKind::Document:
        return Icon::Document;
    case SearchKind::Note:
        break;
    }
    return hit.noteKind == NoteKind::Call    ? Icon::Call
           : hit.noteKind == NoteKind::Email ? Icon::Email
                                             : Icon::Note;
}

QString stateWord(const duebook::SearchHit &hit)
{
    if (hit.disputeState)
        return *hit.disputeState == DisputeState::Open ? Texts::tr("open") : Texts::tr("settled");
    switch (hit.promiseState.value_or(PromiseState::Open)) {
    case PromiseState::Open:
        return Texts::tr("open");
    case PromiseState::Kept:
        return Texts::tr("kept");
    case PromiseState::PartlyKept:
        return Texts::tr("partly kept");
    case PromiseState::Broken:
        return Texts::tr("broken");
    case PromiseState::Replaced:
        return Texts::tr("replaced");
    case PromiseState::Cancelled:
        break;
    }
    return Texts::tr("cancelled");
}

} // namespace

PageRef placeOf(const duebook::SearchHit &hit)
{
    const qint64 account = hit.account.number();
    const auto within = [&](const char *part) {
        return PageRef::to(PageId::Account, account, QLatin1String(part), hit.place);
    };
    switch (hit.kind) {
    case SearchKind::Contact:
        return within("contact");
    case SearchKind::Invoice:
        return within("invoice");
    case SearchKind::Note:
        return within("note");
    case SearchKind::Document:
        return within("document");
    case SearchKind::Promise:
        return within("promise");
    case SearchKind::Dispute:
        return within("dispute");
    case SearchKind::Account:
        break;
    }
    return PageRef::to(PageId::Account, account);
}

SearchHit searchLine(const duebook::SearchHit &hit, const Wording &wording)
{
    const QLocale &locale = wording.locale;
    QStringList details;
    const auto add = [&details, &locale](const QString &part) {
        if (!part.isEmpty())
            details += format::isolate(part, locale);
    };
    QString title = marked(hit.title);
    if (hit.kind == SearchKind::Promise) {
        const QString words = title;
        title = Texts::tr("%1 by %2").arg(format::money(hit.amount, locale), wording.day(hit.day));
        add(stateWord(hit));
        add(words);
    }
    if (hit.kind == SearchKind::Dispute)
        add(stateWord(hit));
    add(marked(hit.detail));
    if (hit.kind != SearchKind::Account)
        add(hit.accountName);
    if (hit.noteKind)
        add(words::noteKind(*hit.noteKind));
    add(hit.who);
    if (hit.kind == SearchKind::Invoice) {
        add(format::money(hit.amount, locale));
        add(hit.open.isZero() ? Texts::tr("settled")
                              : Texts::tr("%1 open").arg(format::money(hit.open, locale)));
        add(wording.day(hit.day));
    }
    if (hit.when.isValid())
        add(wording.day(hit.when.toTimeZone(wording.zone).date()));
    return {SearchService::groupName(hit.kind),  iconOf(hit),  title,
            details.join(QStringLiteral(" · ")), placeOf(hit), {}};
}

} // namespace duebook::ui
