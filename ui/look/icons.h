// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/theme.h"

#include <QIcon>

namespace duebook::ui {

/// The program's own line drawings in `resources/icons`, one file per name ("text-message.svg").
enum class Icon {
    Accounts,
    Back,
    Bell,
    Calendar,
    Call,
    Check,
    ChevronDown,
    ChevronUp,
    Clock,
    Cross,
    Disputes,
    Document,
    Duebook, ///< the application's icon: a plate in the accent colour
    Email,
    Export,
    Folder,
    FollowUp,
    Forward,
    Hold,
    Import,
    Info,
    Invoices,
    Letter,
    Mail,
    Meeting,
    Menu,
    More,
    Note,
    Open,
    Paperclip,
    Payment,
    Person,
    Plus,
    Promises,
    Reports,
    Save,
    Search,
    Settings,
    Snooze,
    Team,
    TextMessage,
    Today,
    Undo,
    Visit,
    Warning,
    Window,
};
constexpr int kIconCount = int(Icon::Window) + 1;

/// The drawing in the colour of `role`, sharp at every size and screen scale. It asks the theme for
/// the colour each time it is painted, so it follows a switch of theme by itself; disabled it is
/// `Muted`. Arrows that mean "back" and "forward" turn round in right-to-left layouts.
/// The theme must outlive the icon (it does: the application owns it).
QIcon icon(const Theme &theme, Icon name, Role role = Role::Text);

/// The same drawing as a picture of `size` device-independent pixels for a screen of scale `ratio`.
QPixmap iconPixmap(const Theme &theme, Icon name, Role role, int size, qreal ratio);

} // namespace duebook::ui
