// The list of formats in which lists are written.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "render/rows.h"
#include "render/screen.h"

namespace rbplan {

// An answer, before it has a form. A format takes of it what it can show.
struct Content {
  Object envelope;                            // what every JSON object begins with
  Rows rows;                                  // the list
  std::vector<std::size_t> columns;           // of the rows: those that are wanted
  Object members = {};                        // what a JSON object has beside the list
  std::function<Document()> document = {};    // for people
  std::function<std::string()> comment = {};  // in Markdown, where a pull request is commented on
};

struct Format {
  std::string_view name;
  std::string_view suffix;      // of a file
  std::string_view about;       // a phrase
  In reader;                    // whose columns of the rows it writes; people: it shows the document
  bool is_for_reading = false;  // on a terminal, where a pager may show it
  bool is_binary = false;       // not for a terminal
  std::string (*write)(const Content& content, const Screen& screen);
  bool has_members = false;  // shows what a command has beside its rows, not the rows alone
  bool takes_limit = false;  // of bytes, where it is a comment
};

using Formats = std::vector<Format>;

// The first one is meant where none is named.
const Formats& all_formats();

// CSV as a spreadsheet with a decimal comma opens it: a form of csv, which has the same columns.
const Format& excel_format();

}  // namespace rbplan
