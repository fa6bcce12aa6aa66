// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/readlimits.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>
#include <vector>

namespace duebook {

/// A file that came inside a mail.
struct MailPart {
    QString name; ///< as the sender named it, without folder; made up when there is none
    QString mediaType;
    QByteArray content;
};

/// A mail as a person reads it.
struct MailContent {
    QString from;
    QString to;
    QString cc;
    QString subject;
    QDateTime date; ///< invalid when the mail does not say
    QString text;   ///< of the plain part, else of the HTML one as plain text
    std::vector<MailPart> attachments;
};

/// What of the files inside a mail is wanted.
enum class MailFiles { Whole, NamesOnly };

/// Reads a mail as it was stored (RFC 5322, MIME). Nothing is loaded from elsewhere; HTML becomes
/// plain text. Nothing where the bytes are no mail. Work and memory grow with the length of the
/// bytes only; what is beyond the guard's limits is left out, and when it stops the reading, what
/// was found so far is returned. Any thread. Library for heads and encodings: GMime.
std::optional<MailContent> readMail(const QByteArray &bytes, ReadGuard &guard,
                                    MailFiles files = MailFiles::Whole);

} // namespace duebook
