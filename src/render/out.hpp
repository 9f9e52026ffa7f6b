// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace caseload {

/// Where a format writes: a buffer that is handed on when it is full, so that a million rows need no room.
class Out {
  public:
    using Drain = std::function<void(std::string_view)>;
    explicit Out(Drain drain) : drain_(std::move(drain)) {}
    std::string& text() { return text_; }
    /// Between rows: hands on what has gathered.
    void settle() {
        constexpr std::size_t full = 65'536;
        if (text_.size() >= full) hand_on();
    }
    void hand_on() {
        if (!text_.empty()) drain_(text_);
        text_.clear();
    }

  private:
    Drain drain_;
    std::string text_;
};

}  // namespace caseload
