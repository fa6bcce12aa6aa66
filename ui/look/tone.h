// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/theme.h"

#include <QMetaType>

namespace duebook::ui {

/// What a chip or a notice says besides its words. Never the only carrier of the meaning.
enum class Tone { Neutral, Accent, Good, Warn, Bad };

constexpr Role inkOf(Tone tone)
{
    switch (tone) {
    case Tone::Accent:
        return Role::Accent;
    case Tone::Good:
        return Role::Good;
    case Tone::Warn:
        return Role::Warn;
    case Tone::Bad:
        return Role::Bad;
    case Tone::Neutral:
        break;
    }
    return Role::Muted;
}

constexpr Role groundOf(Tone tone)
{
    switch (tone) {
    case Tone::Accent:
        return Role::AccentBackground;
    case Tone::Good:
        return Role::GoodBackground;
    case Tone::Warn:
        return Role::WarnBackground;
    case Tone::Bad:
        return Role::BadBackground;
    case Tone::Neutral:
        break;
    }
    return Role::Chip;
}

} // namespace duebook::ui

Q_DECLARE_METATYPE(duebook::ui::Tone)
