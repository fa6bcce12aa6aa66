// SPDX-License-Identifier: Apache-2.0
#include "core/io/mailparts.h"

namespace duebook {

namespace {

constexpr size_t kMostFields = 1000;
constexpr qsizetype kLongestValue = 32768;
constexpr qsizetype kLongestName = 100;
// A person writes to some groups at a time, and hardly ever to one inside another.
constexpr int kMostGroups = 50;

/// The line that begins at `at`, without its end; `next` is where the one behind it begins.
QByteArrayView lineAt(QByteArrayView bytes, qsizetype at, qsizetype *next)
{
    const qsizetype end = bytes.indexOf('\n', at);
    *next = end < 0 ? bytes.size() : end + 1;
    QByteArrayView line = bytes.sliced(at, (end < 0 ? bytes.size() : end) - at);
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// How long the name is that the line begins with; 0 = the line is no field.
qsizetype nameLength(QByteArrayView line)
{
    qsizetype length = 0;
    while (length < line.size() && length <= kLongestName && line[length] > ' ' &&
           line[length] < 127 && line[length] != ':')
        ++length;
    qsizetype colon = length;
    while (colon < line.size() && isBlank(line[colon]))
        ++colon;
    return length <= kLongestName && colon < line.size() && line[colon] == ':' ? length : 0;
}

void append(QByteArray &value, QByteArrayView more)
{
    value.append(more.first(std::min(more.size(), kLongestValue - value.size())));
}

} // namespace

QByteArray MailBlock::value(QByteArrayView name) const
{
    for (const MailField &field : fields) {
        if (field.name == name)
            return field.value;
    }
    return {};
}

MailBlock readMailBlock(QByteArrayView bytes, ReadGuard &guard)
{
    MailBlock block;
    // Fields beyond the most are passed over, not taken for text.
    MailField *open = nullptr;
    qsizetype next = 0;
    for (qsizetype at = 0; at < bytes.size(); at = next) {
        const QByteArrayView line = lineAt(bytes, at, &next);
        if (!guard.step(next - at))
            return block;
        if (line.isEmpty()) {
            block.body = bytes.sliced(next);
            return block;
        }
        if (isBlank(line.front()) && at > 0) {
            if (open != nullptr)
                append(open->value, line);
            continue;
        }
        const qsizetype length = nameLength(line);
        if (length == 0) {
            // Some mailboxes begin a mail with a line of their own, and some programs spoil one.
            const bool spoilt = !block.fields.empty() && line.contains(':');
            if (spoilt || (at == 0 && line.startsWith("From "))) {
                open = nullptr;
                continue;
            }
            block.body = bytes.sliced(at);
            return block;
        }
        open = nullptr;
        if (block.fields.size() < kMostFields) {
            open = &block.fields.emplace_back();
            open->name = line.first(length).toByteArray().toLower();
            append(open->value, line.sliced(line.indexOf(':', length) + 1));
        }
    }
    block.body = bytes.last(0);
    return block;
}

std::vector<QByteArrayView> splitParts(QByteArrayView body, QByteArrayView boundary, int most,
                                       ReadGuard &guard)
{
    std::vector<QByteArrayView> parts;
    qsizetype begin = -1;
    qsizetype next = 0;
    const auto end = [&](qsizetype at) {
        if (begin >= 0 && int(parts.size()) < most)
            parts.push_back(body.sliced(begin, std::max(at, begin) - begin));
    };
    for (qsizetype at = 0; at < body.size(); at = next) {
        const QByteArrayView line = lineAt(body, at, &next);
        if (!guard.step(next - at))
            return parts;
        if (!line.startsWith("--") || !line.sliced(2).startsWith(boundary))
            continue;
        QByteArrayView rest = line.sliced(2 + boundary.size()).trimmed();
        const bool closing = rest.startsWith("--");
        if (closing)
            rest = rest.sliced(2).trimmed();
        if (!rest.isEmpty())
            continue;
        // The line end before the boundary belongs to it.
        qsizetype last = at;
        if (last > 0 && body[last - 1] == '\n')
            --last;
        if (last > 0 && last < at && body[last - 1] == '\r')
            --last;
        end(last);
        begin = closing ? -1 : next;
        if (closing || int(parts.size()) >= most)
            return parts;
    }
    end(body.size());
    return parts;
}

QByteArray tamedAddresses(const QByteArray &value)
{
    int colons = 0;
    for (qsizetype at = 0; at < value.size(); ++at) {
        if (value[at] == ':' && ++colons > kMostGroups)
            return value.first(at);
    }
    return value;
}

} // namespace duebook
