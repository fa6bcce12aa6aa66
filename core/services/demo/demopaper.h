// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringList>

namespace duebook {

/// A one-page PDF with these lines, the first as its heading; letters outside Latin-1 become "?".
/// Source of the form: ISO 32000-1, 7.5 (file structure) and 9.4 (text objects).
QByteArray demoPdf(const QStringList &lines);

} // namespace duebook
