# One place for the flags every target of the project shares.
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  set(KUSTOS_X86_HARDENING -fstack-clash-protection -fcf-protection)
endif()
add_library(kustos_flags INTERFACE)
target_compile_features(kustos_flags INTERFACE cxx_std_23)
target_compile_options(kustos_flags INTERFACE
  -Wall -Wextra -Wconversion -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
  $<$<BOOL:${KUSTOS_WERROR}>:-Werror>
  $<$<CXX_COMPILER_ID:Clang>:-Wno-error=deprecated-declarations>
  -fstack-protector-strong ${KUSTOS_X86_HARDENING}
  $<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=3>
  -ftrivial-auto-var-init=zero)
target_compile_definitions(kustos_flags INTERFACE
  QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS QT_DISABLE_DEPRECATED_BEFORE=0x060400
  _GLIBCXX_ASSERTIONS)
target_link_options(kustos_flags INTERFACE -Wl,-z,relro,-z,now)
find_program(KUSTOS_LLD NAMES ld.lld-19 ld.lld)
if(KUSTOS_LLD AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  target_link_options(kustos_flags INTERFACE "-fuse-ld=${KUSTOS_LLD}")
endif()
if(KUSTOS_SANITIZE)
  target_compile_options(kustos_flags INTERFACE
    -O1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined)
  target_link_options(kustos_flags INTERFACE -fsanitize=address,undefined)
endif()

# kustos_library(NAME ROOT <include root> SOURCES ... LINKS ...): a static library of one layer.
# LINKS names the layer below and the packages a layer may use. All layers share one include root, so a wrong include of
# our own is refused by packaging/lint/layers.py, one of a package that is not linked by the compiler.
function(kustos_library NAME)
  cmake_parse_arguments(ARG "" "ROOT" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  add_library(${NAME} STATIC ${ARG_SOURCES})
  target_include_directories(${NAME} PUBLIC "${ARG_ROOT}")
  target_link_libraries(${NAME} PUBLIC ${ARG_LINKS} PRIVATE kustos_flags ${ARG_PRIVATE_LINKS})
endfunction()

# kustos_test(NAME SOURCES ... LINKS ... [LABELS ...] [TIMEOUT s] [ENV ...]): one GoogleTest binary, one ctest entry.
function(kustos_test NAME)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINKS;LABELS;ENV" ${ARGN})
  add_executable(${NAME} ${ARG_SOURCES})
  target_link_libraries(${NAME} PRIVATE ${ARG_LINKS} kustos_test_main kustos_flags)
  add_test(NAME ${NAME} COMMAND ${NAME})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  set_tests_properties(${NAME} PROPERTIES
    TIMEOUT ${ARG_TIMEOUT}
    LABELS "program;${ARG_LABELS}" # "program": every binary of ours, what the sanitizers run
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=Europe/Berlin;${ARG_ENV}")
endfunction()
