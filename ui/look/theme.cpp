// SPDX-License-Identifier: Apache-2.0
#include "ui/look/theme.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QStyle>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QWidget>

#include <algorithm>

// Resources of a static library are linked in only when something names them.
static void initResources()
{
    Q_INIT_RESOURCE(look);
}

namespace duebook::ui {

namespace {

struct Tint {
    const char *name; // as the style sheet calls it
    QRgb light;
    QRgb dark;
};

// In the order of Role.
constexpr std::array<Tint, size_t(kRoleCount)> kTints = {{
    {"background", 0xFFF7F8FA, 0xFF16181C},
    {"surface", 0xFFFFFFFF, 0xFF1E2126},
    {"text", 0xFF1B1F24, 0xFFE6E8EB},
    {"muted", 0xFF5B6470, 0xFF9AA3AE},
    {"line", 0xFFE1E4E8, 0xFF2E333A},
    {"accent", 0xFF2457C5, 0xFF7FA6FF},
    {"accentBackground", 0xFFE8EEFB, 0xFF24304A},
    {"accentText", 0xFFFFFFFF, 0xFF10131A},
    {"selection", 0xFFEDF2FD, 0xFF242C3B},
    {"good", 0xFF2A7548, 0xFF7CCB9A},
    {"goodBackground", 0xFFE3F3E9, 0xFF1D3327},
    {"warn", 0xFF8A5A00, 0xFFF2C14E},
    {"warnBackground", 0xFFFFF3D6, 0xFF3A2F16},
    {"bad", 0xFFA3271C, 0xFFFF9B8E},
    {"badBackground", 0xFFFBE6E3, 0xFF3C211E},
    {"chip", 0xFFEEF0F3, 0xFF2A2F36},
    {"shadow", 0xFF1B1F24, 0xFF000000},
    {"ageing0", 0xFF8FB8DE, 0xFF8FB8DE},
    {"ageing1", 0xFFF2C14E, 0xFFF2C14E},
    {"ageing2", 0xFFEE964B, 0xFFEE964B},
    {"ageing3", 0xFFD95D39, 0xFFD95D39},
    {"ageing4", 0xFF9B2C2C, 0xFFB23A3A},
}};

constexpr double factor(TextSize size)
{
    switch (size) {
    case TextSize::Tiny:
        return 0.85;
    case TextSize::Small:
        return 0.92;
    case TextSize::Body:
        return 1.0;
    case TextSize::Title:
        return 1.25;
    case TextSize::Figure:
        return 1.6;
    }
    return 1.0;
}

/// The system font. Where no desktop named one (a bare X server gives an alias in a small size), a
/// good text font that is installed.
QFont bodyFont(QFont font)
{
    const QStringList aliases = {QStringLiteral("Sans Serif"), QStringLiteral("Sans"),
                                 QStringLiteral("Helvetica"), QStringLiteral("sans-serif")};
    if (!aliases.contains(font.family(), Qt::CaseInsensitive) && !font.family().isEmpty())
        return font;
    const QStringList installed = QFontDatabase::families();
    for (const QString &family : {QStringLiteral("Noto Sans"), QStringLiteral("Inter"),
                                  QStringLiteral("Cantarell"), QStringLiteral("DejaVu Sans")}) {
        if (installed.contains(family)) {
            font.setFamilies({family, QStringLiteral("sans-serif")});
            break;
        }
    }
    font.setPointSizeF(std::max(9.75, font.pointSizeF()));
    return font;
}

bool looksDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() <
           palette.color(QPalette::WindowText).lightness();
}

const char *lookName(Look look)
{
    switch (look) {
    case Look::Plain:
        return "plain";
    case Look::Card:
        return "card";
    case Look::Bar:
        return "bar";
    case Look::Title:
        return "title";
    case Look::Heading:
        return "heading";
    case Look::Muted:
        return "muted";
    case Look::Small:
        return "small";
    case Look::Tiny:
        return "tiny";
    case Look::Figure:
        return "figure";
    case Look::FigureBad:
        return "figureBad";
    case Look::SmallGood:
        return "smallGood";
    case Look::Floating:
        return "floating";
    case Look::Strip:
        return "strip";
    case Look::Suffix:
        return "suffix";
    case Look::Hairline:
        return "hairline";
    case Look::Problem:
        return "problem";
    case Look::Primary:
        return "primary";
    case Look::Quiet:
        return "quiet";
    case Look::Link:
        return "link";
    }
    return "";
}

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent), m_font(bodyFont(QApplication::font())),
      m_systemDark(looksDark(QApplication::palette()))
{
    initResources();
    m_dark = m_systemDark;
    fillColors();
}

Theme::~Theme() = default;

void Theme::install(QApplication &application, ThemeChoice choice)
{
    m_application = &application;
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setFont(m_font);
    m_choice = choice;
    m_dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && m_systemDark);
    fillColors();
    apply();
}

void Theme::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    const bool dark =
        choice == ThemeChoice::Dark || (choice == ThemeChoice::System && m_systemDark);
    if (dark == m_dark)
        return;
    m_dark = dark;
    fillColors();
    apply();
    Q_EMIT changed();
}

QColor Theme::ageing(int step) const
{
    return color(Role(int(Role::Ageing0) + std::clamp(step, 0, 4)));
}

QColor Theme::color(Role role, bool dark)
{
    const Tint &tint = kTints[size_t(role)];
    return QColor::fromRgb(dark ? tint.dark : tint.light);
}

QFont Theme::font(TextSize size, QFont::Weight weight) const
{
    QFont font = m_font;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor(size));
    else
        font.setPixelSize(qRound(font.pixelSize() * factor(size)));
    font.setWeight(weight);
    return font;
}

int Theme::rowHeight() const
{
    return std::max(30, QFontMetrics(m_font).height() + 2 * 6);
}

int Theme::controlHeight() const
{
    return std::max(28, QFontMetrics(m_font).height() + 2 * 5);
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole which, Role role) {
        palette.setColor(which, color(role));
    };
    set(QPalette::Window, Role::Background);
    set(QPalette::WindowText, Role::Text);
    set(QPalette::Base, Role::Surface);
    set(QPalette::AlternateBase, Role::Background);
    set(QPalette::Text, Role::Text);
    set(QPalette::Button, Role::Surface);
    set(QPalette::ButtonText, Role::Text);
    set(QPalette::BrightText, Role::Bad);
    set(QPalette::PlaceholderText, Role::Muted);
    set(QPalette::Highlight, Role::Accent);
    set(QPalette::HighlightedText, Role::AccentText);
    set(QPalette::Link, Role::Accent);
    set(QPalette::LinkVisited, Role::Accent);
    set(QPalette::ToolTipBase, Role::Surface);
    set(QPalette::ToolTipText, Role::Text);
    set(QPalette::Light, Role::Surface);
    set(QPalette::Midlight, Role::Chip);
    set(QPalette::Mid, Role::Line);
    set(QPalette::Dark, Role::Line);
    set(QPalette::Shadow, Role::Line);
    for (const QPalette::ColorRole which :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, which, color(Role::Muted));
    return palette;
}

QString Theme::styleSheet() const
{
    QFile file(QStringLiteral(":/duebook.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const auto fill = [&sheet](QLatin1String name, const QString &value) {
        sheet.replace(QStringLiteral("${%1}").arg(name), value);
    };
    for (int role = 0; role < kRoleCount; ++role)
        fill(QLatin1String(kTints[size_t(role)].name), color(Role(role)).name());
    const auto points = [this](TextSize size) {
        const QFont sized = font(size);
        return sized.pointSizeF() > 0 ? QStringLiteral("%1pt").arg(sized.pointSizeF())
                                      : QStringLiteral("%1px").arg(sized.pixelSize());
    };
    fill(QLatin1String("tiny"), points(TextSize::Tiny));
    fill(QLatin1String("small"), points(TextSize::Small));
    fill(QLatin1String("title"), points(TextSize::Title));
    fill(QLatin1String("figure"), points(TextSize::Figure));
    fill(QLatin1String("controlInner"), QStringLiteral("%1px").arg(controlHeight() - 2));
    fill(QLatin1String("arrow"), imageFile(QStringLiteral("chevron-down")));
    fill(QLatin1String("arrowUp"), imageFile(QStringLiteral("chevron-up")));
    fill(QLatin1String("check"), imageFile(QStringLiteral("check")));
    return sheet;
}

void Theme::fillColors()
{
    for (int role = 0; role < kRoleCount; ++role)
        m_colors[size_t(role)] = color(Role(role), m_dark);
}

void Theme::apply()
{
    if (m_application == nullptr)
        return;
    // A style sheet takes images only from files, so recoloured drawings are written to them.
    if (!m_images)
        m_images = std::make_unique<QTemporaryDir>();
    const std::pair<QString, Role> drawings[] = {{QStringLiteral("chevron-down"), Role::Muted},
                                                 {QStringLiteral("chevron-up"), Role::Muted},
                                                 {QStringLiteral("check"), Role::AccentText}};
    for (const auto &[name, role] : drawings) {
        QFile drawing(QStringLiteral(":/icons/%1.svg").arg(name));
        QFile image(imageFile(name));
        if (drawing.open(QIODevice::ReadOnly) && image.open(QIODevice::WriteOnly))
            image.write(drawing.readAll().replace("currentColor", color(role).name().toLatin1()));
    }
    QApplication::setPalette(palette());
    m_application->setStyleSheet(styleSheet());
}

QString Theme::imageFile(const QString &name) const
{
    if (!m_images || !m_images->isValid())
        return {};
    return m_images->filePath(
        name + (m_dark ? QStringLiteral("-dark.svg") : QStringLiteral("-light.svg")));
}

void setLook(QWidget *widget, Look look)
{
    const QVariant name = QString::fromLatin1(lookName(look));
    if (widget->property("look") == name)
        return;
    widget->setProperty("look", name);
    // The style sheet matched the old value already: ask it again.
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace duebook::ui
