// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"

#include <QApplication>
#include <QSignalSpy>

#include <cmath>

using namespace duebook::ui;

namespace {

double channel(int value)
{
    const double c = value / 255.0;
    return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

/// Relative luminance. Source: WCAG 2.1, "relative luminance".
double luminance(const QColor &color)
{
    return 0.2126 * channel(color.red()) + 0.7152 * channel(color.green()) +
           0.0722 * channel(color.blue());
}

double contrast(Role front, Role back, bool dark)
{
    const double a = luminance(Theme::color(front, dark));
    const double b = luminance(Theme::color(back, dark));
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

bool hasInk(const QPixmap &pixmap, const QColor &color)
{
    const QImage image = pixmap.toImage();
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor found = image.pixelColor(x, y);
            if (found.alpha() > 200 && std::abs(found.red() - color.red()) < 6 &&
                std::abs(found.green() - color.green()) < 6 &&
                std::abs(found.blue() - color.blue()) < 6)
                return true;
        }
    return false;
}

} // namespace

TEST_CASE("Text can be read on every ground it stands on, light and dark", "[theme]")
{
    const std::vector<std::pair<Role, Role>> pairs = {
        {Role::Text, Role::Background},     {Role::Text, Role::Surface},
        {Role::Text, Role::Selection},      {Role::Text, Role::Chip},
        {Role::Muted, Role::Background},    {Role::Muted, Role::Surface},
        {Role::Muted, Role::Selection},     {Role::Muted, Role::Chip},
        {Role::Accent, Role::Background},   {Role::Accent, Role::Surface},
        {Role::Accent, Role::Selection},    {Role::Accent, Role::AccentBackground},
        {Role::AccentText, Role::Accent},   {Role::Good, Role::Surface},
        {Role::Good, Role::GoodBackground}, {Role::Warn, Role::WarnBackground},
        {Role::Warn, Role::Surface},        {Role::Bad, Role::BadBackground},
        {Role::Bad, Role::Surface},         {Role::Bad, Role::Background},
        {Role::Bad, Role::Selection},       {Role::Text, Role::WarnBackground},
        {Role::Text, Role::BadBackground},  {Role::Text, Role::AccentBackground},
        {Role::Text, Role::GoodBackground},
    };
    for (const bool dark : {false, true})
        for (const auto &[front, back] : pairs) {
            INFO("dark " << dark << ", role " << int(front) << " on " << int(back));
            CHECK(contrast(front, back, dark) >= 4.5);
        }
}

TEST_CASE("Every placeholder of the style sheet is filled in", "[theme]")
{
    const Theme theme;
    const QString sheet = theme.styleSheet();
    CHECK_FALSE(sheet.isEmpty());
    CHECK_FALSE(sheet.contains(QLatin1String("${")));
}

TEST_CASE("Switching the theme changes palette and colours and says so once", "[theme]")
{
    Theme theme;
    theme.install(*qApp, ThemeChoice::Light);
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setChoice(ThemeChoice::Dark);
    CHECK(theme.isDark());
    CHECK(QApplication::palette().color(QPalette::Window) == Theme::color(Role::Background, true));
    theme.setChoice(ThemeChoice::Dark);
    CHECK(changed.count() == 1);
    theme.setChoice(ThemeChoice::Light);
    CHECK(changed.count() == 2);
    CHECK(theme.color(Role::Text) == Theme::color(Role::Text, false));
    qApp->setStyleSheet({});
}

TEST_CASE("Every icon has a drawing and takes the colour of its role", "[icons]")
{
    const Theme theme;
    for (int i = 0; i < kIconCount; ++i) {
        INFO("icon " << i);
        CHECK(hasInk(iconPixmap(theme, Icon(i), Role::Accent, 16, 2.0), theme.color(Role::Accent)));
    }
}

TEST_CASE("An icon follows the theme without being set again", "[icons]")
{
    Theme theme;
    theme.install(*qApp, ThemeChoice::Light);
    const QIcon call = icon(theme, Icon::Call, Role::Text);
    CHECK(hasInk(call.pixmap(QSize(32, 32), 2.0), Theme::color(Role::Text, false)));
    theme.setChoice(ThemeChoice::Dark);
    CHECK(hasInk(call.pixmap(QSize(32, 32), 2.0), Theme::color(Role::Text, true)));
    qApp->setStyleSheet({});
}
