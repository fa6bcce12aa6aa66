// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/timeline.h"
#include "ui/book/wording.h"
#include "ui/look/icons.h"
#include "ui/look/tone.h"

#include <QStringList>

namespace duebook::ui {

/// A timeline entry as it is shown: written out, without knowledge of the book.
struct TimelineText {
    struct Mark {
        QString text;
        Tone tone = Tone::Neutral;
    };
    struct File {
        DocumentId id;
        QString text; ///< "payment-order.pdf · 212 kB"
        bool proof = false;
    };

    Icon icon = Icon::Note;
    QString title;     ///< "Call"
    QString about;     ///< "Tue 17 Nov 09:12 · Anna Berg → Ingrid Dahl"
    QString body;      ///< may have several lines
    QList<Mark> marks; ///< chips at the trailing edge
    QList<File> files; ///< documents that can be opened

    /// Everything as one sentence for a screen reader.
    QString spoken() const;
};

TimelineText timelineText(const TimelineEntry &entry, const Wording &wording);

Icon noteKindIcon(NoteKind kind);

} // namespace duebook::ui

Q_DECLARE_METATYPE(duebook::ui::TimelineText)
