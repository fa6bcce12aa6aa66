// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/seal.h"

#include <QObject>

#include <functional>
#include <memory>

class QLockFile;

namespace duebook {

/// The key that seals what this person keeps on this computer, in the system's keyring (Secret
/// Service or KWallet, the keychain of macOS, the credentials of Windows). Belongs to the GUI
/// thread; nothing here waits, though the system may ask the person to unlock the keyring first.
class Keyring : public QObject {
public:
    /// An unset key: there is no keyring, or it is not to be had now.
    using Answer = std::function<void(const SealKey &)>;

    /// `lockFile`: keeps two programs of this person from making a key each. `service` names us in
    /// the keyring.
    explicit Keyring(QString lockFile, QString service = QStringLiteral("Duebook"),
                     QObject *parent = nullptr);

    /// The key, made by the first who asks for it. `answer` is called later, once, unless the
    /// keyring object is gone by then.
    void askKey(Answer answer);

private:
    using Lock = std::shared_ptr<QLockFile>;
    enum class Step { First, Locked, Made };
    void read(Step step, const Lock &lock, const Answer &answer);
    void make(const Lock &lock, const Answer &answer);

    QString m_lockFile;
    QString m_service;
};

} // namespace duebook
