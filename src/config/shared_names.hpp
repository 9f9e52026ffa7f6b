// SPDX-License-Identifier: MIT
// Other ways to write a word or an instrument that belong to two of them.
#pragma once
#include <map>
#include <string>

#include "caseload/vocabulary.hpp"

namespace caseload {

/// Calls `tell(thing, text, other)` for each text of `thing.also` that already is the name, the label or another way to write
/// `other`. Each form is made once: it happens whenever a section is read.
template <class Things, class Name, class Tell>
void each_shared_name(const Things& things, Name name, const Tell& tell) {
    std::map<std::string, decltype(things.data()), std::less<>> owners;
    const auto take = [&](const std::string& text, decltype(things.data()) thing) { return owners.emplace(written_alike(text), thing).first->second; };
    bool any = false;
    for (const auto& thing : things) any = any || !thing.also.empty();
    if (!any) return;
    for (const auto& thing : things) take(thing.*name, &thing);
    for (const auto& thing : things) take(thing.label, &thing);
    for (const auto& thing : things)
        for (const auto& text : thing.also)
            if (const auto* owner = take(text, &thing); owner != &thing) tell(thing, text, *owner);
}

}  // namespace caseload
