// The list of formats in which lists are written.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/paper.h"
#include "render/rows.h"
#include "render/screen.h"
#include "render/template.h"

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

// Options that only some formats take.
constexpr std::string_view kPaperOption = "--paper";
constexpr std::string_view kAlarmOption = "--alarm";
constexpr std::string_view kTasksOption = "--todo";

struct CalendarOptions {
  std::optional<int> alarm = {};  // days before
  bool as_tasks = false;
};

// What options say of the form.
struct WriteOptions {
  Screen screen = {};
  Language language = Language::english;  // of the words beside a document's
  Paper paper = Paper::a4;
  CalendarOptions calendar = {};
};

struct Format {
  std::string_view name;
  std::string_view suffix;      // of a file
  std::string_view about;       // a phrase
  In reader;                    // whose columns of the rows can be picked; people: none can
  bool is_for_reading = false;  // on a terminal, where a pager may show it
  bool is_binary = false;       // not for a terminal
  std::string (*write)(const Content& content, const WriteOptions& options);
  bool has_members = false;                    // shows what a command has beside its rows, not the rows alone
  bool takes_limit = false;                    // of bytes, where it is a comment
  std::vector<std::string_view> options = {};  // long names of those that it takes beside those of all
  std::size_t most_rows = 0;                   // that it can hold; 0: any number
  std::vector<std::string_view> needs = {};    // keys of columns: it can only write rows that have them
  FilledTemplate (*fill)(std::string_view form, const TemplateData& data, const Words& words) = nullptr;  // see there
};

bool fits(const Format& format, const std::vector<ColumnFacts>& columns);

using Formats = std::vector<Format>;

// The first one is meant where none is named.
const Formats& all_formats();

// A document that is only ever a page.
const Format& page_format();

// CSV as a spreadsheet with a decimal comma opens it: a form of csv, which has the same columns.
const Format& excel_format();

}  // namespace rbplan
