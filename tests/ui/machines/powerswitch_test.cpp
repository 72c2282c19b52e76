// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/powerswitch.h"

#include <gtest/gtest.h>
