// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/note.h"
#include "ui/look/theme.h"
#include "ui/talks/composerparts.h"

#include <QStringList>

#include <optional>
#include <utility>

class QComboBox;

/// The choices of the composer's lists.
namespace duebook::ui::composerfields {

using Way = std::pair<NoteKind, Direction>;

/// "Call", "Call received", "Email" ... with their drawings.
void fillKinds(const Theme &theme, QComboBox &box);
void setKind(QComboBox &box, Way way);
Way kindIn(const QComboBox &box);

/// What an outcome asks for: the words of the list are the book's own, those shipped and their like
/// are known.
std::optional<ComposerPart> partFor(const QString &outcome);

/// The outcome list of the book, "Outcome" (none) first.
void fillOutcomes(QComboBox &box, const QStringList &outcomes);
/// An outcome no longer in the list is added, so that nothing is lost.
void setOutcome(QComboBox &box, const QString &outcome);

} // namespace duebook::ui::composerfields
