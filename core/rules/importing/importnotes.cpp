// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/importnotes.h"

namespace duebook {

namespace {

constexpr size_t kMostWords = 100;
constexpr qsizetype kLongestWord = 80;

} // namespace

void ImportNoteCounts::add(ImportNoteKind kind, QByteArrayView word)
{
    const std::pair key(kind, word.toByteArray());
    const auto known = m_words.find(key);
    if (known != m_words.end())
        ++known->second;
    else if (m_words.size() < kMostWords)
        m_words.emplace(key, 1);
    else
        add(kind);
}

void ImportNoteCounts::add(const ImportNoteCounts &other)
{
    for (size_t i = 0; i < m_plain.size(); ++i)
        m_plain[i] += other.m_plain[i];
    for (const auto &[key, count] : other.m_words)
        m_words[key] += count;
}

void ImportNoteCounts::clear()
{
    m_plain.fill(0);
    m_words.clear();
}

std::vector<ImportNote> ImportNoteCounts::notes() const
{
    std::vector<ImportNote> notes;
    auto word = m_words.begin();
    for (size_t i = 0; i < m_plain.size(); ++i) {
        for (; word != m_words.end() && size_t(word->first.first) == i; ++word)
            notes.push_back({ImportNoteKind(i),
                             QString::fromUtf8(word->first.second).simplified().left(kLongestWord),
                             word->second});
        if (m_plain[i] > 0)
            notes.push_back({ImportNoteKind(i), {}, m_plain[i]});
    }
    return notes;
}

} // namespace duebook
