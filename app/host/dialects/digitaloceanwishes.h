// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "host/http/message.h"
#include "host/machines/machinerecords.h"

#include <QJsonObject>

#include <expected>

namespace kustos::host::digitalocean {

//! What the body of POST /v2/droplets/:id/actions asks for, proved.
struct ActionWish
{
    MachineJobRecord::Kind kind = MachineJobRecord::Kind::Start;
    QString name;  //!< snapshot and rename; empty: none given for a snapshot
    int image = 0; //!< restore
};
//! 422 for anything that this host does not do.
[[nodiscard]] std::expected<ActionWish, http::Response> readAction(const QJsonObject &body);
//! Why an action is refused in the present state, as the cloud words it.
[[nodiscard]] QString wrongStateOf(MachineJobRecord::Kind kind);

//! What the body of POST /v2/droplets asks for, proved.
struct CreateWish
{
    QString name;
    QString size;
    int image = 0;
};
//! 422 for anything but one machine of this host from an image.
[[nodiscard]] std::expected<CreateWish, http::Response> readCreate(const QJsonObject &body);

//! "name" of a body; 422 where it cannot be one.
[[nodiscard]] std::expected<QString, http::Response> readName(const QJsonObject &body);

} // namespace kustos::host::digitalocean
