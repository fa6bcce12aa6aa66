// SPDX-License-Identifier: Apache-2.0
#include "core/io/htmltext.h"

#include <QStringList>

namespace duebook {

namespace {

constexpr qsizetype kLongestEntity = 11; // with both of its signs
constexpr qsizetype kLongestName = 20;

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
    Reader(const QString &html, ReadGuard &guard)
        : m_html(html), m_guard(guard), m_lastDouble(html.lastIndexOf(QLatin1Char('"'))),
          m_lastSingle(html.lastIndexOf(QLatin1Char('\'')))
    {
    }

    QString run()
    {
        while (m_at < m_html.size() && m_text.size() < m_guard.limits().characters) {
            if (!m_guard.step())
                break;
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
        if (QStringView(m_html).sliced(m_at).startsWith(QLatin1String("<!--"))) {
            passTo(m_html.indexOf(QLatin1String("-->"), m_at + 4), 3);
            return;
        }
        const qsizetype begin = m_at;
        const qsizetype end = tagEnd();
        qsizetype name = begin + 1;
        const bool closing = name < m_html.size() && m_html.at(name) == QLatin1Char('/');
        name += closing ? 1 : 0;
        qsizetype nameEnd = name;
        while (nameEnd < end && nameEnd - name <= kLongestName &&
               m_html.at(nameEnd).isLetterOrNumber())
            ++nameEnd;
        const QString tag = m_html.mid(name, nameEnd - name).toLower();
        passTo(end, 1);
        if (!closing && isSilent(tag))
            passTo(m_html.indexOf(QLatin1String("</") + tag, m_at, Qt::CaseInsensitive), 0);
        else if (tag == QLatin1String("td") || tag == QLatin1String("th"))
            addBlank();
        else if (tag == QLatin1String("br"))
            addLineEnd(Line::Another);
        else if (tag == QLatin1String("p"))
            addLineEnd(Line::Empty);
        else if (isBlock(tag))
            addLineEnd(Line::New);
    }

    /// The bracket that ends the tag here; -1 = none does. What was looked at is never looked at
    /// again: a quote that nothing closes is known without looking for its end, and the tag then
    /// ends at the first bracket behind it.
    qsizetype tagEnd() const
    {
        qsizetype at = m_at + 1;
        while (at < m_html.size()) {
            const QChar c = m_html.at(at);
            if (c == QLatin1Char('>'))
                return at;
            if (c == QLatin1Char('"') || c == QLatin1Char('\'')) {
                if (at >= (c == QLatin1Char('"') ? m_lastDouble : m_lastSingle))
                    return m_html.indexOf(QLatin1Char('>'), at);
                at = m_html.indexOf(c, at + 1);
            }
            ++at;
        }
        return -1;
    }

    /// Goes on behind what was found at `place`, which is `length` long; -1 = at the very end.
    void passTo(qsizetype place, qsizetype length)
    {
        const qsizetype before = m_at;
        m_at = place < 0 ? m_html.size() : place + length;
        m_guard.step(m_at - before);
    }

    void readEntity()
    {
        const QStringView ahead = QStringView(m_html).mid(m_at, kLongestEntity);
        m_guard.step(ahead.size());
        const qsizetype length = ahead.indexOf(QLatin1Char(';'));
        if (length > 1) {
            const char32_t letter = letterOf(ahead.mid(1, length - 1).toString());
            if (letter != 0) {
                m_at += length + 1;
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
    ReadGuard &m_guard;
    // Behind these no such quote is closed.
    qsizetype m_lastDouble;
    qsizetype m_lastSingle;
    qsizetype m_at = 0;
    QString m_text;
};

} // namespace

QString htmlToText(const QString &html, ReadGuard &guard)
{
    return Reader(html, guard).run();
}

} // namespace duebook
