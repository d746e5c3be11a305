// `rbplan schema`.
#pragma once
#include "commands/command.h"

namespace rbplan {

Command schema_command();

}  // namespace rbplan
