// Every byte of a file belongs to a value, to a comment, or to an indicator that is due where it stands.
//
// yaml-cpp 0.7.0 drops lines, moves text into other documents and takes a key without a colon for one with nothing,
// all without a word. So the nodes it gave are walked along the bytes: what is between two values may only be white
// space, comments and the one indicator that leads to the second (`: `, `- `, `,`, a bracket), and each value is read
// again. What the walk does not expect is told at its place.
#pragma once
#include "load/yaml.h"

namespace rbplan {

// Appends what does not add up to the document's problems (nothing where it has some), and gives every scalar its
// exact end.
void account(const SourceText& source, YamlDocument& document);

}  // namespace rbplan
