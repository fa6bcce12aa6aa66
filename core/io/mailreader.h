// SPDX-License-Identifier: Apache-2.0
#pragma once

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

/// Reads a mail as it was stored (RFC 5322, MIME). Nothing is loaded from elsewhere; HTML becomes
/// plain text. Nothing where the bytes are no mail. Any thread. Library: GMime.
std::optional<MailContent> readMail(const QByteArray &bytes);

} // namespace duebook
