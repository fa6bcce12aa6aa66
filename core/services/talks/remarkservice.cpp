// SPDX-License-Identifier: Apache-2.0
#include "core/services/talks/remarkservice.h"

#include "core/rules/team/permissions.h"
#include "core/store/talks/remarkrepository.h"

#include <QLocale>

namespace duebook {

namespace {

constexpr qsizetype kLongestName = 80;
constexpr qsizetype kLongestText = 10000;

Error invalid(const QString &sentence, const char *place)
{
    return {ErrorCode::Invalid, sentence, QString::fromLatin1(place), {}};
}

} // namespace

Result<Remark> RemarkService::tidied(const Remark &given) const
{
    Remark remark = given;
    remark.name = given.name.simplified();
    remark.text = given.text.trimmed();
    remark.language = given.language.trimmed();
    if (remark.name.isEmpty())
        return invalid(tr("Give the remark a name to find it by."), "name");
    if (remark.name.size() > kLongestName)
        return invalid(
            tr("The name is too long: %n letter(s) at most.", nullptr, int(kLongestName)), "name");
    if (remark.text.isEmpty())
        return invalid(tr("Write the text of the remark."), "text");
    if (remark.text.size() > kLongestText)
        return invalid(tr("The text is too long for a remark: keep it as a document."), "text");
    if (!remark.language.isEmpty() && QLocale(remark.language).language() == QLocale::C)
        return invalid(tr("“%1” is not a language: write it as “de” or “fr”.").arg(remark.language),
                       "language");
    return remark;
}

Result<std::vector<Remark>> RemarkService::remarks()
{
    return m_session.read(
        [](Database &db) -> Result<std::vector<Remark>> { return RemarkRepository::all(db); });
}

Result<RemarkId> RemarkService::add(const Remark &given)
{
    if (const auto allowed = require(Right::RecordNotes, m_session.user()); !allowed)
        return allowed.error();
    const Result<Remark> remark = tidied(given);
    if (!remark)
        return remark.error();
    return m_session.write([&](Transaction &transaction) -> Result<RemarkId> {
        if (RemarkRepository::findByName(transaction, remark->name, remark->language).isSet())
            return invalid(
                tr("There is a remark “%1” already: choose another name.").arg(remark->name),
                "name");
        return RemarkRepository::insert(transaction, *remark);
    });
}

Result<void> RemarkService::update(const Remark &given)
{
    if (const auto allowed = require(Right::RecordNotes, m_session.user()); !allowed)
        return allowed;
    const Result<Remark> remark = tidied(given);
    if (!remark)
        return remark.error();
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        const RemarkId same =
            RemarkRepository::findByName(transaction, remark->name, remark->language);
        if (same.isSet() && same != remark->id)
            return invalid(
                tr("There is a remark “%1” already: choose another name.").arg(remark->name),
                "name");
        return RemarkRepository::update(transaction, *remark);
    });
}

Result<void> RemarkService::remove(RemarkId id, qint64 rowVersion)
{
    if (const auto allowed = require(Right::RecordNotes, m_session.user()); !allowed)
        return allowed;
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        return RemarkRepository::remove(transaction, id, rowVersion);
    });
}

} // namespace duebook
