// Where what is read is kept.
#pragma once
#include <cstddef>

namespace rbplan {

// A heap that keeps what it has. Before there are threads.
void set_up_heap();

// So many bytes are about to be taken, in small pieces. The heap gets them at once, and in large pages where they are
// many, since each page of 4 KiB that is first touched costs more than what is read into it. A hint: what is not to be
// had in advance comes piece by piece. Of the first thread alone.
void expect_memory(std::size_t bytes);

}  // namespace rbplan
