// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCryptographicHash>
#include <QIODevice>

namespace duebook {

/// Passes a device's bytes on and works out their SHA-256 on the way, so that a file is read once.
class HashingDevice final : public QIODevice {
public:
    /// `source` is open and outlives this.
    explicit HashingDevice(QIODevice &source) : m_source(source)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    /// Of what was read so far.
    QByteArray sha256() const { return m_hash.result(); }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        const qint64 got = m_source.read(data, size);
        if (got > 0)
            m_hash.addData(QByteArrayView(data, got));
        return got;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QIODevice &m_source;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

} // namespace duebook
