// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/machines/hypervisor.h"

#include <QSet>

#include <condition_variable>
#include <mutex>

namespace kustos::test {

//! A hypervisor that does what the test says, with real files as images. It stands for the daemon: it lives
//! on while the host's part is destroyed and made anew.
class ScriptedHypervisor final : public host::Hypervisor
{
public:
    bool savedMemory = false; //!< of every machine
    explicit ScriptedHypervisor(const QString &directory);

    //! The script. A machine has one disk per content: "vda", "vdb", ...
    MachineId add(const QString &name, host::MachineState state, const QList<QByteArray> &contents);
    void remove(const MachineId &id);
    void setState(const MachineId &id, host::MachineState state);
    [[nodiscard]] host::MachineState state(const MachineId &id) const;
    void setIgnoresPowerButton(const MachineId &id, bool ignores);
    void setStartsFor(const MachineId &id, host::MachineState state); //!< what start() makes of it
    void setDiskFormat(const QString &format) { m_format = format; }
    //! The next call of this name fails so; an Offline one may have been carried out.
    void failNext(const QString &call, const Error &error, bool carriedOut = false);
    void setLost(bool lost); //!< the daemon does not answer
    void forgetCopies();     //!< it was started anew, and its jobs died with it
    void setHeld(bool held); //!< copies stop in the middle until this is taken back
    //! A machine that is switched on while its image is copied at rest.
    void startDuringCopy(const MachineId &id);
    //! The copy that runs ends so; its files are gone.
    void failCopy(const MachineId &id, const Error &error);
    void cancelCopy(const MachineId &id);
    [[nodiscard]] int calls(const QString &call) const;
    [[nodiscard]] QString image(const MachineId &id, const QString &target = QStringLiteral("vda")) const;
    [[nodiscard]] QByteArray content(const MachineId &id,
                                     const QString &target = QStringLiteral("vda")) const;
    void write(const MachineId &id, const QByteArray &content, const QString &target = QStringLiteral("vda"));
    [[nodiscard]] QList<MachineId> ids() const;
    [[nodiscard]] QString title(const MachineId &id) const;
    [[nodiscard]] QString domain(const MachineId &id) const;

    void setListener(std::function<void()> changed) override;
    [[nodiscard]] Result<QList<host::MachineFacts>> machines() override;
    [[nodiscard]] Result<host::MachineFacts> machine(const MachineId &id) override;
    [[nodiscard]] Result<QByteArray> domainXml(const MachineId &id) override;
    [[nodiscard]] Result<void> start(const MachineId &id) override;
    [[nodiscard]] Result<bool> hasSavedMemory(const MachineId &) override { return savedMemory; }
    [[nodiscard]] Result<void> pressPowerButton(const MachineId &id) override;
    [[nodiscard]] Result<void> cutPower(const MachineId &id) override;
    [[nodiscard]] Result<void> reboot(const MachineId &id) override;
    [[nodiscard]] Result<void> reset(const MachineId &id) override;
    [[nodiscard]] Result<void> setTitle(const MachineId &id, const QString &title) override;
    [[nodiscard]] Result<void> beginCopy(const MachineId &id, const QMap<QString, QString> &files) override;
    [[nodiscard]] Result<Copy> copy(const MachineId &id) override;
    [[nodiscard]] Result<void> abortCopy(const MachineId &id) override;
    [[nodiscard]] Result<void> copyImage(const QString &source, const QString &target, std::stop_token stop,
                                         const std::function<void(int permille)> &progress) override;
    [[nodiscard]] Result<void> define(const QByteArray &domainXml) override;
    [[nodiscard]] Result<void> undefine(const MachineId &id) override;

private:
    struct Machine
    {
        host::MachineFacts facts;
        QByteArray xml;
        bool ignoresPowerButton = false;
        host::MachineState startsAs = host::MachineState::Running;
    };
    struct LiveCopy
    {
        Copy copy;
        QMap<QString, QString> files;       //!< target to file
        QMap<QString, QByteArray> contents; //!< of the instant it began
    };
    struct Failure
    {
        Error error;
        bool carriedOut = false;
    };

    //! Counts the call and tells what stands in its way; `act` is done where nothing does.
    [[nodiscard]] Result<void> step(const QString &call, const std::function<Result<void>()> &act);
    [[nodiscard]] Result<Machine *> find(const MachineId &id);
    [[nodiscard]] Result<void> switchTo(const MachineId &id, bool on);
    void endCopy(LiveCopy &copy, Copy::State state, const Error &error);
    void tell();

    QString m_directory;
    QString m_format = QStringLiteral("qcow2");
    mutable std::mutex m_mutex;
    std::condition_variable_any m_released;
    QMap<MachineId, Machine> m_machines;
    QMap<MachineId, LiveCopy> m_copies;
    QHash<QString, Failure> m_failures;
    QHash<QString, int> m_calls;
    QSet<MachineId> m_startDuringCopy;
    bool m_lost = false;
    bool m_held = false;
    std::mutex m_listenerMutex;
    std::function<void()> m_listener;
};

[[nodiscard]] QByteArray contentOf(const QString &path);
void writeContent(const QString &path, const QByteArray &content);

} // namespace kustos::test
