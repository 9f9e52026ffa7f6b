// SPDX-License-Identifier: MIT
#pragma once
#include <sodium.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace caseload {

/// BLAKE2b over pieces. Each piece is preceded by its length, so that no two lists of pieces give the same bytes.
class Hasher {
  public:
    Hasher() : Hasher(crypto_generichash_BYTES) {}
    explicit Hasher(std::size_t size) : size_(size) {
        crypto_generichash_init(&state_, nullptr, 0, size);
    }
    Hasher& add(std::string_view piece) {
        const auto size = static_cast<std::uint64_t>(piece.size());
        std::array<unsigned char, 8> length{};
        for (std::size_t i = 0; i < 8; ++i) length[i] = static_cast<unsigned char>(size >> (8 * i));
        crypto_generichash_update(&state_, length.data(), length.size());
        crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(piece.data()), piece.size());
        return *this;
    }
    std::string done() {
        std::string hash(size_, '\0');
        crypto_generichash_final(&state_, reinterpret_cast<unsigned char*>(hash.data()), hash.size());
        return hash;
    }

  private:
    crypto_generichash_state state_{};
    std::size_t size_;
};

std::string hex(std::string_view bytes);

}  // namespace caseload
