#include "session/request.h"

#include <algorithm>

#include "base/similar.h"
#include "base/text.h"
#include "model/year.h"
#include "session/find.h"
#include "session/shell.h"

namespace rbplan {
namespace {

constexpr int kMostDaysBefore = 366;

// The fields that a format has of any of the lists.
std::vector<std::string_view> known_fields(const std::vector<ListFacts>& lists, In reader) {
  std::vector<std::string_view> known;
  for (const ListFacts& list : lists) {
    for (const std::size_t column : columns_for(list.columns, reader)) known.push_back(list.columns[column].key);
  }
  return known;
}

std::vector<std::string_view> names_with_fields(const Env& env) {
  std::vector<std::string_view> names;
  for (const Format& format : *env.formats) {
    if (format.reader != In::people) names.push_back(format.name);
  }
  return names;
}

std::vector<std::string> read_fields(OptionReader& read, const Env& env, const std::vector<ListFacts>& lists,
                                     const Format& format) {
  std::vector<std::string> fields;
  const auto text = read.line().value(fields_option().long_name());
  if (!text) return fields;
  if (format.reader == In::people) {
    read.refuse(phrase("option --fields needs the format {0}", said_choices(names_with_fields(env), env.words)),
                phrase("--fields help lists the fields"));
    return fields;
  }
  const std::vector<std::string_view> known = known_fields(lists, format.reader);
  for (const std::string_view name : split(*text, ',')) {
    if (std::find(fields.begin(), fields.end(), name) != fields.end())
      read.refuse(phrase("field {0} is given twice", name));
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      const auto similar = similar_name(name, known);
      read.refuse(phrase("no such field: {0}", name),
                  similar ? phrase("similar field: {0}", *similar) : phrase("--fields help lists the fields"));
    }
    fields.emplace_back(name);
  }
  return fields;
}

// The format that is named, by --format or by the file's ending; fields alone are asked for by programs and
// spreadsheets.
const Format* read_list_format(OptionReader& read, const Env& env) {
  const bool is_named = read.has("--format") || output_file(read.line());
  const auto of_cells = std::find_if(env.formats->begin(), env.formats->end(),
                                     [](const Format& format) { return format.reader == In::cells; });
  const bool is_meant = !is_named && read.has(fields_option().long_name()) && of_cells != env.formats->end();
  return is_meant ? &*of_cells : read_format(read, *env.formats);
}

// CSV for Excel is asked for by a switch of its own.
const Format* with_excel(OptionReader& read, const Format* format) {
  if (!read.has("--excel")) return format;
  const bool is_named = read.has("--format") || output_file(read.line());
  const bool is_other = is_named && format->name != excel_format().name;
  if (is_other)
    read.refuse(phrase("option --excel needs the format csv, not {0}", format->name), phrase("leave --format out"));
  return &excel_format();
}

bool fits_any(const Format& format, const std::vector<ListFacts>& lists) {
  return format.needs.empty() ||
         std::any_of(lists.begin(), lists.end(), [&](const ListFacts& list) { return fits(format, list.columns); });
}

// Options that belong to formats, where the line's does not take them.
void refuse_options_of_others(OptionReader& read, const Env& env, const Format& format) {
  for (const std::string_view option : {kPaperOption, kAlarmOption, kTasksOption}) {
    const auto takes = [&](const Format& one) {
      return std::find(one.options.begin(), one.options.end(), option) != one.options.end();
    };
    if (!read.has(option) || takes(format)) continue;
    std::vector<std::string_view> takers;
    for (const Format& one : *env.formats) {
      if (takes(one)) takers.push_back(one.name);
    }
    read.refuse(phrase("option {0} needs the format {1}", option, said_choices(takers, env.words)));
  }
}

}  // namespace

UsageError misfit_error(const Format& format, const Formats& formats, const std::vector<ListFacts>& lists) {
  std::vector<std::string_view> fit;
  for (const Format& one : formats) {
    if (fits_any(one, lists)) fit.push_back(one.name);
  }
  return {phrase("this list cannot be written as {0}", format.name), phrase("formats are {0}", join(fit, ", "))};
}

void detail::refuse_format(OptionReader& read, const std::string& name, const std::vector<std::string_view>& known) {
  const auto similar = similar_name(name, known);
  read.refuse(phrase("no such format: {0}", name),
              similar ? phrase("similar format: {0}", *similar) : phrase("formats are {0}", join(known, ", ")));
}

void detail::refuse_ending(OptionReader& read, const std::string& file, const std::vector<std::string_view>& known) {
  read.refuse(phrase("the ending of {0} names no format", file),
              phrase("endings are {0}; or name the format with --format", join(known, ", ")));
}

void detail::refuse_other_ending(OptionReader& read, const std::string& file, std::string_view named,
                                 std::string_view of_file) {
  read.refuse(phrase("{0} is named as {1}, and --format says {2}", file, of_file, named),
              phrase("leave --format out, or give the file another ending"));
}

PlanRequest read_plans(OptionReader& read, const Env& env) {
  std::vector<std::string> paths = plan_paths(env, read.line());
  if (std::find(paths.begin(), paths.end(), std::string()) != paths.end()) {
    read.refuse(
        phrase("{0} holds an empty name: `{1}`", kPathVariable, env.variable(std::string(kPathVariable)).value_or("")),
        phrase("names of plans and folders are separated by single colons"));
  }
  return {std::move(paths), input_name(read.line()), read.whole("--year", kFirstYear, kLastYear),
          read.line().values("--office")};
}

OutputRequest read_output(OptionReader& read, const Env& env, const std::vector<ListFacts>& lists) {
  OutputRequest output;
  output.file = output_file(read.line());
  output.format = with_excel(read, read_list_format(read, env));
  output.fields = read_fields(read, env, lists, *output.format);
  if (!fits_any(*output.format, lists)) read.refuse(misfit_error(*output.format, *env.formats, lists));
  refuse_options_of_others(read, env, *output.format);
  output.paper = read.choice(kPaperOption, Paper::a4, "no such paper: {0}", "papers are {0}");
  output.calendar = {read.whole(kAlarmOption, 0, kMostDaysBefore), read.has(kTasksOption)};
  if (output.format->is_binary && !output.file && env.terminal.out_is_terminal)
    read.refuse(phrase("{0} is not for a terminal", output.format->name), phrase("name a file with -o"));
  return output;
}

Asked asked_by(const CommandLine& line, const Filter& rows) {
  Asked asked;
  const auto add = [](std::string& to, const char* option, const std::vector<std::string>& values) {
    for (const std::string& value : values) to += ' ' + shell_line({option, value});
  };
  for (const char* option : {"-C", "--plan"}) add(asked.places, option, line.values(option));
  add(asked.offices, "--office", line.values("--office"));
  add(asked.year, "--year", line.values("--year"));
  add(asked.rows, "--program", rows.programs);
  add(asked.rows, "--owner", rows.owners);
  add(asked.rows, "--id", rows.ids);
  add(asked.rows, "--grep", rows.texts);
  if (rows.doubtful) asked.rows += " --doubtful";
  return asked;
}

ListRequest read_list(OptionReader& read, const Env& env, const std::vector<ListFacts>& lists, bool month_is_filter) {
  ListRequest request;
  request.style = read.style();
  request.as_of = read.as_of();
  request.output = read_output(read, env, lists);
  if (request.output.file) request.style = in_file(request.style, env, read.line());
  request.plans = read_plans(read, env);
  request.filter = read.filter(month_is_filter);
  request.fail_if_any = read.has(fail_option().long_name());
  request.quiet_if_empty = read.has(quiet_option().long_name());
  request.asked = asked_by(read.line(), request.filter);
  return request;
}

std::string input_name(const CommandLine& line) {
  return line.value(input_name_option().long_name()).value_or(std::string(kInputName));
}

std::optional<std::string> output_file(const CommandLine& line) {
  auto file = line.value(output_option().long_name());
  return file == "-" ? std::nullopt : file;
}

In reader_of(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  const In reader = read_format(read, *env.formats)->reader;
  return reader == In::people ? In::cells : reader;
}

}  // namespace rbplan
