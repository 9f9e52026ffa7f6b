# SPDX-License-Identifier: MIT
# caseload_layer(NAME PUBLIC_LINKS ... PRIVATE_LINKS ...): src/NAME/*.cpp as the library caseload_NAME.
# Its public headers stand in include/NAME, its private ones in src/NAME. Third-party libraries are linked PRIVATE,
# so that an include across layers does not compile (tests/layers proves it).
function(caseload_layer name)
    cmake_parse_arguments(L "HEADERS_ONLY_OK" "" "PUBLIC_LINKS;PRIVATE_LINKS" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cpp)
    add_library(caseload_${name} STATIC ${sources})
    target_include_directories(caseload_${name} PUBLIC ${CMAKE_SOURCE_DIR}/include/${name}
                               PRIVATE ${CMAKE_SOURCE_DIR}/src/${name})
    foreach(scope PUBLIC PRIVATE)
        foreach(link ${L_${scope}_LINKS})
            if(TARGET caseload_${link})
                target_link_libraries(caseload_${name} ${scope} caseload_${link})
            else()
                target_link_libraries(caseload_${name} ${scope} ${link})
            endif()
        endforeach()
    endforeach()
    caseload_warnings(caseload_${name})
endfunction()

function(caseload_warnings target)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion)
    if(WERROR)
        target_compile_options(${target} PRIVATE -Werror)
    endif()
endfunction()
