# Chooses and judges the compiler. GCC 12 accepts our coroutines and then destroys their arguments twice, so a build
# with it would start and crash later; refusing it here is the only honest answer.
if(NOT DEFINED CMAKE_CXX_COMPILER AND NOT DEFINED ENV{CXX})
  find_program(KUSTOS_CLANG NAMES clang++-19 clang++-20 clang++-18)
  find_program(KUSTOS_CLANG_C NAMES clang-19 clang-20 clang-18)
  if(KUSTOS_CLANG)
    set(CMAKE_CXX_COMPILER "${KUSTOS_CLANG}" CACHE FILEPATH "C++ compiler")
    set(CMAKE_C_COMPILER "${KUSTOS_CLANG_C}" CACHE FILEPATH "C compiler")
  endif()
endif()
find_program(KUSTOS_CCACHE ccache)
if(KUSTOS_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${KUSTOS_CCACHE}" CACHE STRING "compiler launcher")
endif()

function(kustos_judge_compiler)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    message(FATAL_ERROR
      "GCC ${CMAKE_CXX_COMPILER_VERSION} miscompiles C++ coroutines (arguments are destroyed twice). "
      "Use Clang 19 (apt install clang-19) or GCC 13 or newer.")
  endif()
endfunction()
