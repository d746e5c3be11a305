#include "cli/complete.h"

#include <algorithm>
#include <cctype>

#include "base/text.h"
#include "cli/run.h"
#include "session/candidates.h"
#include "session/folder.h"
#include "session/style.h"

namespace rbplan {
namespace {

bool is_of_name(char c) { return c == '_' || std::isalnum(static_cast<unsigned char>(c)) != 0; }

// A word as it is typed, as the program will get it from the shell: without quotes and backslashes, a leading `~` and
// variables filled in. A quote may still be open.
class TypedWord {
 public:
  TypedWord(std::string_view text, const Env& env) : text_(text), env_(env) {}

  std::string given() {
    if (text_ == "~" || text_.starts_with("~/")) fill_in("HOME", 1);
    while (at_ < text_.size()) take();
    return std::move(out_);
  }

 private:
  void take() {
    const char c = text_[at_];
    const bool is_quote = (c == '"' && quote_ != '\'') || (c == '\'' && quote_ != '"');
    if (is_quote) {
      quote_ = quote_ == c ? '\0' : c;
      ++at_;
    } else if (c == '\\' && quote_ != '\'') {
      const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
      const bool is_kept = quote_ == '"' && std::string_view("\"\\$`").find(next) == std::string_view::npos;
      if (is_kept) out_ += c;
      if (next != '\0') out_ += next;
      at_ += 2;
    } else if (c == '$' && quote_ != '\'') {
      variable();
    } else {
      out_ += c;
      ++at_;
    }
  }

  void variable() {
    const bool is_braced = text_.substr(at_).starts_with("${");
    const std::size_t begin = at_ + (is_braced ? 2 : 1);
    std::size_t end = begin;
    while (end < text_.size() && is_of_name(text_[end])) ++end;
    const bool is_whole = !is_braced || text_.substr(end).starts_with("}");
    fill_in(std::string(is_whole ? text_.substr(begin, end - begin) : ""), end + (is_braced ? 1 : 0) - at_);
  }

  // The value in the place of so many bytes; where there is none, one of them stands as it is.
  void fill_in(const std::string& name, std::size_t bytes) {
    const auto value = name.empty() ? std::nullopt : env_.variable(name);
    out_ += value ? *value : std::string(1, text_[at_]);
    at_ += value ? bytes : 1;
  }

  std::string_view text_;
  const Env& env_;
  std::size_t at_ = 0;
  char quote_ = '\0';
  std::string out_;
};

// The words to choose from, each with what it is called in the user's language where that is another word.
Candidates explained_choices(const Option& option, const Env& env) {
  Candidates out = as_candidates(option.choices(env));
  for (Candidate& one : out) {
    if (const std::string_view called = env.words(one.value); called != one.value) one.about = called;
  }
  return out;
}

// The values of an option; of a list behind the last comma those that are left.
Candidates values_of(const CompletionContext& context, const Option& option, const std::string& current) {
  if (option.choices) return explained_choices(option, context.env);
  if (!option.source) return {};
  Candidates out = option.source(context);
  if (option.is_list) {
    const std::string before = current.substr(0, current.rfind(',') + 1);
    const auto named = split(before, ',');
    const auto is_named = [&](const Candidate& one) {
      return std::find(named.begin(), named.end(), one.value) != named.end();
    };
    out.erase(std::remove_if(out.begin(), out.end(), is_named), out.end());
    for (Candidate& one : out) one.value.insert(0, before);
  }
  return out;
}

// Options that are not there yet, or may be repeated.
Candidates options_left(const CompletionContext& context) {
  Candidates out;
  for (const Option& option : context.command.all_options()) {
    if (option.help.empty() || (context.line.has(option.long_name()) && !option.repeatable)) continue;
    out.push_back({std::string(option.long_name()), help_text(option, context.env)});
  }
  out.push_back({std::string(help_option().long_name())});
  return out;
}

Candidates commands_of(const CompletionContext& context) {
  Candidates out;
  for (const Command& command : context.commands) {
    if (command.is_listed())
      out.push_back({std::string(command.name), std::string(context.env.words(command.summary))});
  }
  return out;
}

Candidates candidates_for(const CompletionContext& context, const std::vector<std::string>& before,
                          std::string& current) {
  const Options options = context.command.all_options();
  if (const std::size_t equals = current.find('='); current.starts_with("--") && equals != std::string::npos) {
    const Option* option = option_named(current.substr(0, equals), options);
    current.erase(0, equals + 1);
    return option ? values_of(context, *option, current) : Candidates{};
  }
  const Option* last = before.empty() ? nullptr : option_named(before.back(), options);
  if (last && !last->value.empty()) return values_of(context, *last, current);
  if (current.starts_with('-')) return options_left(context);
  if (context.command.name.empty()) return commands_of(context);
  const Source source = context.command.operand.source;
  return source ? source(context) : Candidates{};
}

}  // namespace

Outcome complete(const Env& given, const Commands& commands, std::vector<std::string> words) {
  for (std::string& word : words) word = TypedWord(word, given).given();
  std::string current;
  if (!words.empty()) {
    current = std::move(words.back());
    words.pop_back();
  }
  // An option whose value is being typed has none yet; what else is wrong with the line does not matter here.
  const Invocation invocation = read_line(commands, words);
  if (!invocation.unknown.empty() || invocation.command->run_words) return {};
  Env env = given;
  env.words = Words(language_of(env, invocation.line));
  const auto files = folder_asked(env, invocation.line);
  if (!files) return {};
  const Env here = with_files(env, **files);
  const CompletionContext context{here, commands, *invocation.command, invocation.line};
  Outcome outcome;
  for (const Candidate& one : candidates_for(context, invocation.words, current)) {
    if (!one.value.starts_with(current) && !one.value.starts_with(':')) continue;
    if (one.is_also && current.empty()) continue;
    outcome.out += visible_line(one.value) + (one.about.empty() ? "" : "\t" + visible_line(one.about)) + '\n';
  }
  return outcome;
}

}  // namespace rbplan
