# The flags every target shares, and the two functions that make a room of the engine and a test.

# A second build of the same sources takes seconds where ccache is installed, in another folder or another clone, too.
find_program(TRINITY_CCACHE ccache)
if(TRINITY_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER
    "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" CCACHE_NOHASHDIR=1 "${TRINITY_CCACHE}")
endif()

add_library(trinity_flags INTERFACE)
target_compile_features(trinity_flags INTERFACE cxx_std_20)
target_include_directories(trinity_flags INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(trinity_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual)
if(TRINITY_WERROR)
  target_compile_options(trinity_flags INTERFACE -Werror)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # Qt 6.4's and QCoro 0.8's own headers trip these; -fcoroutines-ts is how clang 14 spells coroutines.
  target_compile_options(trinity_flags INTERFACE -Wno-unknown-warning-option -Wno-unused-command-line-argument -Wno-deprecated-coroutine)
endif()
if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ takes every file of a batch for a header, and warns of anonymous namespaces in headers.
  target_compile_options(trinity_flags INTERFACE -Wno-subobject-linkage)
endif()
target_compile_definitions(trinity_flags INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_STRICT_ITERATORS
  QT_DISABLE_DEPRECATED_BEFORE=0x060400)
if(TRINITY_SANITIZE)
  target_compile_options(trinity_flags INTERFACE -fsanitize=${TRINITY_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  target_link_options(trinity_flags INTERFACE -fsanitize=${TRINITY_SANITIZE})
endif()

# trinity_room(<name> SOURCES ... [LINKS ...] [PRIVATE_LINKS ...]): one static library per room of the engine. A room links only the rooms it may know.
function(trinity_room name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  add_library(trinity_engine_${name} STATIC ${ARG_SOURCES})
  target_link_libraries(trinity_engine_${name} PUBLIC trinity_flags Qt6::Core ${ARG_LINKS} PRIVATE ${ARG_PRIVATE_LINKS})
  target_link_libraries(trinity_engine INTERFACE trinity_engine_${name})
endfunction()

# trinity_test(<name> SOURCES ... [LINKS ...] [LABELS ...] [TIMEOUT s]): one test program, found by ctest under its own name.
function(trinity_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE trinity_flags Qt6::Test ${ARG_LINKS})
  target_compile_definitions(${name} PRIVATE
    TRINITY_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data" TRINITY_THEMES_DIR="${CMAKE_SOURCE_DIR}/themes"
    TRINITY_SAMPLES_DIR="${CMAKE_SOURCE_DIR}/resources/samples")
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=qt.qpa.*=false;LC_ALL=C.UTF-8")
endfunction()
