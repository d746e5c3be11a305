// `rbplan evidence`.
#pragma once
#include "commands/command.h"

namespace rbplan {

Command evidence_command();

}  // namespace rbplan
