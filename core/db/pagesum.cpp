// SPDX-License-Identifier: Apache-2.0
#include "core/db/pagesum.h"

#include <QtEndian>

namespace duebook {

namespace {

constexpr int kLanes = 4;
constexpr quint64 kFirst = 0x9e3779b97f4a7c15ULL;
constexpr quint64 kSecond = 0xd1b54a32d192ed03ULL;

quint64 rotated(quint64 value, int bits)
{
    return (value << bits) | (value >> (64 - bits));
}

/// One to one in each of its arguments: a difference in one of them never gets lost again.
quint64 mixed(quint64 sum, quint64 word)
{
    return rotated(sum + word * kSecond, 31) * kFirst;
}

quint64 wordAt(const uchar *page, int index)
{
    return qFromLittleEndian<quint64>(page + 8 * index);
}

} // namespace

quint64 pageSum(const uchar *page, int size, quint32 number)
{
    const int words = (size - kPageSumSize) / 8;
    // Lanes that do not wait for each other keep the processor busy.
    quint64 lanes[kLanes] = {number * kFirst, kSecond, kFirst, kFirst ^ kSecond};
    int word = 0;
    for (; word + kLanes <= words; word += kLanes) {
        for (int lane = 0; lane < kLanes; ++lane)
            lanes[lane] = mixed(lanes[lane], wordAt(page, word + lane));
    }
    for (int lane = 0; word < words; ++word, ++lane)
        lanes[lane] = mixed(lanes[lane], wordAt(page, word));
    quint64 sum = quint64(size);
    for (const quint64 lane : lanes)
        sum = mixed(sum, lane);
    return sum ^ (sum >> 32);
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
