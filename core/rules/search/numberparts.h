// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace duebook {

/// What is typed to find an invoice by a part of its number, folded (`foldNumber`).
struct NumberPart {
    QString beginning; ///< as the rest of a number may begin: "358", "2023-001"; empty = not so
    QString rest;      ///< of a whole number, its rest: "358" of "pol358"; empty = not so ...
    QString plain;     ///< ... and the number then begins with this, without signs: "pol358"

    bool empty() const { return beginning.isEmpty() && rest.isEmpty(); }
};

/// Empty when nothing of it is a digit, or it is shorter than `kShortestNumberPart`.
NumberPart numberPart(const QString &typed);

constexpr qsizetype kShortestNumberPart = 2;

} // namespace duebook
