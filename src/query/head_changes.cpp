#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "query/change_values.h"
#include "query/changes.h"

namespace rbplan {
namespace {

std::optional<std::string> text_of(const std::optional<Person>& person) {
  if (!person) return std::nullopt;
  std::vector<std::string> parts;
  for (const auto& part : {person->name, person->position, person->office}) {
    if (part) parts.push_back(part->value);
  }
  return join(parts, ", ");
}

std::optional<std::string> text_of(const std::optional<Located<Date>>& date) {
  return date ? std::optional(iso(date->value)) : std::nullopt;
}

class HeadChanges {
 public:
  explicit HeadChanges(const PlanPair& pair) : pair_(pair) {}

  std::vector<Change> take() {
    const Plan& was = *pair_.before->plan;
    const Plan& now = *pair_.after->plan;
    compare(ChangeKind::reworded, "title", std::optional(was.title), std::optional(now.title));
    if (was.year.value != now.year.value)
      add(ChangeKind::head_changed, "year", std::to_string(was.year.value), std::to_string(now.year.value),
          was.year.span, now.year.span);
    compare(ChangeKind::head_changed, "institution.name", std::optional(was.institution.name),
            std::optional(now.institution.name));
    compare(ChangeKind::head_changed, "institution.code", was.institution.code, now.institution.code);
    owners(was, now);
    decree(was, now);
    amendments(was, now);
    return std::move(changes_);
  }

 private:
  void add(ChangeKind kind, std::string_view field, std::optional<std::string> was, std::optional<std::string> now,
           std::optional<Span> old_place, std::optional<Span> place) {
    Change& change = changes_.emplace_back();
    change.kind = kind;
    change.before = pair_.before;
    change.after = pair_.after;
    change.field = field;
    change.was = std::move(was);
    change.now = std::move(now);
    change.old_place = old_place;
    change.place = place;
  }

  template <class Value>
  void compare(ChangeKind kind, std::string_view field, const Value& was, const Value& now) {
    if (text_of(was) != text_of(now) || are_other_lists(was, now))
      add(kind, field, text_of(was), text_of(now), place_of(was), place_of(now));
  }

  void owners(const Plan& was, const Plan& now) {
    const auto text = [](const Plan& plan) {
      std::vector<std::string> owners;
      for (const Owner& one : plan.owners)
        owners.push_back(
            fmt::format("{}: {}{}", one.id.value, one.name.value, one.email ? ", " + one.email->value : ""));
      return owners.empty() ? std::nullopt : std::optional(join(owners, "; "));
    };
    const auto place = [](const Plan& plan) {
      return plan.owners.empty() ? std::nullopt : std::optional(plan.owners_span);
    };
    if (text(was) != text(now)) add(ChangeKind::head_changed, "owners", text(was), text(now), place(was), place(now));
  }

  void decree(const Plan& was, const Plan& now) {
    if (!was.decree && !now.decree) return;
    const auto changed = ChangeKind::decree_changed;
    if (!was.decree != !now.decree) {
      const auto number = [](const std::optional<Decree>& decree) {
        return decree ? std::optional(decree->number ? decree->number->value : std::string()) : std::nullopt;
      };
      const auto place = [](const Plan& plan) {
        if (!plan.decree) return std::optional<Span>();
        return plan.decree->number ? std::optional(plan.decree->number->span) : std::optional(plan.decree_span);
      };
      return add(changed, "decree", number(was.decree), number(now.decree), place(was), place(now));
    }
    const Decree& old_one = *was.decree;
    const Decree& new_one = *now.decree;
    const auto of_decree = [&](std::string_view field, const auto& old_value, const auto& value) {
      if (text_of(old_value) == text_of(value) && !are_other_lists(old_value, value)) return;
      const std::string_view key = field.substr(field.find('.') + 1);
      add(changed, field, text_of(old_value), text_of(value), place_in(was, key), place_in(now, key));
    };
    of_decree("decree.number", old_one.number, new_one.number);
    of_decree("decree.date", old_one.date, new_one.date);
    of_decree("decree.place", old_one.place, new_one.place);
    people(was, now, &Decree::signatory, "decree.signatory");
    of_decree("decree.considering", old_one.considering, new_one.considering);
    of_decree("decree.legal_basis", old_one.legal_basis, new_one.legal_basis);
    of_decree("decree.noting", old_one.noting, new_one.noting);
    of_decree("decree.deciding", old_one.deciding, new_one.deciding);
    people(was, now, &Decree::certified_by, "decree.certified_by");
    of_decree("decree.issuer", old_one.issuer, new_one.issuer);
    of_decree("decree.about", old_one.about, new_one.about);
  }

  // Of a key of the decree; of one that is not there the decree's.
  static Span place_in(const Plan& plan, std::string_view key) {
    const auto entry = plan.decree->entries.find(key);
    return entry == plan.decree->entries.end() ? plan.decree_span : entry->second;
  }

  // At what changed of the person, where that is still there.
  void people(const Plan& was, const Plan& now, std::optional<Person> Decree::*who, std::string_view field) {
    const std::optional<Person>& old_one = (*was.decree).*who;
    const std::optional<Person>& new_one = (*now.decree).*who;
    const auto part = [](const std::optional<Person>& person, std::optional<Text> Person::*what) {
      return person ? (*person).*what : std::nullopt;
    };
    constexpr std::array kParts = {&Person::name, &Person::position, &Person::office};
    const auto* const differs = std::find_if(kParts.begin(), kParts.end(), [&](std::optional<Text> Person::*what) {
      return text_of(part(old_one, what)) != text_of(part(new_one, what));
    });
    if (differs == kParts.end() && old_one.has_value() == new_one.has_value()) return;
    const auto what = differs == kParts.end() ? kParts.front() : *differs;
    const std::string_view key = field.substr(field.find('.') + 1);
    add(ChangeKind::decree_changed, field, text_of(old_one), text_of(new_one),
        place_of(part(old_one, what)).value_or(place_in(was, key)),
        place_of(part(new_one, what)).value_or(place_in(now, key)));
  }

  static std::string said_of(const Amendment& one) {
    std::vector<std::string> ids;  // their order means nothing
    for (const Text& id : one.indicators) ids.push_back(id.value);
    std::sort(ids.begin(), ids.end());
    return fmt::format("{}, {}, {}: {}", one.number.value, iso(one.date.value), one.about.value, join(ids, ", "));
  }

  void amendments(const Plan& was, const Plan& now) {
    const auto find = [](const Plan& plan, const std::string& number) {
      const auto found = std::find_if(plan.amendments.begin(), plan.amendments.end(),
                                      [&](const Amendment& one) { return one.number.value == number; });
      return found == plan.amendments.end() ? nullptr : &*found;
    };
    for (const Amendment& one : now.amendments) {
      const Amendment* const old_one = find(was, one.number.value);
      if (!old_one) {
        add(ChangeKind::amendment_added, "amendments", std::nullopt, said_of(one), std::nullopt, one.number.span);
      } else if (said_of(*old_one) != said_of(one)) {
        add(ChangeKind::amendment_changed, "amendments", said_of(*old_one), said_of(one), old_one->number.span,
            one.number.span);
      }
    }
    for (const Amendment& one : was.amendments) {
      if (!find(now, one.number.value))
        add(ChangeKind::amendment_removed, "amendments", said_of(one), std::nullopt, one.number.span, std::nullopt);
    }
  }

  const PlanPair& pair_;
  std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> head_changes(const PlanPair& pair) { return HeadChanges(pair).take(); }

}  // namespace rbplan
