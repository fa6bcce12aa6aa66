// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace duebook {

/// Room for the sum at the end of each page: what SQLite calls the reserved space.
constexpr int kPageSumSize = 8;

/// The sum over a page of `size` bytes, a multiple of 512, without its last `kPageSumSize` bytes.
/// With its number, so that a page that stands in the wrong place is found too. Any change that
/// lies within eight bytes at a multiple of eight gives another sum, always.
quint64 pageSum(const uchar *page, int size, quint32 number);

/// Whether the sum that stands in the page is the right one.
bool pageSumFits(const uchar *page, int size, quint32 number);

/// Writes the sum into the page.
void stampPage(uchar *page, int size, quint32 number);

} // namespace duebook
