// SPDX-License-Identifier: Apache-2.0
#include "core/db/pagesum.h"

#include <QtEndian>

namespace duebook {

namespace {

constexpr quint64 kFirst = 0x9e3779b97f4a7c15ULL;
constexpr quint64 kSecond = 0xd1b54a32d192ed03ULL;

/// One to one in each of its arguments: a difference in one of them never gets lost again.
inline quint64 mixed(quint64 sum, quint64 word)
{
    const quint64 spread = (sum + word) * kFirst;
    return spread ^ (spread >> 32);
}

inline quint64 wordAt(const uchar *page, int index)
{
    return qFromLittleEndian<quint64>(page + 8 * index);
}

} // namespace

quint64 pageSum(const uchar *page, int size, quint32 number)
{
    const int words = (size - kPageSumSize) / 8;
    // Lanes that do not wait for each other keep the processor busy; eight variables, because an
    // array of them would be kept in memory.
    quint64 a = number * kSecond, b = 1, c = 2, d = 3, e = 4, f = 5, g = 6, h = 7;
    int word = 0;
    for (; word + 8 <= words; word += 8) {
        a = mixed(a, wordAt(page, word));
        b = mixed(b, wordAt(page, word + 1));
        c = mixed(c, wordAt(page, word + 2));
        d = mixed(d, wordAt(page, word + 3));
        e = mixed(e, wordAt(page, word + 4));
        f = mixed(f, wordAt(page, word + 5));
        g = mixed(g, wordAt(page, word + 6));
        h = mixed(h, wordAt(page, word + 7));
    }
    quint64 sum = quint64(size);
    for (const quint64 lane : {a, b, c, d, e, f, g, h})
        sum = mixed(sum, lane);
    for (; word < words; ++word)
        sum = mixed(sum, wordAt(page, word));
    return sum;
}

bool pageSumFits(const uchar *page, int size, quint32 number)
{
    return qFromLittleEndian<quint64>(page + size - kPageSumSize) == pageSum(page, size, number);
}

void stampPage(uchar *page, int size, quint32 number)
{
    qToLittleEndian(pageSum(page, size, number), page + size - kPageSumSize);
}

} // namespace duebook
