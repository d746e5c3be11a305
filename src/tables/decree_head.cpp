#include "tables/decree_head.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/text.h"
#include "model/year.h"
#include "tables/printed.h"

namespace rbplan {
namespace {

constexpr std::array<std::string_view, 15> kOrdinals = {
    "KESATU",     "KEDUA",     "KETIGA",    "KEEMPAT",     "KELIMA",       "KEENAM",        "KETUJUH", "KEDELAPAN",
    "KESEMBILAN", "KESEPULUH", "KESEBELAS", "KEDUA BELAS", "KETIGA BELAS", "KEEMPAT BELAS", "PERTAMA"};

// The text behind a word and its colon; nothing where the line begins with other words.
std::optional<std::string_view> behind(std::string_view line, std::string_view word) {
  line = trimmed(line, " -*\t");
  if (ascii_lower(line.substr(0, word.size())) != ascii_lower(word)) return std::nullopt;
  const std::string_view rest = trimmed(line.substr(word.size()));
  if (rest.empty()) return rest;
  if (rest[0] != ':') return std::nullopt;
  return trimmed(rest.substr(1), " :");
}

// The same, and what stands behind a blank alone.
std::optional<std::string_view> beside(std::string_view line, std::string_view word) {
  if (const auto text = behind(line, word)) return text;
  line = trimmed(line, " -*\t");
  if (ascii_lower(line.substr(0, word.size() + 1)) != ascii_lower(word) + ' ') return std::nullopt;
  return trimmed(line.substr(word.size()));
}

bool begins(std::string_view line, std::string_view word) {
  return ascii_lower(trimmed(line, " -*").substr(0, word.size())) == ascii_lower(word);
}

void add_words(std::string& text, std::string_view more) {
  more = trimmed(more, " *");
  if (more.empty()) return;
  if (!text.empty()) text += ' ';
  text += more;
}

std::string without_end(std::string_view text) { return std::string(trimmed(text, " ,;:*")); }

// `8. Peraturan...`: the first word of the next page, at the foot of a page.
bool is_catchword(std::string_view line) { return line.ends_with("...") || line.ends_with("\xE2\x80\xA6"); }

bool is_signed(std::string_view line) {
  const std::string lower = ascii_lower(trimmed(line, " *"));
  return lower == "ttd" || lower == "ttd." || lower == "t.t.d." || lower == "ttd,";
}

// The last year that a text names behind `tahun` or `TA`, else the last.
std::optional<int> year_named(std::string_view text) {
  std::optional<int> year;
  std::optional<int> year_of_plan;
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    const auto number = end - at == 4 ? parse_whole(text.substr(at, 4)) : std::nullopt;
    if (number && *number >= kFirstYear && *number <= kLastYear) {
      year = number;
      const std::string before = ' ' + ascii_lower(trimmed(text.substr(0, at), " .:"));
      for (const std::string_view word : {" tahun", " anggaran", " ta", " t.a", " thn"}) {
        if (before.ends_with(word)) year_of_plan = number;
      }
    }
    at = std::max(at, end);
  }
  return year_of_plan ? year_of_plan : year;
}

// The line that names who decides; what the decree is about ends before it.
bool is_position(std::string_view line) {
  return begins(line, "KETUA ") || begins(line, "SEKRETARIS ") || begins(line, "KEPALA ") ||
         begins(line, "DENGAN RAHMAT");
}

// Without the dots that stand where something is to be filled in.
std::string filled_in(std::string_view line) {
  constexpr std::string_view kDots = ".....";
  std::string out(line);
  for (std::size_t at = out.find(kDots); at != std::string::npos; at = out.find(kDots))
    out.erase(at, out.find_first_not_of('.', at) - at);
  return out;
}

std::string plain_word(std::string_view word) { return ascii_lower(trimmed(word, " .,;:()")); }

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// What stands behind an office's name, and in none.
bool ends_office(std::string_view word) {
  return word.starts_with('(') || std::any_of(word.begin(), word.end(), is_digit) ||
         is_one_of(plain_word(word),
                   {"tahun",  "ta",        "t.a",      "thn",      "nomor",     "no",       "tanggal",  "tentang",
                    "per",    "periode",   "semester", "triwulan", "keputusan", "surat",    "lampiran", "rencana",
                    "aksi",   "reformasi", "matriks",  "matrik",   "tabel",     "formulir", "daftar",   "jadwal",
                    "target", "program",   "kegiatan", "laporan",  "draf",      "draft",    "revisi",   "perubahan",
                    "untuk",  "pada",      "dalam",    "di",       "yang"}) ||
         is_one_of(plain_word(word), {"monitoring", "evaluasi", "pelaksanaan", "zona", "dengan", "jl", "jalan",
                                      "alamat", "telp", "telepon", "kode"});
}

std::string office_from(const std::vector<std::string_view>& words, std::size_t begin) {
  std::string office;
  for (std::size_t i = begin; i < words.size() && !ends_office(words[i]); ++i) {
    office += (office.empty() ? "" : " ") + std::string(words[i]);
    if (is_one_of(words[i].substr(words[i].size() - 1), {",", ";", ":"})) break;
  }
  return without_end(office);
}

bool names_place(std::string_view office) {
  const auto words = split(office, ' ');
  return std::any_of(words.begin(), words.end(), [](std::string_view word) {
    return is_one_of(plain_word(word), {"kabupaten", "kab", "kota", "provinsi", "prov", "aceh", "daerah"});
  });
}

// Goes through the lines; each part of a decree begins with a word of its own.
class HeadReader {
 public:
  DecreeHead head;

  void read(const std::vector<std::string>& lines) {
    for (const std::string& printed : lines) {
      const std::string line = filled_in(printed);
      if (is_done_ || is_catchword(line)) continue;
      if (!begin_part(line)) go_on(line);
    }
    finish();
  }

 private:
  enum class Part {
    letterhead,
    title,
    about,
    decider,
    considering,
    legal_basis,
    noting,
    deciding,
    place,
    signing,
    copy,
    none
  };

  bool begin_part(const std::string& line) {
    if (begins(line, "LAMPIRAN")) return is_done_ = head.is_decree();
    if (head.number.empty() && part_ <= Part::title) {
      if (const auto number = beside(line, "Nomor")) {
        head.number = *number;
        part_ = Part::title;
        return true;
      }
    }
    if (const auto text = behind(line, "Menimbang")) return begin_list(Part::considering, *text);
    if (const auto text = behind(line, "Mengingat")) return begin_list(Part::legal_basis, *text);
    if (const auto text = behind(line, "Memperhatikan")) return begin_list(Part::noting, *text);
    if (begins(line, "MEMUTUSKAN")) return begin_list(Part::none, {});
    if (behind(line, "Menetapkan") && head.deciding.empty()) return begin_list(Part::none, {});
    for (const std::string_view ordinal : kOrdinals) {
      const auto text = trimmed(line).starts_with(ordinal) ? behind(line, ordinal) : std::nullopt;
      if (text) return begin_list(Part::deciding, *text);
    }
    if (const auto place = at_end(line, "Ditetapkan di")) {
      head.place = without_end(*place);
      part_ = Part::place;
      return true;
    }
    if (const auto date = at_end(line, "Pada tanggal")) {
      const auto days = dates_meant(*date);
      if (!days.empty()) head.date = days.front();
      if (!days.empty() || behind(line, "Pada tanggal")) {
        part_ = Part::signing;
        return true;
      }
    }
    if (begins(line, "Salinan sesuai")) {
      part_ = Part::copy;
      return true;
    }
    if (trimmed(line, " *") == "TENTANG" && about_.empty() && part_ <= Part::title) {
      part_ = Part::about;
      return true;
    }
    if (part_ == Part::letterhead && trimmed(line, " *").starts_with("KEPUTUSAN")) {
      part_ = Part::title;
      return true;
    }
    return false;
  }

  // Before the decisions begin, only a colon says that the text goes with the word.
  std::optional<std::string_view> at_end(std::string_view line, std::string_view word) const {
    return part_ >= Part::deciding ? beside(line, word) : behind(line, word);
  }

  bool begin_list(Part part, std::string_view text) {
    part_ = part;
    if (std::vector<std::string>* items = list(); items && !text.empty()) items->emplace_back(take_apart(text).text);
    if (part == Part::deciding && !text.empty()) head.deciding.back() = text;
    return true;
  }

  std::vector<std::string>* list() {
    switch (part_) {
      case Part::considering:
        return &head.considering;
      case Part::legal_basis:
        return &head.legal_basis;
      case Part::noting:
        return &head.noting;
      case Part::deciding:
        return &head.deciding;
      default:
        return nullptr;
    }
  }

  void go_on(const std::string& line) {
    switch (part_) {
      case Part::letterhead:
        if (!begins(line, "LAMPIRAN") || !office_in(line).empty()) add_words(head.issuer, line);
        return;
      case Part::about:
        if (is_position(line)) part_ = Part::decider;
        if (part_ == Part::about) about_.push_back(line);
        return;
      case Part::considering:
      case Part::legal_basis:
      case Part::noting:
      case Part::deciding:
        return add_to_list(line);
      case Part::signing:
        return add_signatory(line);
      case Part::copy:
        return add_certifier(line);
      default:
        return;
    }
  }

  // An item begins with its number; else it goes on, as a line that was wrapped does.
  void add_to_list(const std::string& line) {
    std::vector<std::string>& items = *list();
    const Printed printed = take_apart(trimmed(line, " -"));
    const bool is_item = printed.kind == Printed::Kind::digit || printed.kind == Printed::Kind::letter;
    const bool ended = !items.empty() && (last_.ends_with(';') || last_.ends_with('.'));
    if (items.empty() || (is_item && part_ != Part::deciding) || (ended && part_ != Part::deciding)) {
      items.push_back(is_item ? printed.text : without_list_punctuation(trimmed(line, " -")));
    } else if (part_ == Part::deciding) {
      add_words(items.back(), line);
    } else {
      add_words(items.back(), without_list_punctuation(line));
    }
    last_ = line;
  }

  void add_signatory(const std::string& line) {
    if (is_signed(line)) {
      is_signed_ = true;
    } else if (is_signed_ || (head.signatory.position.ends_with(',') && !begins(line, "KETUA"))) {
      if (head.signatory.name.empty()) head.signatory.name = without_end(line);
    } else {
      add_words(head.signatory.position, line);
    }
  }

  void add_certifier(const std::string& line) {
    if (!head.certified_by.position.empty()) {
      if (head.certified_by.name.empty() && !is_signed(line)) head.certified_by.name = without_end(line);
      return;
    }
    if (line.ends_with(',')) {
      head.certified_by.position = without_end(line);
    } else if (!is_signed(line)) {
      add_words(head.certified_by.office, line);
    }
  }

  // What a decree is about ends before who decides, whose line ends in a comma.
  void finish_about() {
    const bool has_position = about_.size() > 1 && about_.back().ends_with(',') &&
                              std::none_of(about_.back().begin(), about_.back().end(), is_digit);
    if (has_position) about_.pop_back();
    for (const std::string& line : about_) add_words(head.about, line);
    head.about = in_title_case(without_end(head.about));
  }

  void finish() {
    finish_about();
    head.signatory.position = without_end(head.signatory.position);
    head.issuer = in_title_case(without_end(head.issuer));
    if (!head.is_decree()) {
      head.title = head.issuer;
      head.issuer.clear();
    }
    if (const std::string office = office_in(head.issuer); !office.empty()) head.issuer = office;
    constexpr std::size_t kLongestLetterhead = 120;
    if (head.issuer.size() > kLongestLetterhead) head.issuer.clear();
    const std::string& named = head.about.empty() ? head.title : head.about;
    head.year = year_named(named);
    if (!head.year && head.date) head.year = year_of(*head.date);
  }

  Part part_ = Part::letterhead;
  std::vector<std::string> about_;
  std::string last_;
  bool is_signed_ = false;
  bool is_done_ = false;
};

bool is_vowel(char c) { return std::string_view("AEIOU").find(c) != std::string_view::npos; }

// Of capitals alone, and none that could be read as a word.
bool is_abbreviation(std::string_view word) {
  constexpr std::array<std::string_view, 6> kKnown = {"KPU", "KIP", "RI", "ASN", "SPIP", "LAKIP"};
  const std::string_view bare = trimmed(word, " .,()/");
  return std::find(kKnown.begin(), kKnown.end(), bare) != kKnown.end() ||
         std::none_of(bare.begin(), bare.end(), is_vowel);
}

}  // namespace

DecreeHead decree_head_of(const std::vector<std::string>& lines) {
  HeadReader reader;
  reader.read(lines);
  return std::move(reader.head);
}

std::string office_in(std::string_view text) {
  std::vector<std::string_view> words;
  for (const std::string_view word : split(text, ' ')) {
    if (!word.empty()) words.push_back(word);
  }
  std::string found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (plain_word(words[i]) == "lingkungan") return office_from(words, i + 1);
    const std::string next = i + 1 < words.size() ? plain_word(words[i + 1]) : std::string();
    const std::string word = plain_word(words[i]);
    const bool begins_office =
        is_one_of(word, {"kpu", "kip"}) || (word == "komisi" && is_one_of(next, {"pemilihan", "independen"}));
    if (!begins_office) continue;
    const std::string office = office_from(words, i);
    if (found.empty() || (!names_place(found) && names_place(office))) found = office;
  }
  return found;
}

std::string in_title_case(std::string_view capitals) {
  if (std::any_of(capitals.begin(), capitals.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
    return std::string(capitals);
  constexpr std::array<std::string_view, 16> kSmall = {"di",   "dan",   "ke",    "dari",   "yang",    "untuk",
                                                       "pada", "dalam", "atas",  "dengan", "tentang", "oleh",
                                                       "atau", "bagi",  "serta", "sebagai"};
  std::string out;
  for (const std::string_view word : split(capitals, ' ')) {
    if (!out.empty()) out += ' ';
    const std::string lower = ascii_lower(word);
    if (!out.empty() && std::find(kSmall.begin(), kSmall.end(), lower) != kSmall.end()) {
      out += lower;
    } else if (is_abbreviation(word)) {
      out += word;
    } else {
      bool begins_word = true;
      for (const char c : lower) {
        out += begins_word ? ascii_upper(std::string_view(&c, 1)) : std::string(1, c);
        begins_word = !is_letter_or_digit(c) && static_cast<unsigned char>(c) < 0x80;
      }
    }
  }
  return out;
}

}  // namespace rbplan
