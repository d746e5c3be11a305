// What a list is asked for, judged before a byte is read.
#pragma once
#include <algorithm>

#include "base/comment.h"
#include "session/command.h"
#include "session/option_reader.h"
#include "view/documents.h"

namespace rbplan {

// Which plans are meant.
struct PlanRequest {
  std::vector<std::string> paths;  // files and folders
  std::string input_name;          // of what is piped in
  std::optional<int> year;
  std::vector<std::string> offices;
};

// How a list is written.
struct OutputRequest {
  const Format* format = nullptr;
  std::vector<std::string> fields;  // empty: all
  std::optional<std::string> file;  // nothing: to standard output
  Paper paper = Paper::a4;
  CalendarOptions calendar = {};
};

struct ListRequest {
  OutputStyle style;
  AsOf as_of;
  OutputRequest output;
  PlanRequest plans;
  Filter filter;
  bool fail_if_any = false;
  bool quiet_if_empty = false;
  Asked asked = {};
};

PlanRequest read_plans(OptionReader& read, const Env& env);

Asked asked_by(const CommandLine& line, const Filter& rows);

// `lists` are those that the command may print: their fields are known.
OutputRequest read_output(OptionReader& read, const Env& env, const std::vector<ListFacts>& lists);

ListRequest read_list(OptionReader& read, const Env& env, const std::vector<ListFacts>& lists, bool month_is_filter);

// For a format that the lists of a command do not fit, with those that they do.
UsageError misfit_error(const Format& format, const Formats& formats, const std::vector<ListFacts>& lists);

// The file of -o, whose ending names the format where --format does not: of several that it has, the longest. Formats
// have a `name` and a `suffix`.
template <class AnyFormat>
const AnyFormat* read_format(OptionReader& read, const std::vector<AnyFormat>& formats);

// How long a comment may be, in bytes, where the format of the line is one. Formats have a `name` and say whether they
// take it.
template <class AnyFormat>
std::size_t read_comment_limit(OptionReader& read, const std::vector<AnyFormat>& formats, const AnyFormat& format);

std::string input_name(const CommandLine& line);

// The file of -o; nothing where output goes to standard output, as `-` says too.
std::optional<std::string> output_file(const CommandLine& line);

// Whose columns the format of a line has; cells where that is for people.
In reader_of(const Env& env, const CommandLine& line);

// ---- inline

namespace detail {

void refuse_format(OptionReader& read, const std::string& name, const std::vector<std::string_view>& known);
void refuse_ending(OptionReader& read, const std::string& file, const std::vector<std::string_view>& known);
void refuse_other_ending(OptionReader& read, const std::string& file, std::string_view named, std::string_view of_file);

}  // namespace detail

template <class AnyFormat>
const AnyFormat* read_format(OptionReader& read, const std::vector<AnyFormat>& formats) {
  const auto name = read.line().value("--format");
  const auto file = output_file(read.line());
  const AnyFormat* named = nullptr;
  const AnyFormat* of_file = nullptr;
  std::vector<std::string_view> suffixes;
  for (const AnyFormat& format : formats) {
    suffixes.push_back(format.suffix);
    if (name && format.name == *name) named = &format;
    const bool is_longer = !of_file || format.suffix.size() > of_file->suffix.size();
    if (file && file->ends_with(format.suffix) && is_longer) of_file = &format;
  }
  if (name && !named) {
    detail::refuse_format(read, *name, names_of(formats));
  } else if (file && !name && !of_file) {
    detail::refuse_ending(read, *file, suffixes);
  } else if (named && of_file && !named->suffix.ends_with(of_file->suffix)) {
    detail::refuse_other_ending(read, *file, named->name, of_file->name);
  }
  return named ? named : of_file ? of_file : &formats.front();
}

template <class AnyFormat>
std::size_t read_comment_limit(OptionReader& read, const std::vector<AnyFormat>& formats, const AnyFormat& format) {
  if (read.has("--limit") && !format.takes_limit) {
    const auto taker = std::find_if(formats.begin(), formats.end(), [](const auto& one) { return one.takes_limit; });
    read.refuse(phrase("option --limit needs the format {0}", taker->name));
  }
  return static_cast<std::size_t>(read.whole("--limit", kLeastComment, kMostComment).value_or(kUsualComment));
}

}  // namespace rbplan
