# Chooses and judges the compiler. GCC 12 accepts our coroutines and then destroys their arguments twice, so a build
# with it would start and crash later; refusing it here is the only honest answer. Clang before 19 does not see the
# std::expected of libstdc++.
if(NOT DEFINED CMAKE_CXX_COMPILER AND NOT DEFINED ENV{CXX})
  foreach(pair "clang++-19;clang-19" "clang++-20;clang-20" "g++-14;gcc-14" "g++-13;gcc-13")
    list(GET pair 0 cxx)
    list(GET pair 1 c)
    find_program(KUSTOS_CXX_FOUND ${cxx} NO_CACHE)
    find_program(KUSTOS_C_FOUND ${c} NO_CACHE)
    if(KUSTOS_CXX_FOUND AND KUSTOS_C_FOUND)
      set(CMAKE_CXX_COMPILER "${KUSTOS_CXX_FOUND}" CACHE FILEPATH "C++ compiler")
      set(CMAKE_C_COMPILER "${KUSTOS_C_FOUND}" CACHE FILEPATH "C compiler")
      break()
    endif()
    unset(KUSTOS_CXX_FOUND)
    unset(KUSTOS_C_FOUND)
  endforeach()
endif()
find_program(KUSTOS_CCACHE ccache)
if(KUSTOS_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${KUSTOS_CCACHE}" CACHE STRING "compiler launcher")
endif()

function(kustos_judge_compiler)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 19)
    message(FATAL_ERROR
      "Clang ${CMAKE_CXX_COMPILER_VERSION} cannot use std::expected of libstdc++. "
      "Use Clang 19 (apt install clang-19) or GCC 13 or newer.")
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    message(FATAL_ERROR
      "GCC ${CMAKE_CXX_COMPILER_VERSION} miscompiles C++ coroutines (arguments are destroyed twice). "
      "Use Clang 19 (apt install clang-19) or GCC 13 or newer.")
  endif()
endfunction()
