// SPDX-License-Identifier: MIT
#include "caseload/search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <tuple>

#include "caseload/date.hpp"
#include "search_docs.hpp"

namespace caseload {
namespace {

// So many records are looked at in a few hundredths of a second: below it no index is needed, or none newer.
constexpr std::size_t a_moment = 2000;
constexpr std::int64_t always = std::numeric_limits<std::int64_t>::max(), never = std::numeric_limits<std::int64_t>::min();

SQLite::Statement& run(Store::Inside& inside, const char* section) { return inside.prepare(query(std::string("search#") + section).sql); }

void run_once(Store::Inside& inside, const char* section) { inside.db.exec(query(std::string("search#") + section).sql); }

bool has_index(Store::Inside& inside) { return inside.db.tableExists("search_state"); }

// The last operation that the kept index knows; nothing when there is none of this make.
std::optional<std::int64_t> known_until(Store::Inside& inside, const Docs& docs) {
    if (!has_index(inside)) return {};
    auto& state = inside.prepare("SELECT operation FROM search_state WHERE make = ?");
    state.bind(1, docs.make());
    std::optional<std::int64_t> operation;
    if (state.executeStep()) operation = state.getColumn(0).getInt64();
    state.reset();
    return operation;
}

// TEMP tables change nothing in the file, and a reader may have them.
class Aside {
  public:
    explicit Aside(Store::Inside& inside) : inside_(inside) {
        if (inside_.reading) inside_.db.exec("PRAGMA query_only = OFF");
    }
    ~Aside() {
        if (inside_.reading) inside_.db.tryExec("PRAGMA query_only = ON");
    }
    Aside(const Aside&) = delete;
    Aside& operator=(const Aside&) = delete;

  private:
    Store::Inside& inside_;
};

void put(Store::Inside& inside, const char* section, const Doc& doc) {
    auto& statement = run(inside, section);
    statement.bind(1, doc.id);
    statement.bind(2, plain_words(doc.text));
    statement.exec();
    statement.reset();
}

// In the order of their ids, as FTS5 wants them.
template <class Places>
void put_all(Store::Inside& inside, Docs& docs, const char* section, const Places& places) {
    for (const auto& place : places)
        if (const auto doc = docs.load(place)) put(inside, section, *doc);
}

std::int64_t bound(const std::string& day, int more) {
    const auto date = Date::from_iso(day);
    return date ? Docs::id_of(date->days() + more, {0, 0}) : more ? always : never;
}

// What is sought, among the records that are given to it one by one.
class Looking {
  public:
    Looking(Store::Inside& inside, const Sought& sought)
        : inside_(inside), sought_(sought), expression_(expression_of(sought.words)), from_(bound(sought.from, 0)), to_(bound(sought.to, 1)) {
        run_once(inside_, "looked_at");
    }
    ~Looking() {
        inside_.statements.clear();
        inside_.db.tryExec("DROP TABLE temp.looked_at");
    }
    Looking(const Looking&) = delete;
    Looking& operator=(const Looking&) = delete;

    bool look(std::optional<Doc> doc) {
        if (!doc || doc->id < from_ || doc->id >= to_) return false;
        if (sought_.kind && doc->noun != sought_.kind) return false;
        if (sought_.client && doc->client != *sought_.client) return false;
        const auto id = doc->id;
        return docs_.try_emplace(id, std::move(*doc)).second;
    }

    // The newest that the kept index names, until there are enough; `stale`: what it says of these is old.
    void look_up(Docs& docs, const std::set<Place>& stale) {
        auto& match = run(inside_, "match");
        match.bind(1, expression_);
        match.bind(2, from_);
        match.bind(3, to_);
        std::int64_t found = 0;
        while ((sought_.most == 0 || found <= sought_.most) && match.executeStep()) {
            const auto id = match.getColumn(0).getInt64();
            if (stale.contains(Docs::place_of(id))) continue;
            auto doc = docs.load(Docs::place_of(id));
            if (doc && doc->id == id) found += look(std::move(doc));
        }
        match.reset();
    }

    Hits hits() {
        Hits found;
        for (const auto& [id, doc] : docs_) put(inside_, "look", doc);  // rising: FTS5 writes out what falls
        auto& statement = run(inside_, "found");
        statement.bind(1, expression_);
        while (statement.executeStep()) {
            if (sought_.most > 0 && static_cast<std::int64_t>(found.hits.size()) == sought_.most) {
                found.more = true;
                break;
            }
            const Doc& doc = docs_.at(statement.getColumn(0).getInt64());
            found.hits.push_back({doc.noun, doc.code, doc.date, doc.client, stretch_of(doc.text, statement.getColumn(1).getString())});
        }
        statement.reset();
        return found;
    }

  private:
    Store::Inside& inside_;
    const Sought& sought_;
    std::string expression_;
    std::int64_t from_, to_;
    std::map<std::int64_t, Doc> docs_;
};

std::vector<Place> places_of(const std::vector<std::int64_t>& ids) {
    std::vector<Place> places;
    places.reserve(ids.size());
    for (const auto id : ids) places.push_back(Docs::place_of(id));
    return places;
}

}  // namespace

Search::Search(Store& store, std::vector<Texts> texts) : store_(store), texts_(std::move(texts)) {}

bool Search::lags() const {
    return guarded([&] {
        auto& inside = store_.inside();
        Docs docs(inside, texts_);
        if (const auto known = known_until(inside, docs)) return !docs.changed_since(*known, a_moment);
        return docs.count(a_moment) > static_cast<std::int64_t>(a_moment);
    });
}

bool Search::reads_only() const { return store_.inside().reading; }

void Search::bring_up_to_date(bool anew) {
    guarded([&] {
        auto& inside = store_.inside();
        Docs docs(inside, texts_);
        const auto known = anew ? std::nullopt : known_until(inside, docs);
        const auto changed = known ? docs.changed_since(*known, 50 * a_moment) : std::nullopt;
        run_once(inside, "index");
        run_once(inside, "state");
        if (changed) {
            std::vector<std::int64_t> ids;
            for (const auto& place : *changed)
                if (const auto doc = docs.load(place)) ids.push_back(doc->id);
            std::ranges::sort(ids);
            put_all(inside, docs, "put", places_of(ids));
        } else {
            run_once(inside, "empty");
            put_all(inside, docs, "put", places_of(docs.all()));
            if (anew) run_once(inside, "tidy");
        }
        run_once(inside, "forget");
        auto& keep = run(inside, "keep");
        keep.bind(1, docs.make());
        keep.exec();
        keep.reset();
    });
}

Hits Search::find(const Sought& sought) {
    return guarded([&] {
        auto& inside = store_.inside();
        const Aside aside(inside);
        Docs docs(inside, texts_);
        Looking looking(inside, sought);
        const auto known = known_until(inside, docs);
        const auto changed = known ? docs.changed_since(*known, 50 * a_moment) : std::nullopt;
        if (changed) {
            for (const auto& place : *changed) looking.look(docs.load(place));
            looking.look_up(docs, *changed);
        } else {
            for (const auto id : docs.all()) looking.look(docs.load(Docs::place_of(id)));
        }
        return looking.hits();
    });
}

namespace {

struct Instance {
    std::string term;
    std::int64_t doc, offset;
    auto operator<=>(const Instance&) const = default;
};

std::optional<Instance> next(SQLite::Statement& statement) {
    if (!statement.executeStep()) return {};
    return Instance{statement.getColumn(0).getString(), statement.getColumn(1).getInt64(), statement.getColumn(2).getInt64()};
}

// Both in the order of terms, then documents: one walk side by side.
std::set<std::int64_t> lacking(Store::Inside& inside) {
    std::set<std::int64_t> lacks;
    auto& made = run(inside, "each_made");
    auto& kept = run(inside, "each_kept");
    auto there = next(kept);
    while (const auto wanted = next(made)) {
        while (there && *there < *wanted) there = next(kept);
        if (!there || *wanted < *there) lacks.insert(wanted->doc);
    }
    return lacks;
}

}  // namespace

std::vector<std::string> Search::missing(std::size_t most) {
    return guarded([&] {
        auto& inside = store_.inside();
        Docs docs(inside, texts_);
        const auto known = known_until(inside, docs);
        const auto stale = known ? docs.changed_since(*known, 50 * a_moment) : std::nullopt;
        std::vector<std::string> codes;
        if (!stale) return codes;  // none is kept, or none that a search would still ask
        const Aside aside(inside);
        run_once(inside, "made");
        auto places = places_of(docs.all());
        std::erase_if(places, [&](const Place& place) { return stale->contains(place); });
        put_all(inside, docs, "make", places);
        run_once(inside, "made_words");
        run_once(inside, "kept_words");
        for (const auto id : lacking(inside)) {
            if (codes.size() == most) break;
            if (const auto doc = docs.load(Docs::place_of(id))) codes.push_back(doc->code);
        }
        inside.statements.clear();
        for (const auto* table : {"made_words", "kept_words", "made"}) inside.db.tryExec(fmt::format("DROP TABLE temp.{}", table));
        return codes;
    });
}

}  // namespace caseload
