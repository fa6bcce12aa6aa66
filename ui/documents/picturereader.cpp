// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/picturereader.h"

#include "core/services/documents/documenttext.h"

#include <QCoreApplication>
#include <QIODevice>
#include <QImageReader>

#include <algorithm>
#include <cstring>

namespace duebook::ui {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ui::PictureReader)
};

constexpr int kLongestSide = 4000;
constexpr int kMegabytes = 256;
// JPEG files are made smaller while they are unpacked; others need their whole size in memory.
constexpr qint64 kMostPixels = qint64{kMegabytes} * 1024 * 1024 / 4;
constexpr qint64 kMostJpegPixels = 4 * kMostPixels;
// Each goes over the whole picture once more; a camera makes about ten.
constexpr qsizetype kMostJpegScans = 100;

/// Bytes that end for their reader when the guard says so.
class GuardedBytes final : public QIODevice {
public:
    GuardedBytes(const QByteArray &bytes, ReadGuard &guard) : m_bytes(bytes), m_guard(guard)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    qint64 size() const override { return m_bytes.size(); }
    bool seek(qint64 place) override
    {
        if (place < 0 || place > m_bytes.size())
            return false;
        m_at = place;
        return QIODevice::seek(place);
    }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        if (!m_guard.look())
            return -1;
        const qint64 length = std::min<qint64>(most, m_bytes.size() - m_at);
        if (length <= 0)
            return most == 0 ? 0 : -1;
        m_guard.step(length);
        std::memcpy(data, m_bytes.constData() + m_at, size_t(length));
        m_at += length;
        return length;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray &m_bytes;
    ReadGuard &m_guard;
    qint64 m_at = 0;
};

bool isTooLarge(const QByteArray &format, QSize size)
{
    const bool jpeg = format.startsWith("jp");
    return qint64{size.width()} * size.height() > (jpeg ? kMostJpegPixels : kMostPixels);
}

} // namespace

Result<ReadPicture> readPicture(const QString &name, const QByteArray &bytes, ReadGuard &guard)
{
    static const QList<QByteArray> kFormats{"png", "jpeg", "jpg", "gif", "bmp", "webp", "tiff"};
    const auto broken = [&name](const QString &detail) {
        return Error{
            ErrorCode::Invalid,
            Texts::tr("“%1” is no picture in order: ask who sent it for another copy.").arg(name),
            {},
            detail};
    };
    const auto tooLarge = [&name] {
        return Error{ErrorCode::Invalid,
                     Texts::tr("“%1” is too large to be shown here: open it.").arg(name),
                     {},
                     {}};
    };
    GuardedBytes device(bytes, guard);
    QImageReader::setAllocationLimit(kMegabytes);
    QImageReader reader(&device);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    // Drawings and documents that some system reads as pictures are programs of their own.
    const QByteArray format = reader.format();
    if (guard.stopped() != ReadStop::None)
        return readingStopped(name, guard.stopped());
    if (!kFormats.contains(format))
        return broken(QString::fromLatin1(format));
    ReadPicture read;
    read.fullSize = reader.size();
    if (isTooLarge(format, read.fullSize))
        return tooLarge();
    if (format.startsWith("jp") && bytes.count("\xFF\xDA") > kMostJpegScans)
        return readingStopped(name, ReadStop::TooSlow);
    const int longest = std::max(read.fullSize.width(), read.fullSize.height());
    if (longest > kLongestSide)
        reader.setScaledSize(read.fullSize.scaled(kLongestSide, kLongestSide, Qt::KeepAspectRatio)
                                 .expandedTo(QSize(1, 1)));
    read.picture = reader.read();
    if (guard.stopped() != ReadStop::None)
        return readingStopped(name, guard.stopped());
    if (read.picture.isNull())
        return broken(reader.errorString());
    if (read.fullSize.isEmpty())
        read.fullSize = read.picture.size();
    else if (reader.transformation().testFlag(QImageIOHandler::TransformationRotate90))
        read.fullSize.transpose();
    return read;
}

} // namespace duebook::ui
