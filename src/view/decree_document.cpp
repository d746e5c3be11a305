#include <fmt/format.h>

#include "base/text.h"
#include "view/decree.h"
#include "view/rows.h"
#include "view/signs.h"

namespace rbplan {
namespace {

constexpr std::array<std::string_view, 15> kOrdinals = {
    "KESATU",     "KEDUA",     "KETIGA",    "KEEMPAT",     "KELIMA",       "KEENAM",        "KETUJUH",     "KEDELAPAN",
    "KESEMBILAN", "KESEPULUH", "KESEBELAS", "KEDUA BELAS", "KETIGA BELAS", "KEEMPAT BELAS", "KELIMA BELAS"};

std::string text_or_dots(const std::optional<Text>& text) { return or_dots(text ? text->value : std::string()); }

// `keputusan`, with the marks at its end that the plan leaves out: all but the last item of a list go on.
std::string ended(const std::string& text, char end) {
  return !text.empty() && std::string_view(".;:").find(text.back()) != std::string_view::npos ? text : text + end;
}

class Paper {
 public:
  Paper(const PlanFile& file, const AsOf& as_of) : file_(file), plan_(*file.plan), as_of_(as_of) {
    document_.is_landscape = false;
    document_.is_title_centred = true;
    document_.office = plan_.institution.name.value;
  }

  Document take() && { return std::move(document_); }

  void add_decree() {
    const Decree& decree = *plan_.decree;
    document_.title = ascii_upper(issuer());
    add(Role::centred, {"KEPUTUSAN " + ascii_upper(issuer())});
    add(Role::centred, {"Nomor : " + text_or_dots(decree.number)});
    add(Role::centred, {"TENTANG", ascii_upper(about())});
    add(Role::centred, {position() + ','});
    add_list("Menimbang :", decree.considering, [](std::size_t i) { return fmt::format("{}.", letter(i)); });
    add_list("Mengingat :", decree.legal_basis, [](std::size_t i) { return fmt::format("{}.", i + 1); });
    add_list("Memperhatikan :", decree.noting, [](std::size_t i) { return fmt::format("{}.", i + 1); });
    add(Role::centred, {"MEMUTUSKAN:"});
    add(Role::text,
        {fmt::format("Menetapkan : KEPUTUSAN {} TENTANG {}.", ascii_upper(issuer()), ascii_upper(about()))});
    for (std::size_t i = 0; i < decree.deciding.size(); ++i)
      add(Role::text, {fmt::format("{} : {}", ordinal(i), ended(decree.deciding[i].value, '.'))});
    add(Role::signature, {"Ditetapkan di : " + text_or_dots(decree.place), "Pada tanggal : " + date()});
    add_signature();
  }

  void add_annex(bool with_states) {
    if (plan_.decree) {
      document_.blocks.emplace_back(NewPage{true});
      add(Role::text, {"LAMPIRAN : Keputusan " + issuer(), "Nomor : " + text_or_dots(plan_.decree->number),
                       "Tanggal : " + date(), "TENTANG " + ascii_upper(about())});
      add(Role::heading, {ascii_upper(about())});
    }
    add_table(with_states);
    if (plan_.decree) add_signature();
  }

  void add_annex_alone(bool with_states) {
    document_.title = about();
    document_.is_landscape = true;
    if (plan_.decree) {
      document_.facts.push_back(fmt::format("Lampiran Keputusan {} Nomor {} tanggal {}", issuer(),
                                            text_or_dots(plan_.decree->number), date()));
    } else {
      document_.facts.emplace_back("Rancangan: rencana ini belum ditetapkan dengan keputusan.");
    }
    add_table(with_states);
  }

 private:
  using Role = Paragraph::Role;

  static std::string letter(std::size_t i) {
    constexpr std::size_t kLetters = 26;
    return i < kLetters ? std::string(1, static_cast<char>('a' + i)) : std::to_string(i + 1);
  }

  static std::string ordinal(std::size_t i) {
    return i < kOrdinals.size() ? std::string(kOrdinals[i]) : fmt::format("KE-{}", i + 1);
  }

  void add(Role role, std::vector<std::string> lines) {
    document_.blocks.emplace_back(Paragraph{role, std::move(lines)});
  }

  // One item alone has no number.
  template <class Number>
  void add_list(std::string label, const std::vector<Text>& items, Number number) {
    if (items.empty()) return;
    Listing listing;
    for (std::size_t i = 0; i < items.size(); ++i)
      listing.lines.push_back((items.size() > 1 ? number(i) + ' ' : std::string()) + ended(items[i].value, ';'));
    add(Role::text, {std::move(label)});
    document_.blocks.emplace_back(std::move(listing));
  }

  void add_signature() {
    const Decree& decree = *plan_.decree;
    const std::string name = decree.signatory ? text_or_dots(decree.signatory->name) : or_dots({});
    add(Role::signature, {position() + ',', "", decree.certified_by ? "ttd." : "", "", name});
    if (!decree.certified_by) return;
    const Person& person = *decree.certified_by;
    std::vector<std::string> lines = {"Salinan sesuai dengan aslinya"};
    if (person.office) lines.push_back(person.office->value);
    if (person.position) lines.push_back(person.position->value + ',');
    lines.insert(lines.end(), {"", text_or_dots(person.name)});
    add(Role::text, std::move(lines));
  }

  void add_table(bool with_states) {
    const std::vector<Tick> ticks = with_states ? ticks_of(file_, as_of_) : std::vector<Tick>();
    Table table = annex_table(file_, ticks, as_of_);
    if (with_states) {
      document_.facts.push_back("Keadaan per " + words_.date(as_of_.day));
      List marks;
      for (const Sign& sign : tick_signs()) marks.emplace_back(Mark{&sign});
      table.legend.emplace_back(std::move(marks));
    }
    document_.blocks.emplace_back(std::move(table));
  }

  std::string issuer() const {
    return plan_.decree && plan_.decree->issuer ? plan_.decree->issuer->value : plan_.institution.name.value;
  }

  std::string about() const {
    return plan_.decree && plan_.decree->about ? plan_.decree->about->value : plan_.title.value;
  }

  std::string position() const {
    return plan_.decree->signatory ? text_or_dots(plan_.decree->signatory->position) : or_dots({});
  }

  std::string date() const { return plan_.decree->date ? words_.date(plan_.decree->date->value) : or_dots({}); }

  const PlanFile& file_;
  const Plan& plan_;
  const AsOf& as_of_;
  Words words_{Language::indonesian};
  Document document_{Language::indonesian};
};

}  // namespace

Document decree_document(const PlanFile& file, const DecreeParts& parts, const AsOf& as_of) {
  Paper paper(file, as_of);
  if (parts.annex_alone || !file.plan->decree) {
    paper.add_annex_alone(parts.with_states);
  } else {
    paper.add_decree();
    paper.add_annex(parts.with_states);
  }
  return std::move(paper).take();
}

}  // namespace rbplan
