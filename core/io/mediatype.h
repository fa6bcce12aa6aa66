// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace duebook {

/// The media type of a file with this name that begins like this (64 KiB are plenty). A name is
/// believed unless the content is a program or a script: then that is told.
QString mediaTypeOf(const QString &name, const QByteArray &beginning);

} // namespace duebook
