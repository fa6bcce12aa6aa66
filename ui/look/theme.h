// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

#include <array>
#include <memory>

class QApplication;
class QTemporaryDir;
class QWidget;

namespace duebook::ui {

/// What a colour is for. Every colour of the program is one of these; nothing else names a colour.
enum class Role {
    Background, ///< behind the cards
    Surface,    ///< cards, side bar, top bar
    Text,
    Muted,            ///< secondary text and icons, still readable (4.5:1) on every ground
    Line,             ///< hairlines
    Accent,           ///< the one thing to do, the place one is in, the focus ring
    AccentBackground, ///< behind accent text: the chosen side bar item, accent chips
    AccentText,       ///< text on `Accent`
    Selection,        ///< the chosen row
    Good,
    GoodBackground,
    Warn,
    WarnBackground,
    Bad,
    BadBackground,
    Chip,    ///< behind neutral chips; text on it is `Muted`
    Shadow,  ///< under what floats above the page
    Ageing0, ///< not due
    Ageing1, ///< 1-30 days late
    Ageing2, ///< 31-60
    Ageing3, ///< 61-90
    Ageing4, ///< over 90
};
constexpr int kRoleCount = int(Role::Ageing4) + 1;

/// What the person chose; `System` follows the desktop as it was at start.
enum class ThemeChoice { System, Light, Dark };

/// Sizes of text, as factors of the system font.
enum class TextSize {
    Tiny,   ///< 0.85: counts, hints below a figure, key hints
    Small,  ///< 0.92: table headers, labels, status strip
    Body,   ///< 1.0
    Title,  ///< 1.25: the title of a page
    Figure, ///< 1.6: key figures
};

/// Distances in device-independent pixels; nothing else is used between things.
namespace space {
constexpr int kTight = 4;
constexpr int kSmall = 8;
constexpr int kMedium = 12;
constexpr int kLarge = 16;
constexpr int kHuge = 24;
} // namespace space

constexpr int kCornerRadius = 6;
constexpr int kIconSize = 16;

/// The look of the program: colours by role, the palette and style sheet made from them, text sizes
/// and row heights. One object, made by the application before any widget and outliving all of
/// them; widgets get `const Theme &`. GUI thread only.
///
/// Widgets that paint themselves ask `color()` while painting: a switch of theme repaints them.
class Theme : public QObject {
    Q_OBJECT
public:
    /// Remembers the desktop's own palette and font; changes nothing until `install`.
    explicit Theme(QObject *parent = nullptr);
    ~Theme() override;

    /// Gives the application Fusion, the fonts, the palette and the style sheet of `choice`.
    void install(QApplication &application, ThemeChoice choice);
    /// Switches while running; emits `changed` if the colours changed.
    void setChoice(ThemeChoice choice);
    ThemeChoice choice() const { return m_choice; }
    bool isDark() const { return m_dark; }

    QColor color(Role role) const { return m_colors[size_t(role)]; }
    /// Step 0 (not due) to 4 (over 90 days late); steps beyond 4 look like 4.
    QColor ageing(int step) const;
    /// The colours of one theme without installing it.
    static QColor color(Role role, bool dark);

    QFont font(TextSize size, QFont::Weight weight = QFont::Normal) const;
    /// Height of a table row: 30 px, more where the font is large.
    int rowHeight() const;
    /// Height of buttons and one-line fields: 28 px, more where the font is large.
    int controlHeight() const;

    QPalette palette() const;
    /// `resources/duebook.qss` with its ${placeholders} filled in.
    QString styleSheet() const;

Q_SIGNALS:
    void changed();

private:
    void fillColors();
    void apply();
    QString imageFile(const QString &name) const;

    std::array<QColor, size_t(kRoleCount)> m_colors;
    QFont m_font;
    std::unique_ptr<QTemporaryDir> m_images;
    QApplication *m_application = nullptr;
    ThemeChoice m_choice = ThemeChoice::System;
    bool m_systemDark = false;
    bool m_dark = false;
};

/// How a plain Qt widget is dressed by the style sheet.
enum class Look {
    Plain,
    Card,      ///< QFrame: surface, hairline, rounded
    Bar,       ///< QFrame: surface without border (top bar, side bar, status strip)
    Title,     ///< QLabel: title of a page
    Heading,   ///< QLabel: heading inside a card
    Muted,     ///< QLabel: secondary text
    Small,     ///< QLabel: secondary text, smaller
    SmallGood, ///< QLabel: small, all is well
    Floating,  ///< QFrame: a card above others
    Strip,     ///< QToolButton: small, in the status strip
    Tiny,      ///< QLabel: hint below a figure
    Figure,    ///< QLabel: key figure
    FigureBad, ///< QLabel: key figure that should worry
    Suffix,    ///< QLabel: smaller, behind a key figure
    Hairline,  ///< QFrame of 1 px
    Problem,   ///< QLabel: what is wrong with the field above it
    Primary,   ///< QPushButton: the one thing to do
    Quiet,     ///< QPushButton, QToolButton: no frame until pointed at
    Link,      ///< QPushButton: reads as a link
};

/// Dresses `widget`; may be called again when the state of the widget changes.
void setLook(QWidget *widget, Look look);

} // namespace duebook::ui
