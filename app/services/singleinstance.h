// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/platform/filelock.h"

#include <QLocalServer>
#include <QObject>
#include <QString>

#include <optional>

namespace kustos {

//! One window per user: two would write the same journal. The lock is the kernel's, so that a crash leaves
//! none behind; a second start asks the first to show itself and ends. The socket takes the one word "show"
//! from the same user.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    //! `directory` is made 0700; lock and socket live in it.
    explicit SingleInstance(const QString &directory, QObject *parent = nullptr);

    [[nodiscard]] bool isFirst() const { return m_lock.has_value(); }
    //! For a second start: writes "show" to the first one's socket; returns when it is sent or after
    //! `deadlineMs`.
    [[nodiscard]] bool askFirstToShow(int deadlineMs) const;

Q_SIGNALS:
    void showRequested();

private:
    void serve();

    QString m_socket;
    std::optional<platform::FileLock> m_lock;
    QLocalServer m_server;
};

} // namespace kustos
