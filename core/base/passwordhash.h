// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace duebook {

/// Argon2id with a salt of its own, as text that tells its parameters. Takes about a tenth of a
/// second and 64 MiB, on purpose. Empty when there is not that much memory.
QByteArray hashPassword(const QString &password);

bool passwordMatches(const QByteArray &hash, const QString &password);

} // namespace duebook
