// SPDX-License-Identifier: MIT
#include <array>

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

// Bytes 0x80 to 0x9F; 0 where the encoding has nothing.
constexpr std::array<char16_t, 32> kWindows1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/// One byte of a one-byte encoding; the replacement where it means nothing.
char32_t single_byte(unsigned byte, bool windows) {
    if (byte == 0) return utf8::kReplacement;
    if (byte < 0x80 || byte > 0x9F) return byte;
    const char32_t c = windows ? char32_t{kWindows1252[byte - 0x80]} : 0;
    return c == 0 ? utf8::kReplacement : c;
}

std::string from_single_bytes(std::string_view bytes, bool windows, Reports& reports) {
    const std::string blame = windows ? " means nothing in windows-1252"
                                      : " is a control character in latin-1 (is the file windows-1252?)";
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const char32_t c = single_byte(byte_of(bytes, at), windows);
        if (c == utf8::kReplacement) reports.add("byte " + hex(byte_of(bytes, at)) + blame);
        utf8::append(out, c);
        reports.pass(c, 1);
    }
    return out;
}

char32_t unit_at(std::string_view bytes, std::size_t at, bool big) {
    const unsigned first = byte_of(bytes, at);
    const unsigned second = byte_of(bytes, at + 1);
    return big ? (first << 8) | second : (second << 8) | first;
}

bool is_high(char32_t unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}
bool is_low(char32_t unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}

std::string from_utf16(std::string_view bytes, Reports& reports) {
    const bool big = bytes.starts_with(kBig);
    std::string out;
    out.reserve(bytes.size());
    std::size_t at = kBig.size();
    reports.skip(at);
    while (at + 1 < bytes.size()) {
        char32_t c = unit_at(bytes, at, big);
        std::size_t length = 2;
        const char32_t next = at + 3 < bytes.size() ? unit_at(bytes, at + 2, big) : 0;
        if (is_high(c) && is_low(next)) {
            c = 0x10000 + ((c - 0xD800) << 10) + (next - 0xDC00);
            length = 4;
        } else if (is_high(c) || is_low(c) || c == 0) {
            reports.add(c == 0 ? "a NUL character" : "half a surrogate pair: not UTF-16");
            c = utf8::kReplacement;
        }
        utf8::append(out, c);
        reports.pass(c, length);
        at += length;
    }
    if (at < bytes.size()) reports.add("half a character at the end of the file: not UTF-16");
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
