// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/randomid.h"

#include <QRandomGenerator>

#include <algorithm>

namespace kustos::host {

QByteArray randomBytes(int count)
{
    QByteArray bytes(count, '\0');
    auto *generator = QRandomGenerator::system();
    std::generate(bytes.begin(), bytes.end(),
                  [generator] { return static_cast<char>(generator->bounded(256)); });
    return bytes;
}

QString randomId()
{
    return QString::fromLatin1(randomBytes(12).toHex());
}

bool isId(const QString &text)
{
    return text.size() == 24 && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

} // namespace kustos::host
