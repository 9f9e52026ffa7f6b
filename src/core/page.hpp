// SPDX-License-Identifier: MIT
// A page for a person to keep: headings, paragraphs, lists. Written as text, Markdown or HTML that prints on paper.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace caseload {

struct PagePart {
    enum class Kind { title, heading, paragraph, item } kind = Kind::paragraph;
    std::vector<std::string> lines;  ///< an item may go on over several; none of it is markup
};

struct Page {
    std::string language = "en";
    std::vector<PagePart> parts;
};

/// Lines of at most `width` columns; headings are underlined, so that nothing hangs on colour or bold.
std::string page_as_text(const Page& page, std::size_t width = 72);
std::string page_as_markdown(const Page& page);
/// One file with its style inside; `large` is 18 point type. Black on white, nothing said by colour alone.
std::string page_as_html(const Page& page, bool large);
/// What is read, heading by heading, for the readability figure: a line a sentence or more.
std::string page_words(const Page& page);

}  // namespace caseload
