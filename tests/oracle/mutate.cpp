#include "oracle/mutate.h"

#include <algorithm>

namespace rbplan::testing {
namespace {

using Lines = std::vector<std::string>;

constexpr std::size_t kMostMutations = 3;
constexpr std::size_t kWholeEvery = 400;  // a large plan costs as much as twenty slices
constexpr std::size_t kSliceLines = 24;
constexpr std::size_t kLongestPiece = 12;
constexpr std::size_t kFurthestShift = 3;
constexpr std::size_t kDeepest = 16;

constexpr std::string_view kOddCharacters[] = {
    "\"", "'", "[", "]", "{", "}", ",", ":", ": ", "#",  " #", "-",  "- ",   "?",        "? ",           "%",
    "&",  "*", "!", "|", ">", "@", "`", " ", "  ", "\n", "\t", "\r", "\r\n", "\xC2\xA0", "\xEF\xBB\xBF", "\\",
    "~",  "0", "x", "=", "<",
};

constexpr std::string_view kOddLines[] = {
    "---",         "--- a",   "...",     "%x",       "%YAML 1.2", "# c",     "#",     "\"",        "\"x\"",
    "'",           "- ",      "-",       "- a",      "- - a",     "? a",     "?",     ": x",       ":",
    ",",           "[",       "]",       "{",        "}",         "| x",     "|",     "|+",        ">-",
    ">",           "key",     "a: b",    "a:",       "a:b",       "a : b",   "<<: 1", "\t",        "\tx",
    " ",           "  ",      "",        "\"a\": b", "@x",        "`x",      "*a",    "&a",        "!t",
    "~",           "null",    "null: 1", "x: \"y",   "x: 'y",     "- \"z",   "- 'z",  "x: [1,",    "y]",
    "x: {a: 1,",   "b: 2}",   "x: |",    "x: >+",    "x: |2",     "- |",     "  - b", "[a, b]: c", "{a: b}: c",
    "\"a\nb\": c", "a: b: c", "a: - b",  "x: \"\\",  "\\",        "a: &b c", "- ? x",
};

bool is_item(const std::string& line) { return line.find_first_not_of(' ') == line.find("- "); }

std::size_t indentation(const std::string& line) { return std::min(line.find_first_not_of(' '), line.size()); }

Lines lines_of(const std::string& text) {
  Lines lines;
  std::size_t begin = 0;
  for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  lines.push_back(text.substr(begin));
  return lines;
}

std::string text_of(const Lines& lines) {
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) text += (i == 0 ? "" : "\n") + lines[i];
  return text;
}

// ---- bases

// The lines above `at` that hold it: keys and first keys of the items it is in, up to the top of the tree.
Lines above(const Lines& plan, std::size_t top, std::size_t at) {
  Lines kept;
  std::size_t depth = indentation(plan[at]);
  for (std::size_t i = at; i-- > top;) {
    if (indentation(plan[i]) >= depth || plan[i].empty()) continue;
    kept.push_back(plan[i]);
    if (is_item(plan[i])) depth = indentation(plan[i]);
  }
  std::reverse(kept.begin(), kept.end());
  return kept;
}

// The head of the plan and some rows from anywhere in it, with what they are below: shorter, and sound.
std::string slice(const Lines& plan, Random& random) {
  const auto is_top = [](const std::string& line) { return line == "programs:"; };
  const auto top = static_cast<std::size_t>(std::find_if(plan.begin(), plan.end(), is_top) - plan.begin());
  Lines out;
  const bool with_decree = random.one_in(8);
  for (std::size_t i = 0; i < top; ++i) {
    const bool of_decree = plan[i].starts_with("decree") || plan[i].starts_with(" ");
    if (with_decree || !(of_decree || plan[i].starts_with("#"))) out.push_back(plan[i]);
  }
  std::size_t at = top + 1 + random.below(plan.size() - top - 1);
  while (at > top + 1 && !is_item(plan[at])) --at;
  if (!is_item(plan[at])) ++at;
  const Lines heads = above(plan, top, at);
  out.insert(out.end(), heads.begin(), heads.end());
  const std::size_t depth = indentation(plan[at]);
  const std::size_t wanted = at + 1 + random.below(kSliceLines);
  for (; at < plan.size() && indentation(plan[at]) >= depth; ++at) {
    if (at >= wanted && is_item(plan[at])) break;
    out.push_back(plan[at]);
  }
  return text_of(out) + "\n";
}

std::string base(const Bases& bases, Random& random) {
  if (random.one_in(kWholeEvery)) return text_of(bases.large);
  return random.one_in(2) ? slice(bases.large, random) : bases.small[random.below(bases.small.size())];
}

// ---- places

// Half of them anywhere, half at the next character that means something to YAML, which most bytes of a plan do not.
std::size_t place(const std::string& text, Random& random) {
  const std::size_t at = random.below(text.size() + 1);
  if (random.one_in(2)) return at;
  const std::size_t next = std::min(text.find_first_of(":-[]{},\"'#\n|>?", at), text.size());
  return std::min(next + random.below(2), text.size());
}

// ---- mutations of characters

void delete_character(std::string& text, Random& random) {
  const std::size_t at = place(text, random);
  text.erase(at, 1 + (random.one_in(4) ? random.below(3) : 0));
}

void insert_character(std::string& text, Random& random) {
  text.insert(place(text, random), random.of(kOddCharacters));
}

void replace_character(std::string& text, Random& random) {
  text.replace(place(text, random), 1, random.of(kOddCharacters));
}

void swap_characters(std::string& text, Random& random) {
  const std::size_t at = place(text, random);
  if (at + 1 < text.size()) std::swap(text[at], text[at + 1]);
}

void copy_piece(std::string& text, Random& random) {
  const std::string piece = text.substr(place(text, random), 1 + random.below(kLongestPiece));
  text.insert(place(text, random), piece);
}

void remove_quote(std::string& text, Random& random) {
  const std::size_t at = text.find_first_of("\"'", random.below(text.size() + 1));
  if (at != std::string::npos) text.erase(at, 1);
}

// Quotes around a word or the rest of a line.
void add_quotes(std::string& text, Random& random) {
  constexpr std::string_view kQuotes[] = {"\"", "'"};
  const std::string_view quote = random.of(kQuotes);
  const std::size_t begin = place(text, random);
  const std::size_t end = std::min(text.find_first_of(random.one_in(2) ? "\n" : " ,:]}\n", begin), text.size());
  text.insert(end, quote);
  text.insert(begin, quote);
}

void truncate(std::string& text, Random& random) { text.resize(place(text, random)); }

void carriage_returns(std::string& text, Random& random) {
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2)) text.insert(at, "\r");
  if (random.one_in(2)) insert_character(text, random);
}

// ---- mutations of lines

void delete_line(Lines& lines, Random& random) {
  lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(random.below(lines.size())));
}

void insert_line(Lines& lines, Random& random) {
  const std::size_t at = random.below(lines.size() + 1);
  std::size_t depth = random.below(kDeepest);
  if (!random.one_in(4)) depth = at < lines.size() && random.one_in(2) ? indentation(lines[at]) : 0;
  if (at > 0 && random.one_in(3)) depth = indentation(lines[at - 1]) + random.below(3);
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at),
               std::string(depth, ' ') + std::string(random.of(kOddLines)));
}

void duplicate_line(Lines& lines, Random& random) {
  const std::string line = lines[random.below(lines.size())];
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(random.below(lines.size() + 1)), line);
}

void swap_lines(Lines& lines, Random& random) {
  const std::size_t at = random.below(lines.size());
  const std::size_t other = random.one_in(2) ? random.below(lines.size()) : std::min(at + 1, lines.size() - 1);
  std::swap(lines[at], lines[other]);
}

void join_lines(Lines& lines, Random& random) {
  const std::size_t at = random.below(lines.size());
  if (at + 1 >= lines.size()) return;
  lines[at] += random.one_in(2) ? lines[at + 1] : " " + lines[at + 1].substr(indentation(lines[at + 1]));
  lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at + 1));
}

void split_line(Lines& lines, Random& random) {
  const std::size_t at = random.below(lines.size());
  const std::size_t column = place(lines[at], random);
  const std::size_t depth = random.one_in(2) ? 0 : indentation(lines[at]) + random.below(4);
  const std::string rest = std::string(depth, ' ') + lines[at].substr(column);
  lines[at].resize(column);
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at + 1), rest);
}

// One line, or that and some behind it.
void shift_lines(Lines& lines, Random& random) {
  const std::size_t at = random.below(lines.size());
  const std::size_t count = random.one_in(2) ? 1 : 1 + random.below(6);
  const std::size_t columns = 1 + random.below(kFurthestShift);
  const bool deeper = random.one_in(2);
  for (std::size_t i = at; i < std::min(at + count, lines.size()); ++i) {
    if (deeper) {
      lines[i].insert(0, columns, ' ');
    } else {
      lines[i].erase(0, std::min(columns, indentation(lines[i])));
    }
  }
}

template <void (*change)(Lines&, Random&)>
void by_lines(std::string& text, Random& random) {
  Lines lines = lines_of(text);
  change(lines, random);
  text = text_of(lines);
}

using Mutation = void (*)(std::string&, Random&);
constexpr Mutation kMutations[] = {
    delete_character,      insert_character,
    insert_character,      replace_character,
    swap_characters,       copy_piece,
    remove_quote,          add_quotes,
    by_lines<delete_line>, by_lines<duplicate_line>,
    by_lines<swap_lines>,  by_lines<join_lines>,
    by_lines<split_line>,  by_lines<shift_lines>,
    by_lines<shift_lines>, by_lines<insert_line>,
    by_lines<insert_line>, by_lines<insert_line>,
};
constexpr Mutation kRareMutations[] = {truncate, carriage_returns};

}  // namespace

std::uint64_t Random::next() {
  std::uint64_t z = state_ += 0x9E3779B97F4A7C15;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
  return z ^ (z >> 31);
}

void mutate(std::string& text, Random& random) {
  const std::size_t mutations = 1 + random.below(kMostMutations);
  for (std::size_t i = 0; i < mutations; ++i) {
    const Mutation mutation = random.one_in(16) ? random.of(kRareMutations) : random.of(kMutations);
    mutation(text, random);
  }
}

std::string mutant(const Bases& bases, std::uint64_t seed, std::uint64_t index) {
  Random random(Random(seed).next() + index);
  std::string text = base(bases, random);
  mutate(text, random);
  return text;
}

}  // namespace rbplan::testing
