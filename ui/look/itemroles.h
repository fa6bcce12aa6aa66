// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/tone.h"

namespace duebook::ui {

/// How the text of a cell is drawn.
enum class Emphasis { Normal, Muted, Strong, Bad };

/// What models tell `RowDelegate` and `TwoLineDelegate` beyond Qt's own roles (text, alignment,
/// tool tip, accessible text, decoration as QIcon).
enum ItemRole {
    ToneRole = Qt::UserRole + 900, ///< a Tone: the cell's text is drawn as a chip
    EmphasisRole,                  ///< an Emphasis; Normal when missing
    SecondLineRole,                ///< QString: muted second line (TwoLineDelegate)
    TrailingRole,                  ///< QString: text at the trailing edge (TwoLineDelegate)
    SortRole,                      ///< what sorting compares, where it is not the text
    RowIdRole,                     ///< qint64: the record a row of a `TableModel` shows
};

} // namespace duebook::ui

Q_DECLARE_METATYPE(duebook::ui::Emphasis)
