// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/columnstoask.h"

#include "core/rules/importing/columnmapping.h"
#include "core/rules/importing/wordlist.h"

#include <set>

namespace duebook {

namespace {

using F = ImportField;

constexpr const char *kStatus =
    "status* statut* state zustand estado stato stav situation situacion estatus статус состояние "
    "状態 ステータス isopen isclosed closed archived deleted void voided cancelled canceled "
    "storniert invoicestatus paymentstatus bezahlstatus zahlstatus zahlungsstatus factuurstatus";
constexpr const char *kOpenOrPaid =
    "open opened opencdue unpaid outstanding offen* paid bezahlt* gezahlt* paye* pagad* pagat* "
    "betaald* betald* betalt* balance saldo rest restbetrag due* amountdue remaining residual "
    "оплачено остаток долг uhrazeno zaplac*";
constexpr const char *kOverdue = "overdue late pastdue verzug* uberfallig* retard vencid* scadut* "
                                 "vervallen age dayslate daysoverdue aging";
constexpr const char *kType = "type typ typ* tipo art belegart soort kind dokumenttyp rodzaj вид";
constexpr const char *kTerms = "terms zahlungsbedingung* konditionen conditions plazo zahlungsziel "
                               "betaaltermijn* betalingsvillkor*";
constexpr const char *kDispute = "disput* strittig reklam* litige* contest* betwist* sporn* onhold "
                                 "mahnsperre dunningblock paymentblock";
constexpr const char *kPlainlyOpen =
    "open opened outstanding unpaid overdue sent approved authorised authorized posted due current "
    "offen uberfallig fallig gebucht versendet unbezahlt impayee ouverte ouvert pendiente abierta "
    "openstaand vervallen forfallen forfalden obetald ubetalt finalized viewed issued";
constexpr const char *kNotOwed =
    "draft* void* cancel* storn* entwurf* brouillon* annul* borrador* concept bozza* disput* "
    "strittig* quote* angebot* paid* bezahlt* deleted written* reversed рассмотр* черновик*";

struct Facts {
    bool openKnown = false; ///< what is still open follows from another column
    bool dueKnown = false;
    bool typeKnown = false;
    bool termsKnown = false;
};

std::set<QString> valuesOf(const std::vector<QStringList> &rows, int column)
{
    std::set<QString> values;
    for (const QStringList &row : rows) {
        if (const QString value = row.value(column).simplified(); !value.isEmpty())
            values.insert(value);
    }
    return values;
}

bool allSay(const std::set<QString> &values, const char *words)
{
    return std::all_of(values.begin(), values.end(),
                       [words](const QString &value) { return saysOneOf(value, words); });
}

bool anySays(const std::set<QString> &values, const char *words)
{
    return std::any_of(values.begin(), values.end(),
                       [words](const QString &value) { return saysOneOf(value, words); });
}

bool matters(const QString &heading, const ColumnFacts &column, const std::set<QString> &values,
             const Facts &facts)
{
    if (saysOneOf(heading, kStatus))
        return facts.openKnown ? anySays(values, kNotOwed) : !allSay(values, kPlainlyOpen);
    if (saysOneOf(heading, kDispute))
        return true;
    if (saysOneOf(heading, kOverdue))
        return !facts.dueKnown && !facts.termsKnown;
    if (saysOneOf(heading, kTerms))
        return !facts.dueKnown && !facts.termsKnown;
    const bool isType = saysOneOf(heading, kType);
    if (isType)
        return !facts.typeKnown && column.content == ColumnContent::Text && column.distinct > 1 &&
               column.distinct <= 12;
    if (saysOneOf(heading, kOpenOrPaid))
        return column.content == ColumnContent::Day ? !facts.dueKnown : !facts.openKnown;
    return false;
}

} // namespace

std::vector<int> columnsToAskAbout(const QStringList &headings,
                                   const std::vector<ColumnFacts> &facts,
                                   const std::vector<QStringList> &rows,
                                   const std::map<ImportField, int> &used)
{
    Facts known;
    const auto amount = used.find(F::Amount);
    known.openKnown = used.contains(F::OpenAmount) || used.contains(F::PaidAmount) ||
                      used.contains(F::SettledDate) ||
                      (amount != used.end() && isOpenHeading(headings.value(amount->second)));
    known.dueKnown = used.contains(F::DueDate);
    known.typeKnown = used.contains(F::DocumentType);
    known.termsKnown = used.contains(F::TermsDays);
    std::set<int> taken;
    for (const auto &[field, column] : used)
        taken.insert(column);
    std::vector<int> ask;
    for (int column = 0; column < headings.size(); ++column) {
        const bool empty = size_t(column) >= facts.size() || facts[size_t(column)].filled == 0;
        if (!taken.contains(column) && !empty &&
            matters(headings.at(column), facts[size_t(column)], valuesOf(rows, column), known))
            ask.push_back(column);
    }
    return ask;
}

} // namespace duebook
