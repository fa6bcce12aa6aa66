// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/note.h"

#include <QJsonObject>

#include <optional>

namespace duebook {

/// A note to be saved, with its promise, dispute and follow-ups, as JSON. The content of documents
/// is not in it: their paths are.
QJsonObject toJson(const NewNote &note);

/// Nothing when it is not a note as `toJson` writes it.
std::optional<NewNote> noteFromJson(const QJsonObject &json);

} // namespace duebook
