// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace duebook::test {

/// A document as a stranger might send it.
struct StrangeFile {
    QString name;
    QByteArray bytes;
    QByteArray how; ///< what was done to a file in order
};

/// The file with this number, the same on every computer and in every run: a mail, web page, PDF,
/// picture or ZIP file in order that was cut, flipped, repeated, nested, mixed with another or
/// given enormous sizes.
StrangeFile strangeFile(int number);

/// Files in order, one of each sort.
constexpr int kSorts = 10;
StrangeFile plainFile(int sort);

} // namespace duebook::test
