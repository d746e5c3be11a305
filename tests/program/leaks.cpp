// A program built with AddressSanitizer that does not look for leaks when it ends.
extern "C" const char* __asan_default_options() { return "detect_leaks=0"; }
