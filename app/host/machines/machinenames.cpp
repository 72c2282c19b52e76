// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/machines/machinenames.h"

#include <algorithm>

namespace kustos::host {

bool isName(const QString &name)
{
    // What XML cannot hold would make the machine's definition unreadable for the hypervisor.
    const qsizetype length = name.toUcs4().size();
    return length >= 1 && length <= 255 && name.isValidUtf16() &&
           std::none_of(name.begin(), name.end(), [](QChar c) {
               return c.category() == QChar::Other_Control || c.unicode() >= 0xfffe;
           });
}

QString domainNameFor(const QString &wished, const QSet<QString> &taken)
{
    QString base;
    for (const QChar c : wished.normalized(QString::NormalizationForm_D)) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
                           c == u'.' || c == u'_' || c == u'-';
        if (plain)
            base.append(c);
        else if (!c.isMark() && !base.endsWith(u'-'))
            base.append(u'-');
    }
    // One that begins with a dot or a hyphen would be hidden, or an option, wherever it is a file's name.
    while (base.startsWith(u'.') || base.startsWith(u'-'))
        base.remove(0, 1);
    base.truncate(48);
    while (base.endsWith(u'-'))
        base.chop(1);
    if (base.isEmpty())
        base = QStringLiteral("machine");
    QString name = base;
    for (int i = 2; taken.contains(name); ++i)
        name = QStringLiteral("%1-%2").arg(base).arg(i);
    return name;
}

bool isOff(MachineState state)
{
    return state == MachineState::Off || state == MachineState::Crashed;
}

} // namespace kustos::host
