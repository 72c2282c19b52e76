// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/operation.h"

#include <QByteArray>
#include <QCoroTask>
#include <QList>
#include <QString>
#include <QThreadPool>

namespace kustos {

//! The operations on the disk: an append-only file, one line "<CRC-32, 8 hex digits> <JSON object>" per
//! state. A line whose sum does not fit (a cut in the middle of a write) is ignored, the others count. The
//! file is 0600; a symbolic link or somebody else's file in its place is refused. Writing and syncing happen
//! in one worker thread.
class Journal
{
public:
    static constexpr qsizetype kept = 500; //!< operations that compaction leaves; running ones always stay

    explicit Journal(QString path);
    Journal(const Journal &) = delete;
    Journal &operator=(const Journal &) = delete;
    ~Journal(); //!< waits for what was given to append()

    //! The last state of each operation, oldest first. Empty where there is no file or it cannot be read.
    //! Starts the compaction (in the worker) where the file holds more than that.
    [[nodiscard]] QList<Operation> load();

    //! Done when the line is on the disk; Storage errors otherwise (the file is then as it was).
    [[nodiscard]] QCoro::Task<Result<void>> append(Operation operation);

    [[nodiscard]] static QByteArray line(const Operation &operation);
    [[nodiscard]] static QList<Operation> parse(const QByteArray &bytes);

private:
    QString m_path;
    QThreadPool m_worker; //!< one thread: lines reach the file in the order of the calls
};

} // namespace kustos
