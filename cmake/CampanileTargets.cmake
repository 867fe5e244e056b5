# How every target of the project is made.
#   campanile_library(NAME SOURCES... [PUBLIC libs] [PRIVATE libs])   static; include path = its own folder
#   campanile_program(NAME SOURCES... [LIBRARIES libs])               goes to bin/
#   campanile_test(NAME [SOURCES files] [LIBRARIES libs] [LABELS l] [TIMEOUT s])   Qt Test, one binary per subject
# NO_QT: the dialer's targets, which must build without Qt.

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    set(CMAKE_C_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM AND NOT CMAKE_LINKER_TYPE)
    set(CMAKE_LINKER_TYPE MOLD)
endif()

add_library(campanile_flags INTERFACE)
target_compile_features(campanile_flags INTERFACE cxx_std_23)
target_compile_options(campanile_flags INTERFACE
    -Wall -Wextra -Wpedantic -Werror -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough
    -Wcast-qual -Wunused -fno-math-errno -fdiagnostics-color=auto
    # GCC 14, once it has inlined enough, believes the value of a std::expected that holds an error to be read.
    $<$<AND:$<CONFIG:Release>,$<CXX_COMPILER_ID:GNU>>:-Wno-maybe-uninitialized>)

add_library(campanile_qt_flags INTERFACE)
target_link_libraries(campanile_qt_flags INTERFACE campanile_flags)
target_compile_definitions(campanile_qt_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_KEYWORDS QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_ENABLE_STRICT_MODE_UP_TO=0x060800)

# Third-party headers are not ours to warn about.
function(campanile_system_includes target)
    foreach(library IN LISTS ARGN)
        if(TARGET ${library})
            target_include_directories(${target} SYSTEM PRIVATE $<TARGET_PROPERTY:${library},INTERFACE_INCLUDE_DIRECTORIES>)
        endif()
    endforeach()
endfunction()

function(campanile_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "NO_QT" "" "SOURCES;PUBLIC;PRIVATE")
    add_library(${name} STATIC ${arg_SOURCES})
    target_include_directories(${name} PUBLIC "${CMAKE_CURRENT_SOURCE_DIR}")
    if(arg_NO_QT)
        set_target_properties(${name} PROPERTIES AUTOMOC OFF)
        target_link_libraries(${name} PRIVATE campanile_flags)
    else()
        target_link_libraries(${name} PRIVATE campanile_qt_flags)
    endif()
    target_link_libraries(${name} PUBLIC ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
endfunction()

function(campanile_program name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "NO_QT" "" "SOURCES;LIBRARIES")
    add_executable(${name} ${arg_SOURCES})
    if(arg_NO_QT)
        set_target_properties(${name} PROPERTIES AUTOMOC OFF)
        target_link_libraries(${name} PRIVATE campanile_flags)
    else()
        target_link_libraries(${name} PRIVATE campanile_qt_flags)
    endif()
    target_link_libraries(${name} PRIVATE ${arg_LIBRARIES})
endfunction()

# A test's source is NAME.cpp unless SOURCES says otherwise. Labels: ui (needs a display), data (needs
# ../shared/data, skipped without), slow.
function(campanile_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "SOURCES;LIBRARIES;LABELS")
    if(NOT arg_SOURCES)
        set(arg_SOURCES ${name}.cpp)
    endif()
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE campanile_qt_flags Qt6::Test ${arg_LIBRARIES})
    target_compile_definitions(${name} PRIVATE
        CAMPANILE_SOURCE_DIR="${PROJECT_SOURCE_DIR}" CAMPANILE_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}"
        CAMPANILE_SHARED_DATA="${PROJECT_SOURCE_DIR}/../shared/data")
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}"
        SKIP_REGULAR_EXPRESSION "^SKIP_ALL")
    if("ui" IN_LIST arg_LABELS)
        # One window at a time: on a shared display they would take the keyboard's focus from each other.
        set_tests_properties(${name} PROPERTIES RESOURCE_LOCK display)
    else()
        set_tests_properties(${name} PROPERTIES ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
    endif()
endfunction()

# Translations live beside each other in translations/<base>_it.ts, one per target that has words in it; the
# compiled files go into the program under :/i18n.
function(campanile_translations target base)
    set(ts "${PROJECT_SOURCE_DIR}/translations/${base}_it.ts")
    qt_add_lupdate(SOURCE_TARGETS ${target} TS_FILES "${ts}" LUPDATE_TARGET ${target}_lupdate NO_GLOBAL_TARGET
        OPTIONS -locations none -no-obsolete -source-language en)
    if(EXISTS "${ts}")
        set_source_files_properties("${ts}" PROPERTIES OUTPUT_LOCATION "${CMAKE_CURRENT_BINARY_DIR}")
        qt_add_lrelease(TS_FILES "${ts}" QM_FILES_OUTPUT_VARIABLE qm LRELEASE_TARGET ${target}_lrelease NO_GLOBAL_TARGET)
        qt_add_resources(${target} ${target}_i18n PREFIX "/i18n" BASE "${CMAKE_CURRENT_BINARY_DIR}" FILES ${qm})
    endif()
endfunction()
