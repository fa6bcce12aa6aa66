// SPDX-License-Identifier: Apache-2.0
#include "app/cli/failure.h"

#include "app/cli/textwidth.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace duebook::cli {

namespace {

struct Meaning {
    ErrorCode code;
    const char *word; ///< in the JSON
    ExitCode exit;
};

constexpr Meaning kMeanings[] = {
    {ErrorCode::Invalid, "invalid", ExitCode::WrongUse},
    {ErrorCode::NotFound, "not_found", ExitCode::Failed},
    {ErrorCode::Conflict, "conflict", ExitCode::Failed},
    {ErrorCode::Forbidden, "forbidden", ExitCode::Failed},
    {ErrorCode::Busy, "busy", ExitCode::Busy},
    {ErrorCode::ReadOnly, "read_only", ExitCode::Failed},
    {ErrorCode::Full, "full", ExitCode::Failed},
    {ErrorCode::Damaged, "damaged", ExitCode::Damaged},
    {ErrorCode::NotABook, "not_a_book", ExitCode::Damaged},
    {ErrorCode::Newer, "newer", ExitCode::Failed},
    {ErrorCode::Io, "io", ExitCode::Failed},
    {ErrorCode::Cancelled, "cancelled", ExitCode::Failed},
    {ErrorCode::Internal, "internal", ExitCode::Failed},
};

const Meaning &meaningOf(ErrorCode code)
{
    for (const Meaning &meaning : kMeanings) {
        if (meaning.code == code)
            return meaning;
    }
    return kMeanings[std::size(kMeanings) - 1];
}

QString sentenceOf(const Error &error)
{
    return error.sentence.isEmpty()
               ? Texts::tr("this failed without a reason; please report it (%1)").arg(error.detail)
               : error.sentence;
}

} // namespace

ExitCode exitCodeOf(const Error &error)
{
    return meaningOf(error.code).exit;
}

QString errorLine(const QString &verb, const Error &error)
{
    QString line = QStringLiteral("duebook-cli: ");
    for (const QString &part : {verb, error.place}) {
        if (!part.isEmpty())
            line += part + QStringLiteral(": ");
    }
    return forTerminal(line + sentenceOf(error)).simplified();
}

QString errorJson(const QString &verb, const Error &error)
{
    const Meaning &meaning = meaningOf(error.code);
    const QJsonObject object{{QStringLiteral("verb"), verb},
                             {QStringLiteral("code"), QLatin1String(meaning.word)},
                             {QStringLiteral("place"), error.place},
                             {QStringLiteral("sentence"), sentenceOf(error)},
                             {QStringLiteral("exit_code"), int(meaning.exit)}};
    return QString::fromUtf8(QJsonDocument(QJsonObject{{QStringLiteral("error"), object}})
                                 .toJson(QJsonDocument::Compact));
}

} // namespace duebook::cli
