// SPDX-License-Identifier: MIT
// What the shape of the sources must be: `structure includes`, `sizes` and `names`, run in the project's folder.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr int most_lines_of_file = 400;
constexpr int most_lines_of_function = 80;

// Third-party headers, by the layers whose sources may include them. Headers of ours include none.
const std::map<std::string, std::vector<std::string>> allowed{
    {"sqlite3", {"store"}}, {"SQLiteCpp/", {"store"}}, {"sodium", {"store"}}, {"toml++/", {"config"}},
    {"xlsxwriter", {"render"}}, {"CLI/", {"cli"}},      {"boost/", {"stats"}},     {"fmt/", {"store", "core", "render", "cli"}},
};

std::string read(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

std::vector<fs::path> sources(const std::vector<std::string>& folders, std::string_view endings) {
    std::vector<fs::path> found;
    for (const auto& folder : folders)
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            if (entry.is_regular_file() && entry.path().has_extension() &&
                endings.find(entry.path().extension().string() + " ") != std::string_view::npos)
                found.push_back(entry.path());
    std::ranges::sort(found);
    return found;
}

// "src/store/open.cpp" is of the layer store; src/main.cpp and headers in include/ are of none.
std::string layer_of(const fs::path& file) {
    std::vector<std::string> parts;
    for (const auto& part : file) parts.push_back(part.string());
    return parts.size() > 2 && parts[0] == "src" ? parts[1] : "";
}

int check_include(const fs::path& file, std::string_view name) {
    const std::string layer = layer_of(file);
    if (name.starts_with("..")) {
        std::cout << file.string() << " includes " << name << ": a way round the layers\n";
        return 1;
    }
    for (const auto& [prefix, layers] : allowed) {
        if (!name.starts_with(prefix) || std::ranges::count(layers, layer) > 0) continue;
        std::cout << file.string() << " includes " << name << ", which is for src/" << layers.front() << '\n';
        return 1;
    }
    return 0;
}

int check_includes() {
    int wrong = 0, seen = 0;
    for (const auto& file : sources({"src", "include"}, ".cpp .hpp ")) {
        std::istringstream text(read(file));
        for (std::string line; std::getline(text, line);) {
            const auto open = line.find_first_of("<\"");
            if (!line.starts_with("#include") || open == std::string::npos) continue;
            ++seen;
            wrong += check_include(file, std::string_view(line).substr(open + 1));
        }
    }
    std::cout << seen << " includes, " << wrong << " wrong\n";
    return wrong + (seen == 0);
}

// The text with comments and literals blanked out, so that every brace left is one of the code. Lines stay.
std::string code_only(std::string_view text) {
    std::string code(text);
    const auto blank = [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < std::min(to, code.size()); ++i)
            if (code[i] != '\n') code[i] = ' ';
        return std::min(to, code.size());
    };
    const auto past = [&](std::string_view mark, std::size_t from) {
        const auto at = text.find(mark, from);
        return at == std::string_view::npos ? text.size() : at + mark.size();
    };
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view rest = text.substr(i);
        const bool after_word = i > 0 && (std::isalnum(static_cast<unsigned char>(text[i - 1])) || text[i - 1] == '_');
        if (rest.starts_with("//")) {
            i = blank(i, std::min(text.find('\n', i), text.size()));
        } else if (rest.starts_with("/*")) {
            i = blank(i, past("*/", i + 2));
        } else if (rest.starts_with("R\"") && !after_word) {
            const auto open = text.find('(', i);
            i = blank(i, past(")" + std::string(text.substr(i + 2, open - i - 2)) + "\"", i));
        } else if (rest[0] == '"' || (rest[0] == '\'' && !after_word)) {  // 1'000 is no literal
            std::size_t end = i + 1;
            while (end < text.size() && text[end] != rest[0]) end += text[end] == '\\' ? 2U : 1U;
            i = blank(i, end + 1);
        } else {
            ++i;
        }
    }
    return code;
}

struct Block {
    bool function = false;
    bool scope = false;  // a namespace or a class: functions stand in it
    int line = 0;
};

// A block is a function when its head has a parameter list and stands in a namespace or a class.
Block block_of(std::string_view head, bool in_scope, int line) {
    const bool list = head.find('(') != std::string_view::npos;
    const auto says = [&](std::string_view word) { return head.find(word) != std::string_view::npos; };
    if (!in_scope) return {};
    if (says("namespace") || (!list && (says("class ") || says("struct ") || says("union ")))) return {false, true, line};
    return {list, false, line};
}

int check_functions(const fs::path& file, const std::string& code, int& functions) {
    std::vector<Block> blocks{{false, true, 0}};
    std::string head;
    int line = 1, head_line = 1, wrong = 0;
    for (const char c : code) {
        if (c == '\n') ++line;
        if (c == '{') {
            blocks.push_back(block_of(head, blocks.back().scope, head_line));
        } else if (c == '}' && blocks.size() > 1) {
            const Block block = blocks.back();
            blocks.pop_back();
            functions += block.function;
            const int length = line - block.line + 1;
            if (block.function && length > most_lines_of_function && ++wrong > 0)
                std::cout << file.string() << ':' << block.line << ": a function of " << length << " lines\n";
        }
        if (c == '{' || c == '}' || c == ';') {
            head.clear();
        } else if (!head.empty() || !std::isspace(static_cast<unsigned char>(c))) {
            if (head.empty()) head_line = line;
            head += c;
        }
    }
    return wrong;
}

int check_sizes() {
    int wrong = 0, functions = 0;
    std::ptrdiff_t longest = 0;
    const auto files = sources({"src", "include", "tests", "cmake", "examples"}, ".cpp .hpp .sh .sql .cmake ");
    for (const auto& file : files) {
        const std::string text = read(file);
        const auto lines = std::ranges::count(text, '\n');
        longest = std::max(longest, lines);
        if (lines > most_lines_of_file && ++wrong > 0) std::cout << file.string() << ": " << lines << " lines\n";
        const auto ending = file.extension();
        if (ending == ".cpp" || ending == ".hpp") wrong += check_functions(file, code_only(text), functions);
    }
    std::cout << files.size() << " files, the longest of " << longest << " lines; " << functions << " functions; " << wrong
              << " too long\n";
    return wrong + (functions == 0);
}

std::vector<std::string> words_of(const std::string& head) {
    std::istringstream in(head);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

bool says(const std::string& head, std::string_view wanted) {
    const auto words = words_of(head);
    return std::ranges::find(words, wanted) != words.end();
}

std::string word_after(const std::string& head, std::string_view wanted) {
    const auto words = words_of(head);
    const auto at = std::ranges::find(words, wanted);
    return at == words.end() || at + 1 == words.end() ? "" : *(at + 1);
}

// The name of the class that is defined here; empty for an enum and for what is no class.
std::string class_in(const std::string& head) {
    if (says(head, "enum") || says(head, "=")) return {};
    std::string name = word_after(head, "struct");
    if (name.empty()) name = word_after(head, "class");
    return name.substr(0, name.find(':', name.find("::") == std::string::npos ? 0 : name.size()));
}

// A class that the linker sees, by the named namespaces round it: two of one name in two files are one to the linker, which
// keeps either's functions, and the program crashes.
void take_classes(const fs::path& file, const std::string& code, std::map<std::string, std::set<std::string>>& files_of) {
    std::vector<std::string> scopes;  // "" of what hides its names: an anonymous namespace, a class, a function
    std::string head;
    for (const char c : code) {
        if (c == '{') {
            const bool open = std::ranges::find(scopes, std::string{}) == scopes.end();
            const bool space = says(head, "namespace");
            const std::string name = space ? word_after(head, "namespace") : head.find('(') != std::string::npos ? "" : class_in(head);
            if (open && !space && !name.empty()) {
                std::string whole;
                for (const auto& scope : scopes) whole += scope + "::";
                files_of[whole + name].insert(file.string());
            }
            scopes.push_back(space ? name : "");
        } else if (c == '}' && !scopes.empty()) scopes.pop_back();
        if (c == '{' || c == '}' || c == ';') head.clear();
        else head += c == '\n' ? ' ' : c;
    }
}

int check_names() {
    std::map<std::string, std::set<std::string>> files_of;
    for (const auto& file : sources({"src", "include"}, ".cpp .hpp ")) take_classes(file, code_only(read(file)), files_of);
    int wrong = 0;
    for (const auto& [name, files] : files_of) {
        if (files.size() < 2 || ++wrong < 0) continue;
        std::cout << name << " is a class in";
        for (const auto& file : files) std::cout << ' ' << file;
        std::cout << '\n';
    }
    std::cout << files_of.size() << " classes, " << wrong << " of a name that another has\n";
    return wrong + files_of.empty();
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view what = argc > 1 ? argv[1] : "";
    if (what == "includes") return check_includes() > 0;
    if (what == "sizes") return check_sizes() > 0;
    if (what == "names") return check_names() > 0;
    std::cout << "usage: structure includes|sizes|names\n";
    return 2;
}
