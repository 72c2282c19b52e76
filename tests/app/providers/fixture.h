// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

#include <gtest/gtest.h>

namespace kustos::test {

//! The bytes of tests/fixtures/<name>.
inline QByteArray fixture(const char *name)
{
    QFile file(QStringLiteral(KUSTOS_FIXTURES "/") + QString::fromLatin1(name));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name;
    return file.readAll();
}

} // namespace kustos::test
