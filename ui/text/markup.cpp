// SPDX-License-Identifier: Apache-2.0
#include "ui/text/markup.h"

#include <QColor>

namespace duebook::ui {

namespace {

QString joinedHtml(const QList<Markup> &parts, const QString &between)
{
    QStringList all;
    for (const Markup &part : parts)
        all += part.html();
    return all.join(between);
}

} // namespace

Markup::Markup(const QString &words) : m_html(words.toHtmlEscaped()) {}

Markup Markup::strong(const QString &words)
{
    Markup made;
    made.m_html = QStringLiteral("<b>") + words.toHtmlEscaped() + QStringLiteral("</b>");
    return made;
}

Markup Markup::link(const QString &address, const QString &words, const QColor &ink)
{
    QString unbroken = words.toHtmlEscaped();
    unbroken.replace(QLatin1Char(' '), QLatin1String("&nbsp;"));
    Markup made;
    made.m_html = QStringLiteral("<a href=\"%1\" style=\"color:%3; text-decoration:none\">%2</a>")
                      .arg(address.toHtmlEscaped(), unbroken, ink.name());
    return made;
}

Markup Markup::sentence(const QString &words, const QList<Markup> &parts)
{
    const QString html = words.toHtmlEscaped();
    Markup made;
    // Not by `arg`: a part may have a place marker of its own.
    for (qsizetype at = 0; at < html.size(); ++at) {
        const int place =
            html[at] == QLatin1Char('%') && at + 1 < html.size() ? html[at + 1].digitValue() : -1;
        if (place < 1 || place > parts.size()) {
            made.m_html += html[at];
            continue;
        }
        made.m_html += parts[place - 1].html();
        ++at;
    }
    return made;
}

Markup Markup::joined(const QList<Markup> &parts, const QString &between)
{
    Markup made;
    made.m_html = joinedHtml(parts, between.toHtmlEscaped());
    return made;
}

Markup Markup::lines(const QList<Markup> &lines)
{
    Markup made;
    made.m_html = QStringLiteral("<p style=\"line-height:140%\">") +
                  joinedHtml(lines, QStringLiteral("<br>")) + QStringLiteral("</p>");
    return made;
}

Markup Markup::table(const QList<std::pair<QString, QString>> &rows)
{
    Markup made;
    for (const auto &[name, value] : rows)
        made.m_html += QStringLiteral("<tr><td style='padding-right:12px'>%1</td><td>%2</td></tr>")
                           .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
    made.m_html =
        QStringLiteral("<table cellspacing='0'>") + made.m_html + QStringLiteral("</table>");
    return made;
}

MarkupLabel::MarkupLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::RichText);
}

void MarkupLabel::setMarkup(const Markup &markup)
{
    setText(markup.html());
}

} // namespace duebook::ui
