// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QKeySequence>

namespace duebook::ui {

/// Parts of the composer that open when they are needed, in the order of the tab key.
enum class ComposerPart { Promise, Dispute, Answer, Inform };
constexpr int kComposerParts = int(ComposerPart::Inform) + 1;

inline QKeySequence keysOf(ComposerPart part)
{
    constexpr Qt::Key kKeys[] = {Qt::Key_P, Qt::Key_D, Qt::Key_A, Qt::Key_I};
    return QKeySequence(Qt::CTRL | Qt::SHIFT | kKeys[int(part)]);
}

inline QKeySequence remarkKeys()
{
    return QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R);
}

} // namespace duebook::ui
