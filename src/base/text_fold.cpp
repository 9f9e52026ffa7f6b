// SPDX-License-Identifier: MIT
#include "caseload/text.hpp"
#include "utf8.hpp"

namespace caseload {

namespace {

// One base letter for each code point from the first; '+' looks in `several`, '.' leaves the letter as it is.
constexpr char32_t kLatinFirst = 0xC0;
constexpr std::string_view kLatin =
    "aaaaaa+ceeeeiiiidnooooo.ouuuuy++aaaaaa+ceeeeiiiidnooooo.ouuuuy+y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii++jjkkkllllllllllnnnnnn+nnoooooo++rrrrrrssssssss"
    "ttttttuuuuuuuuuuuuwwyyyzzzzzzs"
    "bbbb..occdddd.eeeffg...ikkl..nnooo..pp......tttuuuvyyzz.............+++++++++"
    "aaiioouuuuuuuuuueaaaa++ggggkkoooo..j+++gg..nnaa++ooaaaaeeeeiiiioooorrrruuuusstt..hhnd..zzaaeeoooooooo"
    "yylntj..accltsz..bu.eejjqqrryy";
constexpr char32_t kVietnameseFirst = 0x1E00;
constexpr std::string_view kVietnamese =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr"
    "ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas..+."
    "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";
static_assert(kLatinFirst + kLatin.size() == 0x250);
static_assert(kVietnameseFirst + kVietnamese.size() == 0x1F00);

std::string_view several(char32_t c) {
    switch (c) {
        case 0xC6:
        case 0xE6:
        case 0x1E2:
        case 0x1E3:
        case 0x1FC:
        case 0x1FD:
            return "ae";
        case 0x152:
        case 0x153:
            return "oe";
        case 0xDE:
        case 0xFE:
            return "th";
        case 0xDF:
        case 0x1E9E:
            return "ss";
        case 0x132:
        case 0x133:
            return "ij";
        case 0x149:
            return "'n";
        case 0x1C4:
        case 0x1C5:
        case 0x1C6:
        case 0x1F1:
        case 0x1F2:
        case 0x1F3:
            return "dz";
        case 0x1C7:
        case 0x1C8:
        case 0x1C9:
            return "lj";
        default:
            return "nj";
    }
}

/// Curly and typewriter forms of the same mark; 0 for what is not a mark we fold.
char plain_mark(char32_t c) {
    switch (c) {
        case 0x60:
        case 0xB4:
        case 0x2BC:
        case 0x2018:
        case 0x2019:
        case 0x201B:
        case 0x2032:
            return '\'';
        case 0x2010:
        case 0x2011:
        case 0x2012:
        case 0x2013:
        case 0x2014:
        case 0x2015:
        case 0x2212:
            return '-';
        case 0xA0:
        case 0x2007:
        case 0x2009:
        case 0x202F:
            return ' ';
        default:
            return 0;
    }
}

/// Marks that stand on the letter before, and characters that nobody can see.
bool is_dropped(char32_t c) {
    return (c >= 0x300 && c <= 0x36F) || c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 ||
           c == 0xFEFF;
}

char32_t greek(char32_t c) {
    switch (c) {
        case 0x386:
        case 0x3AC:
            return 0x3B1;
        case 0x388:
        case 0x3AD:
            return 0x3B5;
        case 0x389:
        case 0x3AE:
            return 0x3B7;
        case 0x38A:
        case 0x390:
        case 0x3AA:
        case 0x3AF:
        case 0x3CA:
            return 0x3B9;
        case 0x38C:
        case 0x3CC:
            return 0x3BF;
        case 0x38E:
        case 0x3AB:
        case 0x3B0:
        case 0x3CB:
        case 0x3CD:
            return 0x3C5;
        case 0x38F:
        case 0x3CE:
            return 0x3C9;
        case 0x3C2:
            return 0x3C3;  // final sigma
        default:
            return c >= 0x391 && c <= 0x3A9 ? c + 0x20 : c;
    }
}

/// Lower case, with й and ё as the letters that people type for them.
char32_t cyrillic(char32_t c) {
    if (c >= 0x410 && c <= 0x42F) c += 0x20;
    if (c >= 0x400 && c <= 0x40F) c += 0x50;
    if (c == 0x439) return 0x438;
    return c == 0x450 || c == 0x451 ? char32_t{0x435} : c;
}

char32_t other_case(char32_t c) {
    if (c >= 0x386 && c <= 0x3CE) return greek(c);
    if (c >= 0x400 && c <= 0x45F) return cyrillic(c);
    return c;
}

/// The entry of a table, or '.' when the code point is outside it.
char entry(std::string_view table, char32_t first, char32_t c) {
    return c >= first && c - first < table.size() ? table[c - first] : '.';
}

void append_folded(std::string& out, char32_t c) {
    if (is_dropped(c)) return;
    if (const char mark = plain_mark(c)) {
        out += mark;
        return;
    }
    char letter = entry(kLatin, kLatinFirst, c);
    if (letter == '.') letter = entry(kVietnamese, kVietnameseFirst, c);
    if (letter == '+') {
        out += several(c);
    } else if (letter != '.') {
        out += letter;
    } else {
        utf8::append(out, other_case(c));
    }
}

}  // namespace

std::string fold(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const utf8::CodePoint c = utf8::decode(text, at);
        if (!c.valid) {
            out +=
                text[at];  // unknown bytes stay what they are, so that two different ones never compare equal
        } else if (c.value < 0x80 && c.value != 0x60) {
            out += c.value >= 'A' && c.value <= 'Z' ? static_cast<char>(c.value + 32)
                                                    : static_cast<char>(c.value);
        } else {
            append_folded(out, c.value);
        }
        at += c.length;
    }
    return out;
}

bool starts_with_folded(std::string_view text, std::string_view prefix) {
    return fold(text).starts_with(fold(prefix));
}

}  // namespace caseload
