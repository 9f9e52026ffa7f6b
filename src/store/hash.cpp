// SPDX-License-Identifier: MIT
#include <array>

#include <fmt/format.h>

#include "caseload/feed.hpp"
#include "caseload/store.hpp"
#include "hasher.hpp"

namespace caseload {
namespace {

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

// Chooses the code for this processor; a few microseconds, so only where much is hashed.
void use_fast_code() {
    static const int ready = sodium_init();
    (void)ready;
}

}  // namespace

std::string hex(std::string_view bytes) {
    std::string text;
    for (const char c : bytes) text += fmt::format("{:02x}", static_cast<unsigned char>(c));
    return text;
}

std::string digest(std::string_view bytes) {
    constexpr std::size_t size = 16;
    use_fast_code();
    std::string hash(size, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), size, bytes_of(bytes), bytes.size(), nullptr, 0);
    return hash;
}

std::string content_hash(std::string_view bytes) {
    if (bytes.size() > 100'000) use_fast_code();
    return hex(Hasher().add(bytes).done());
}

std::string keyed_hash(std::string_view key, std::string_view text) {
    use_fast_code();
    std::array<unsigned char, crypto_generichash_BYTES> made{};
    std::array<unsigned char, crypto_generichash_KEYBYTES> short_key{};  // a key of any length becomes one of the right length
    crypto_generichash(short_key.data(), short_key.size(), bytes_of(key), key.size(), nullptr, 0);
    crypto_generichash(made.data(), made.size(), bytes_of(text), text.size(), short_key.data(), short_key.size());
    return hex({reinterpret_cast<const char*>(made.data()), made.size()});
}

std::string random_key() {
    use_fast_code();
    std::array<char, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return hex({bytes.data(), bytes.size()});
}

}  // namespace caseload
