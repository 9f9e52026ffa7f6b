# SPDX-License-Identifier: MIT
# Files become part of the program, so that it is one file to copy.
# embed(LAYER NAME FILE): `extern const std::string_view NAME` in namespace caseload::embedded.
# embed_folder(LAYER NAME FILE...): `std::string_view NAME(std::string_view path)`, empty when there is no such file.
set(EMBED_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/embed_file.cmake)

function(embed layer name file)
    set(out ${CMAKE_BINARY_DIR}/embedded/${layer}_${name}.cpp)
    add_custom_command(OUTPUT ${out}
        COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DNAME=${name} -DONE=1 -DROOT=${CMAKE_SOURCE_DIR} "-DFILES=${file}" -P ${EMBED_SCRIPT}
        DEPENDS ${CMAKE_SOURCE_DIR}/${file} ${EMBED_SCRIPT} VERBATIM)
    target_sources(caseload_${layer} PRIVATE ${out})
endfunction()

function(embed_folder layer name)
    set(out ${CMAKE_BINARY_DIR}/embedded/${layer}_${name}.cpp)
    list(TRANSFORM ARGN PREPEND ${CMAKE_SOURCE_DIR}/ OUTPUT_VARIABLE paths)
    string(REPLACE ";" "|" files "${ARGN}")
    add_custom_command(OUTPUT ${out}
        COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DNAME=${name} -DROOT=${CMAKE_SOURCE_DIR} "-DFILES=${files}" -P ${EMBED_SCRIPT}
        DEPENDS ${paths} ${EMBED_SCRIPT} VERBATIM)
    target_sources(caseload_${layer} PRIVATE ${out})
endfunction()
