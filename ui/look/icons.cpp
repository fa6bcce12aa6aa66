// SPDX-License-Identifier: Apache-2.0
#include "ui/look/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QPointer>
#include <QSvgRenderer>

#include <array>

namespace duebook::ui {

namespace {

// In the order of Icon.
constexpr std::array<const char *, size_t(kIconCount)> kFiles = {
    "accounts",   "back",      "bell",      "calendar", "call",     "check",        "chevron-down",
    "chevron-up", "clock",     "cross",     "disputes", "document", "duebook",      "email",
    "export",     "folder",    "follow-up", "forward",  "hold",     "import",       "info",
    "invoices",   "letter",    "mail",      "meeting",  "menu",     "more",         "note",
    "open",       "paperclip", "payment",   "person",   "plus",     "promises",     "reports",
    "save",       "search",    "settings",  "snooze",   "team",     "text-message", "today",
    "undo",       "visit",     "warning",   "window",
};

bool pointsSomewhere(Icon name)
{
    return name == Icon::Back || name == Icon::Forward || name == Icon::Undo;
}

QPixmap render(Icon name, const QColor &color, const QColor &plate, QSize pixels)
{
    const bool mirrored = pointsSomewhere(name) && QGuiApplication::isRightToLeft();
    const QString file = QLatin1String(kFiles[size_t(name)]);
    const QString key = QStringLiteral("duebook/%1/%2/%3/%4x%5/%6")
                            .arg(file, color.name(), plate.name())
                            .arg(pixels.width())
                            .arg(pixels.height())
                            .arg(int(mirrored));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QFile drawing(QStringLiteral(":/icons/%1.svg").arg(file));
    if (!drawing.open(QIODevice::ReadOnly))
        return pixmap;
    QByteArray svg = drawing.readAll();
    svg.replace("currentColor", color.name().toLatin1());
    svg.replace("plateColor", plate.name().toLatin1());
    QSvgRenderer renderer(svg);
    QPainter painter(&pixmap);
    if (mirrored) {
        painter.translate(pixels.width(), 0);
        painter.scale(-1, 1);
    }
    renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(pixels)));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class ThemeIconEngine : public QIconEngine {
public:
    ThemeIconEngine(const Theme &theme, Icon name, Role role)
        : m_theme(&theme), m_name(name), m_role(role)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, picture(rect.size() * ratio, mode));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return picture(size, mode);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        QPixmap pixmap = picture(size, mode);
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }
    QIconEngine *clone() const override { return new ThemeIconEngine(*this); }
    QString key() const override { return QStringLiteral("duebook"); }

private:
    QPixmap picture(QSize pixels, QIcon::Mode mode) const
    {
        if (!m_theme)
            return {};
        const Role role = mode == QIcon::Disabled ? Role::Muted : m_role;
        return render(m_name, m_theme->color(role), m_theme->color(Role::AccentText), pixels);
    }

    QPointer<const Theme> m_theme;
    Icon m_name;
    Role m_role;
};

} // namespace

QIcon icon(const Theme &theme, Icon name, Role role)
{
    return QIcon(new ThemeIconEngine(theme, name, role));
}

QPixmap iconPixmap(const Theme &theme, Icon name, Role role, int size, qreal ratio)
{
    QPixmap pixmap = render(name, theme.color(role), theme.color(Role::AccentText),
                            QSize(qRound(size * ratio), qRound(size * ratio)));
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

} // namespace duebook::ui
