// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

#include <optional>

namespace duebook {

/// A cell of a page: a row, an entry of an index, or the way to a page below.
struct RawCell {
    qint64 number = 0;    ///< the row number; pages of tables only
    quint32 child = 0;    ///< the page below; inner pages only
    quint64 size = 0;     ///< the length that the record is said to have
    QByteArrayView local; ///< as much of it as stands in this page
    quint32 overflow = 0; ///< the page where it goes on; 0 = nowhere
    int from = 0;         ///< where the cell stands in the page
    int to = 0;
};

/// Reads a page as a node of a tree of the SQLite file format. Whatever the bytes are, nothing
/// outside them is read. A view: valid as long as the bytes are.
class RawPage {
public:
    enum class Kind : quint8 {
        None = 0,
        IndexInner = 2,
        TableInner = 5,
        IndexLeaf = 10,
        TableLeaf = 13
    };

    /// `usable`: the bytes of the page that are not reserved; fewer may be there. Kind::None where
    /// it is no such page.
    RawPage(QByteArrayView bytes, int usable, bool firstOfFile);

    Kind kind() const { return m_kind; }
    bool isInner() const { return m_kind == Kind::IndexInner || m_kind == Kind::TableInner; }
    bool isOfTable() const { return m_kind == Kind::TableInner || m_kind == Kind::TableLeaf; }
    int cells() const { return m_cells; }
    quint32 lastChild() const { return m_lastChild; }

    /// Nothing where its bytes do not make a cell of this kind of page.
    std::optional<RawCell> cell(int index) const;

private:
    bool readRecord(RawCell &cell, qsizetype at) const;

    QByteArrayView m_bytes;
    int m_usable = 0;
    Kind m_kind = Kind::None;
    int m_cells = 0;
    int m_pointers = 0; ///< where the list of cells begins
    quint32 m_lastChild = 0;
};

} // namespace duebook
