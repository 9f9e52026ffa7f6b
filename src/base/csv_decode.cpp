// SPDX-License-Identifier: MIT
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "caseload/csv.hpp"
#include "caseload/error.hpp"
#include "caseload/text.hpp"
#include "utf8.hpp"

namespace caseload {

namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";
constexpr std::string_view kLittle = "\xFF\xFE";
constexpr std::string_view kBig = "\xFE\xFF";

/// Where in the file we are, and at most one report for each line: a picture named .csv should not fill the
/// memory.
class Reports {
  public:
    explicit Reports(std::vector<CsvProblem>* problems) : problems_(problems) {}

    /// Steps over the byte order mark, which counts as bytes of the first line.
    void skip(std::size_t bytes) { byte_ += bytes; }

    /// Counts one character that takes `bytes` in the file.
    void pass(char32_t c, std::size_t bytes) {
        const bool second_half = c == '\n' && after_return_;
        after_return_ = c == '\r';
        byte_ += bytes;
        if (c != '\n' && c != '\r') return;
        if (!second_half) ++line_;
        byte_ = 1;
    }

    void add(std::string message) {
        if (problems_ == nullptr || reported_ == line_) return;
        reported_ = line_;
        problems_->push_back({line_, byte_, std::move(message)});
    }

  private:
    std::vector<CsvProblem>* problems_;
    std::size_t line_ = 1;
    std::size_t byte_ = 1;
    std::size_t reported_ = 0;
    bool after_return_ = false;
};

std::string hex(unsigned value) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    return {'0', 'x', kDigits[value >> 4 & 0xFU], kDigits[value & 0xFU]};
}

unsigned byte_of(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

std::string from_utf8(std::string bytes, Reports& reports) {
    if (bytes.starts_with(kBom)) {
        bytes.erase(0, kBom.size());
        reports.skip(kBom.size());
    }
    const bool clean = !bad_utf8(bytes) && bytes.find('\0') == std::string::npos;
    if (clean) return bytes;  // nearly every file: no second copy
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        const utf8::CodePoint c = utf8::decode(bytes, at);
        if (!c.valid)
            reports.add("byte " + hex(byte_of(bytes, at)) + " is not UTF-8 (is the file windows-1252?)");
        if (c.value == 0) reports.add("a NUL byte (is the file UTF-16 without its mark?)");
        utf8::append(out, c.value);
        reports.pass(c.value, c.length);
        at += c.length;
    }
    return out;
}

/// glibc's converter; it knows more encodings than we name.
class Converter {
  public:
    explicit Converter(const char* from) : converter_(::iconv_open("UTF-8", from)) {
        if (converter_ == reinterpret_cast<iconv_t>(-1))
            throw Error(Kind::setup, std::string("this system cannot read ") + from, "save the file as UTF-8");
    }
    ~Converter() { ::iconv_close(converter_); }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    /// Converts from `at` as far as it can, and stands at the first byte that means nothing or at the end.
    void run(std::string_view bytes, std::size_t& at, std::string& out) {
        std::array<char, 16'384> room;
        char* in = const_cast<char*>(bytes.data()) + at;
        std::size_t left = bytes.size() - at;
        for (;;) {
            char* to = room.data();
            std::size_t free = room.size();
            const std::size_t done = ::iconv(converter_, &in, &left, &to, &free);
            const int fault = done == static_cast<std::size_t>(-1) ? errno : 0;
            out.append(room.data(), room.size() - free);
            at = bytes.size() - left;
            if (fault != E2BIG) break;
        }
        ::iconv(converter_, nullptr, nullptr, nullptr, nullptr);
    }

  private:
    iconv_t converter_;
};

/// Steps over what was converted, so that the next report has its line.
void pass_all(std::string_view text, std::size_t unit, Reports& reports) {
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) == 0x80U) continue;  // the inside of a character of UTF-8
        reports.pass(byte < 0x80 ? byte : U'?', unit == 2 && byte >= 0xF0 ? 4 : unit);
    }
}

/// One byte of a one-byte encoding that no text has.
bool is_strange(unsigned byte, bool windows) { return byte == 0 || (!windows && byte >= 0x80 && byte <= 0x9F); }

std::string from_single_bytes(std::string_view bytes, bool windows, Reports& reports) {
    const std::string blame = windows ? " means nothing in windows-1252"
                                      : " is a control character in latin-1 (is the file windows-1252?)";
    Converter converter(windows ? "WINDOWS-1252" : "ISO-8859-1");
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (std::size_t at = 0; at < bytes.size();) {
        const auto strange = std::find_if(bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.end(),
                                          [&](char c) { return is_strange(static_cast<unsigned char>(c), windows); });
        const std::size_t before = out.size();
        converter.run(bytes.substr(0, static_cast<std::size_t>(strange - bytes.begin())), at, out);
        pass_all(std::string_view(out).substr(before), 1, reports);
        if (at >= bytes.size()) break;
        reports.add("byte " + hex(byte_of(bytes, at)) + blame);
        utf8::append(out, utf8::kReplacement);
        reports.pass(U'?', 1);
        ++at;
    }
    return out;
}

// NUL is a character of UTF-16 and none of a text.
void report_nuls(std::string& text, std::size_t from, Reports& reports) {
    for (std::size_t at = from; at < text.size();) {
        const auto nul = std::min(text.find('\0', at), text.size());
        pass_all(std::string_view(text).substr(at, nul - at), 2, reports);
        if (nul == text.size()) return;
        reports.add("a NUL character");
        reports.pass(U'?', 2);
        text.replace(nul, 1, "\xEF\xBF\xBD");
        at = nul + 3;
    }
}

std::string from_utf16(std::string_view bytes, Reports& reports) {
    Converter converter(bytes.starts_with(kBig) ? "UTF-16BE" : "UTF-16LE");
    std::string out;
    out.reserve(bytes.size());
    std::size_t at = kBig.size();
    reports.skip(at);
    while (at < bytes.size()) {
        const std::size_t before = out.size();
        converter.run(bytes, at, out);
        report_nuls(out, before, reports);
        if (at >= bytes.size()) break;
        const bool whole = at + 1 < bytes.size();
        reports.add(whole ? "half a surrogate pair: not UTF-16" : "half a character at the end of the file: not UTF-16");
        if (!whole) break;
        utf8::append(out, utf8::kReplacement);
        reports.pass(U'?', 2);
        at += 2;
    }
    return out;
}

}  // namespace

std::string_view encoding_of(std::string_view bytes, std::string_view encoding) {
    if (bytes.starts_with(kLittle) || bytes.starts_with(kBig)) return "UTF-16";
    const std::string name = lower(trim(encoding));
    if (name.empty() || name == "auto" || name == "utf-8" || name == "utf8" || bytes.starts_with(kBom))
        return "UTF-8";
    if (name == "windows-1252" || name == "cp1252") return "windows-1252";
    if (name == "latin-1" || name == "latin1" || name == "iso-8859-1") return "latin-1";
    if (name == "utf-16")
        throw Error(Kind::setup, "the file has no UTF-16 byte order mark", "save it as UTF-8");
    const std::string near = nearest(name, {"utf-8", "utf-16", "windows-1252", "latin-1"});
    throw Error(Kind::setup,
                "encoding " + quoted(encoding) + " is not one of utf-8, utf-16, windows-1252, latin-1",
                near.empty() ? std::string() : "did you mean '" + near + "'?");
}

std::string decode(std::string bytes, std::string_view encoding, std::vector<CsvProblem>* problems) {
    Reports reports(problems);
    const std::string_view name = encoding_of(bytes, encoding);
    if (name == "UTF-16") return from_utf16(bytes, reports);
    if (name == "UTF-8") return from_utf8(std::move(bytes), reports);
    return from_single_bytes(bytes, name == "windows-1252", reports);
}

}  // namespace caseload
