// SPDX-License-Identifier: MIT
// The config with its import profiles: any text is read, or refused with places.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "caseload/config.hpp"

using namespace caseload;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    try {
        const Config config = Config::parse(text, "caseload.toml");
        config_table(config, true);
    } catch (const Error& error) {
        if (error.kind() != Kind::setup || error.problems().empty()) std::abort();
        to_text(error);
    }
    return 0;
}
