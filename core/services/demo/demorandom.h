// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <vector>

namespace duebook {

/// Numbers that look random and are the same for the same seed on every system.
/// Source: SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
class DemoRandom {
public:
    explicit DemoRandom(quint64 seed) : m_state(seed) {}

    quint64 next()
    {
        quint64 z = (m_state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }

    /// 0 <= x < 1
    double unit() { return double(next() >> 11) * 0x1p-53; }

    /// 0 <= x < `end`; `end` > 0.
    int below(int end) { return int(next() % quint64(end)); }

    /// `low` <= x <= `high`
    int between(int low, int high) { return low + below(high - low + 1); }

    bool chance(double probability) { return unit() < probability; }

    /// One of a list that is not empty.
    template <typename List>
    const auto &pick(const List &list)
    {
        return list[typename List::size_type(below(int(list.size())))];
    }

private:
    quint64 m_state;
};

} // namespace duebook
