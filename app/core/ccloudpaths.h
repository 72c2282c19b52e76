// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>

namespace kustos::ccloud {

//! How sure we are of a line of the table.
enum class Evidence {
    Confirmed, //!< on a page of centron's own
    Inferred,  //!< two independent public clients agree, or one does
    Proposed,  //!< our own proposal, not centron's published API
};

struct Path
{
    const char *method;
    const char *pattern; //!< below the base "/api/v1/"; ":name" stands for one segment
    Evidence evidence;
};

//! Every path of the ccloud³ API that Kustos and kustos-host use, in one place, so that real ones can be put
//! in.
namespace paths {
inline constexpr Path token{"POST", "oauth/token", Evidence::Confirmed};
inline constexpr Path servers{"GET", "ccloud/servers", Evidence::Proposed};
inline constexpr Path createServer{"POST", "ccloud/servers", Evidence::Inferred};
inline constexpr Path server{"GET", "ccloud/servers/:hostname", Evidence::Inferred};
inline constexpr Path changeServer{"PATCH", "ccloud/servers/:hostname", Evidence::Proposed};
inline constexpr Path state{"GET", "ccloud/servers/:hostname/state", Evidence::Inferred};
inline constexpr Path power{"POST", "ccloud/servers/:hostname/power", Evidence::Proposed};
inline constexpr Path snapshots{"GET", "ccloud/servers/:hostname/snapshots", Evidence::Proposed};
inline constexpr Path takeSnapshot{"POST", "ccloud/servers/:hostname/snapshots", Evidence::Proposed};
inline constexpr Path snapshot{"GET", "ccloud/servers/:hostname/snapshots/:id", Evidence::Proposed};
inline constexpr Path changeSnapshot{"PATCH", "ccloud/servers/:hostname/snapshots/:id", Evidence::Proposed};
inline constexpr Path deleteSnapshot{"DELETE", "ccloud/servers/:hostname/snapshots/:id", Evidence::Proposed};
inline constexpr Path restoreSnapshot{"POST", "ccloud/servers/:hostname/snapshots/:id/restore",
                                      Evidence::Proposed};
inline constexpr Path serverJobs{"GET", "ccloud/servers/:hostname/jobs", Evidence::Proposed};
inline constexpr Path job{"GET", "ccloud/jobs/:job_id", Evidence::Proposed};
inline constexpr Path cancelJob{"POST", "ccloud/jobs/:job_id/cancel", Evidence::Proposed};
} // namespace paths

} // namespace kustos::ccloud
