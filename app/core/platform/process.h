// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSocketNotifier;

namespace kustos::platform {

//! Files of ours are private (umask 077), a crash writes no core with secrets in it, nothing is loaded from
//! the directory the program was started in, and SIGTERM, SIGINT and SIGHUP wait for a TerminationSignals.
//! Call first in main(), before any thread: every thread inherits the blocked signals, so that only the
//! descriptor sees them.
void protectProcess();

//! Lifts the limit of open files to what the system allows.
void raiseFileLimit();

//! Turns SIGTERM, SIGINT and SIGHUP into a signal of the event loop, so that ending is always the orderly
//! way. Needs the application object.
class TerminationSignals : public QObject
{
    Q_OBJECT

public:
    explicit TerminationSignals(QObject *parent = nullptr);
    ~TerminationSignals() override;

Q_SIGNALS:
    void requested();

private:
    int m_descriptor = -1;
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace kustos::platform
