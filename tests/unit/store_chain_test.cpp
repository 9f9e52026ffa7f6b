// SPDX-License-Identifier: MIT
// The chain of hashes: a row of the journal that was changed behind its back is found.
#include <filesystem>
#include <unistd.h>

#include "builders.hpp"
#include "caseload/file.hpp"

using namespace caseload;
using namespace caseload::test;

namespace {

/// A folder of its own, gone at the end.
struct Folder {
    std::filesystem::path path;
    explicit Folder(const std::string& name)
        : path(std::filesystem::temp_directory_path() / ("caseload-unit-" + name + std::to_string(::getpid()))) {
        std::filesystem::remove_all(path);
        std::filesystem::create_directories(path);
    }
    ~Folder() { std::filesystem::remove_all(path); }
    std::filesystem::path database() const { return path / "c.db"; }
};

/// Three operations in a file, closed.
void three_operations(const std::filesystem::path& file) {
    Store::create(file);
    for (const auto* name : {"Jane Roe", "Bob Lindqvist", "Amal Haddad"}) {
        Store store(file, Access::writing);
        store.begin();
        Record client(noun("client"));
        client.at("name") = std::string(name);
        client.at("enrolled_on") = ago(0);
        client.at("recorded_on") = ago(0);
        store.insert(client);
        Operation operation;
        operation.at = "2026-11-23T12:00:00Z";
        operation.who = "coach of " + client.code;
        operation.command = "client add";
        operation.version = "0.1.0";
        CHECK(store.commit(operation) != "");
    }
}

/// The bytes of the file with one piece of the same length in place of another: no way in but the back door.
void tamper(const std::filesystem::path& file, const std::string& from, const std::string& to) {
    REQUIRE(from.size() == to.size());
    const std::string bytes = read_file(file);
    const std::string changed = replace_all(bytes, from, to);
    REQUIRE(changed != bytes);
    write_file(file, changed);
}

std::string broken_link(const std::filesystem::path& file) {
    return Store(file, Access::reading).broken_link();
}

}  // namespace

TEST_CASE("an untouched journal holds, also when it is empty") {
    const Folder folder("chain-whole");
    CHECK(Store::in_memory().broken_link() == "");
    three_operations(folder.database());
    CHECK(broken_link(folder.database()) == "");
}

TEST_CASE("a row of the journal that was changed is named") {
    for (const auto& [code, who] :
         {std::pair{"O-0001", "coach of C-001"}, std::pair{"O-0002", "coach of C-002"},
          std::pair{"O-0003", "coach of C-003"}}) {
        CAPTURE(code);
        const Folder folder("chain-changed");
        three_operations(folder.database());
        tamper(folder.database(), who, "somebody  else");
        CHECK(broken_link(folder.database()) == code);
    }
}

TEST_CASE("what an operation is said to have written cannot be changed either") {
    const Folder folder("chain-part");
    three_operations(folder.database());
    // The name stands in the client's row and in the changeset: both are changed, and only the journal can
    // tell.
    tamper(folder.database(), "Bob Lindqvist", "Rob Lindqvist");
    CHECK(broken_link(folder.database()) == "O-0002");
}

TEST_CASE("every hash is another one and the head moves with every operation") {
    const auto desk = Desk::in_memory(monday());
    std::vector<std::string> heads;
    for (int i = 0; i < 4; ++i) {
        run(*desk, "client add", {"Same Name"});
        const auto head = desk->store().history(1).at(0).hash;
        CHECK(head.size() == 64);
        for (const auto& other : heads) CHECK(head != other);
        heads.push_back(head);
    }
    run(*desk, "undo");
    CHECK(desk->store().history(1).at(0).hash != heads.back());
    CHECK(desk->store().broken_link() == "");
}

TEST_CASE("the hash of a content is BLAKE2b over its length and its bytes and never changes") {
    CHECK(content_hash("").size() == 64);
    CHECK(content_hash("a") == content_hash("a"));
    CHECK(content_hash("a") != content_hash(std::string("a\0", 2)));
    CHECK(content_hash("ab") != content_hash("ba"));
}

TEST_CASE("work in several chunks is one operation and is undone whole") {
    const auto desk = Desk::in_memory(monday());
    for (int i = 0; i < 6; ++i) {
        Record client(noun("client"));
        client.at("name") = "Person " + std::to_string(i);
        client.at("enrolled_on") = ago(0);
        client.at("recorded_on") = ago(0);
        desk->store().insert(client);
        if (i % 2 == 1) desk->store().cut_journal();
    }
    Document document;
    desk->conclude(document, "client add", false);
    desk->begin();
    REQUIRE(operations(*desk) == 1);
    CHECK(desk->store().history(1).at(0).changes == 6);
    must_be_sound(*desk);
    run(*desk, "undo");
    CHECK(codes(*desk, "client").empty());
    run(*desk, "redo");
    CHECK(codes(*desk, "client").size() == 6);
    must_be_sound(*desk);
}
