// The yardstick for start-up: a static C++ program that does nothing.
int main() {}
