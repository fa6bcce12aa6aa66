// SPDX-License-Identifier: Apache-2.0
#include "core/io/htmltext.h"

#include <QStringList>

namespace duebook {

namespace {

constexpr qsizetype kLongestEntity = 10;

struct Entity {
    const char *name;
    char16_t letter;
};
constexpr Entity kEntities[] = {
    {"amp", u'&'},     {"lt", u'<'},      {"gt", u'>'},      {"quot", u'"'},    {"apos", u'\''},
    {"nbsp", 0xA0},    {"euro", 0x20AC},  {"pound", 0xA3},   {"copy", 0xA9},    {"reg", 0xAE},
    {"shy", 0xAD},     {"middot", 0xB7},  {"ndash", 0x2013}, {"mdash", 0x2014}, {"hellip", 0x2026},
    {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"bdquo", 0x201E},
    {"laquo", 0xAB},   {"raquo", 0xBB},   {"bull", 0x2022},  {"auml", 0xE4},    {"ouml", 0xF6},
    {"uuml", 0xFC},    {"Auml", 0xC4},    {"Ouml", 0xD6},    {"Uuml", 0xDC},    {"szlig", 0xDF},
    {"eacute", 0xE9},  {"egrave", 0xE8},  {"ecirc", 0xEA},   {"agrave", 0xE0},  {"acirc", 0xE2},
    {"ccedil", 0xE7},  {"ntilde", 0xF1},  {"oacute", 0xF3},  {"iacute", 0xED},  {"aacute", 0xE1},
    {"uacute", 0xFA},  {"rlm", 0x200F},   {"lrm", 0x200E},   {"sect", 0xA7},
};

bool isBlock(const QString &tag)
{
    static const QStringList kBlocks =
        QStringLiteral("div tr table ul ol li h1 h2 h3 h4 h5 h6 hr blockquote pre section "
                       "article header footer dl dt dd title body")
            .split(QLatin1Char(' '));
    return kBlocks.contains(tag);
}

/// Elements whose content is no text.
bool isSilent(const QString &tag)
{
    return tag == QLatin1String("script") || tag == QLatin1String("style") ||
           tag == QLatin1String("template") || tag == QLatin1String("object");
}

class Reader {
public:
    explicit Reader(const QString &html) : m_html(html) {}

    QString run()
    {
        while (m_at < m_html.size()) {
            const QChar c = m_html.at(m_at);
            if (c == QLatin1Char('<') && startsTag())
                readTag();
            else if (c == QLatin1Char('&'))
                readEntity();
            else
                readLetter(c);
        }
        return m_text.trimmed();
    }

private:
    bool startsTag() const
    {
        if (m_at + 1 >= m_html.size())
            return false;
        const QChar next = m_html.at(m_at + 1);
        return next.isLetter() || next == QLatin1Char('/') || next == QLatin1Char('!') ||
               next == QLatin1Char('?');
    }

    void readTag()
    {
        if (m_html.mid(m_at, 4) == QLatin1String("<!--")) {
            const qsizetype end = m_html.indexOf(QLatin1String("-->"), m_at + 4);
            m_at = end < 0 ? m_html.size() : end + 3;
            return;
        }
        qsizetype end = m_at + 1;
        QChar quote;
        for (; end < m_html.size(); ++end) {
            const QChar c = m_html.at(end);
            if (!quote.isNull()) {
                if (c == quote)
                    quote = QChar();
            } else if (c == QLatin1Char('"') || c == QLatin1Char('\'')) {
                quote = c;
            } else if (c == QLatin1Char('>')) {
                break;
            }
        }
        // An open quote would swallow the rest: then the tag ends at the next bracket.
        if (end >= m_html.size() && !quote.isNull())
            end = m_html.indexOf(QLatin1Char('>'), m_at);
        if (end < 0)
            end = m_html.size();
        qsizetype name = m_at + 1;
        const bool closing = name < m_html.size() && m_html.at(name) == QLatin1Char('/');
        name += closing ? 1 : 0;
        qsizetype nameEnd = name;
        while (nameEnd < end && m_html.at(nameEnd).isLetterOrNumber())
            ++nameEnd;
        const QString tag = m_html.mid(name, nameEnd - name).toLower();
        m_at = std::min(end + 1, m_html.size());
        if (!closing && isSilent(tag))
            skipTo(tag);
        else if (tag == QLatin1String("td") || tag == QLatin1String("th"))
            addBlank();
        else if (tag == QLatin1String("br"))
            addLineEnd(Line::Another);
        else if (tag == QLatin1String("p"))
            addLineEnd(Line::Empty);
        else if (isBlock(tag))
            addLineEnd(Line::New);
    }

    void skipTo(const QString &tag)
    {
        const qsizetype end = m_html.indexOf(QLatin1String("</") + tag, m_at, Qt::CaseInsensitive);
        m_at = end < 0 ? m_html.size() : end;
    }

    void readEntity()
    {
        const qsizetype end = m_html.indexOf(QLatin1Char(';'), m_at);
        if (end > m_at + 1 && end - m_at <= kLongestEntity) {
            const QString name = m_html.mid(m_at + 1, end - m_at - 1);
            const char32_t letter = letterOf(name);
            if (letter != 0) {
                m_at = end + 1;
                if (letter == 0xA0)
                    addBlank();
                else
                    m_text += QString::fromUcs4(&letter, 1);
                return;
            }
        }
        m_text += QLatin1Char('&');
        ++m_at;
    }

    static char32_t letterOf(const QString &name)
    {
        if (name.startsWith(QLatin1Char('#'))) {
            const bool hex = name.mid(1, 1).toLower() == QLatin1String("x");
            const uint code = hex ? name.mid(2).toUInt(nullptr, 16) : name.mid(1).toUInt();
            const bool usable =
                code >= 0x20 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
            return usable ? code : 0;
        }
        for (const Entity &entity : kEntities) {
            if (name == QLatin1String(entity.name))
                return entity.letter;
        }
        return 0;
    }

    void readLetter(QChar c)
    {
        ++m_at;
        if (c.isSpace())
            addBlank();
        else if (c.isPrint() || c.isSurrogate())
            m_text += c;
    }

    void addBlank()
    {
        if (!m_text.isEmpty() && !m_text.back().isSpace())
            m_text += QLatin1Char(' ');
    }

    enum class Line {
        New,     ///< what follows begins a line
        Another, ///< one line further
        Empty,   ///< an empty line before what follows
    };
    /// One empty line at most.
    void addLineEnd(Line wanted)
    {
        while (!m_text.isEmpty() && m_text.back() == QLatin1Char(' '))
            m_text.chop(1);
        if (m_text.isEmpty())
            return;
        const bool begun = m_text.endsWith(QLatin1Char('\n'));
        if (!begun || (wanted != Line::New && !m_text.endsWith(QLatin1String("\n\n"))))
            m_text += QLatin1Char('\n');
        if (!begun && wanted == Line::Empty)
            m_text += QLatin1Char('\n');
    }

    const QString &m_html;
    qsizetype m_at = 0;
    QString m_text;
};

} // namespace

QString htmlToText(const QString &html)
{
    return Reader(html).run();
}

} // namespace duebook
