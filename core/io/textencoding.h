// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringDecoder>
#include <QStringView>

#include <optional>
#include <vector>

class QIODevice;

namespace duebook {

/// The encodings in which accounting programs write text files.
enum class TextEncoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    Windows1252, ///< western Europe
    Windows1250, ///< central Europe
    Windows1251, ///< Cyrillic
    Windows1253, ///< Greek
    Windows1254, ///< Turkish
    Windows1255, ///< Hebrew
    Windows1256, ///< Arabic
    Windows1257, ///< Baltic
    Windows874,  ///< Thai
    Iso8859_1,
    Iso8859_2,
    Iso8859_5,
    Iso8859_7,
    Iso8859_8,
    Iso8859_9,
    Iso8859_15,
    Koi8R,
    Koi8U,
    ShiftJis,
    EucJp,
    Gb18030,
    Big5,
    EucKr,
    Ibm437,
    Ibm850,
    Ibm852,
    Ibm866,
    Macintosh,
};

/// Every encoding, in the order in which a list offers them.
std::vector<TextEncoding> textEncodings();

/// The IANA name in lower case ("windows-1252"): for files, profiles and the command line.
QString encodingName(TextEncoding encoding);

/// The encoding with this name; case, blanks and usual short forms ("cp1252", "latin1") are
/// forgiven.
std::optional<TextEncoding> encodingFromName(QStringView name);

/// The encoding that the sample itself proves: a byte order mark, zero bytes (UTF-16), valid UTF-8.
std::optional<TextEncoding> certainEncoding(QByteArrayView sample);

/// The likeliest encoding of `sample` (the beginning of a file, at best 64 KiB or more);
/// `guessEncoding` (encodingguess.h) says how sure that is. ISO-8859-1 and -8 are taken for the
/// Windows code page that contains them.
TextEncoding recogniseEncoding(QByteArrayView sample);

/// A whole text; what the encoding cannot express becomes U+FFFD.
QString decodeText(QByteArrayView bytes, TextEncoding encoding);

/// Turns a device's bytes into UTF-8, piece by piece and without a byte order mark. UTF-8 passes
/// through as it is (unchecked); what an encoding cannot express becomes U+FFFD. Not for sequential
/// devices that deliver later: the device is read until it gives nothing more.
class Utf8Source {
public:
    /// `device` is open for reading and outlives this.
    Utf8Source(QIODevice &device, TextEncoding encoding);

    /// Appends about `wanted` more bytes to `to`; false at the end of the text or when reading
    /// failed.
    bool read(QByteArray &to, qsizetype wanted);

    bool failed() const { return m_failed; }
    qint64 bytesRead() const { return m_bytesRead; } ///< bytes of the device, for progress

private:
    QIODevice &m_device;
    TextEncoding m_encoding;
    QStringDecoder m_decoder;
    QByteArray m_raw;
    qint64 m_bytesRead = 0;
    bool m_atStart = true;
    bool m_failed = false;
};

} // namespace duebook
