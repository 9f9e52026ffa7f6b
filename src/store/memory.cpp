// SPDX-License-Identifier: MIT
#include "memory.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace caseload {
namespace {

// A block: eight bytes that say how much it holds, then the memory. SQLite needs no more than eight bytes' alignment.
struct alignas(8) Block {
    std::uint64_t size;  ///< with `apart` where a small one did not come from the pools
    Block* next;  ///< in the list of free ones; else the memory begins here
};
constexpr std::size_t head = offsetof(Block, next), step = 16, largest = 1024, chunk = 64 * 1024;

constexpr std::uint64_t apart = 1;

std::array<Block*, largest / step + 1> unused{};
bool pooled = true;
char* fresh = nullptr;
std::size_t fresh_left = 0;

std::size_t holds(int wanted) { return (static_cast<std::size_t>(std::max(wanted, 8)) + step - 1) / step * step; }
Block* block_of(void* memory) { return reinterpret_cast<Block*>(static_cast<char*>(memory) - head); }
void* memory_of(Block* block) { return reinterpret_cast<char*>(block) + head; }
std::size_t size_in(const Block* block) { return block->size & ~apart; }
bool is_pooled(const Block* block) { return block->size <= largest && (block->size & apart) == 0; }

Block* from_fresh(std::size_t size) {
    if (fresh_left < size + head) {
        char* more = static_cast<char*>(std::malloc(chunk));
        if (!more) return nullptr;
        fresh = more;  // what was left of the chunk before is not missed
        fresh_left = chunk;
    }
    auto* block = reinterpret_cast<Block*>(fresh);
    fresh += size + head;
    fresh_left -= size + head;
    return block;
}

void* give(int wanted) {
    const std::size_t size = holds(wanted);
    Block* block = nullptr;
    const bool from_system = size > largest || !pooled;
    if (from_system) {
        block = static_cast<Block*>(std::malloc(size + head));
    } else if (auto& list = unused[size / step]) {
        block = list;
        list = block->next;
    } else {
        block = from_fresh(size);
    }
    if (!block) return nullptr;
    block->size = from_system && size <= largest ? size | apart : size;
    return memory_of(block);
}

void take_back(void* memory) {
    if (!memory) return;
    Block* block = block_of(memory);
    if (!is_pooled(block)) return std::free(block);
    auto& list = unused[block->size / step];
    block->next = list;
    list = block;
}

int size_of(void* memory) { return memory ? static_cast<int>(size_in(block_of(memory))) : 0; }

void* resize(void* memory, int wanted) {
    Block* block = block_of(memory);
    const std::size_t size = holds(wanted);
    if (block->size > largest && size > largest) {
        block = static_cast<Block*>(std::realloc(block, size + head));
        if (!block) return nullptr;
        block->size = size;
        return memory_of(block);
    }
    if (size == size_in(block)) return memory;
    void* moved = give(wanted);
    if (!moved) return nullptr;
    std::memcpy(moved, memory, std::min(size, size_in(block)));
    take_back(memory);
    return moved;
}

int rounded(int wanted) { return static_cast<int>(holds(wanted)); }
int begin(void*) { return SQLITE_OK; }
void end(void*) {}

}  // namespace

MuchSorting::MuchSorting() {
    pooled = false;
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

MuchSorting::~MuchSorting() { pooled = true; }

const sqlite3_mem_methods& memory_in_pools() {
    static const sqlite3_mem_methods methods = {give, take_back, resize, size_of, rounded, begin, end, nullptr};
    return methods;
}

}  // namespace caseload
