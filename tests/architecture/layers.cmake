# Run as: cmake -DROOT=<source tree> -P layers.cmake
# Fails on what the compiler does not: an include that runs upward, SQL outside core/store, the clock read
# directly, a colour outside the theme, text that Qt may take for HTML, widgets in core, a file that has outgrown its job.
cmake_minimum_required(VERSION 3.23)
set(problems "")

function(complain file what)
  file(RELATIVE_PATH shown ${ROOT} ${file})
  set(problems "${problems}\n  ${shown}: ${what}" PARENT_SCOPE)
endfunction()

# The first line of `file` that matches `pattern`, or empty.
function(first_match file pattern out)
  file(STRINGS ${file} lines REGEX "${pattern}")
  list(LENGTH lines count)
  if(count GREATER 0)
    list(GET lines 0 line)
    string(STRIP "${line}" line)
    set(${out} "${line}" PARENT_SCOPE)
  else()
    set(${out} "" PARENT_SCOPE)
  endif()
endfunction()

# Each room may include only what stands below it.
set(forbid_core "(ui|app)/")
set(forbid_core_base "core/(domain|rules|db|io|store|services)/|${forbid_core}")
set(forbid_core_domain "core/(rules|db|io|store|services)/|${forbid_core}")
set(forbid_core_rules "core/(db|io|store|services)/|${forbid_core}")
set(forbid_core_db "core/(rules|io|store|services)/|${forbid_core}")
set(forbid_core_io "core/(db|store|services)/|${forbid_core}")
set(forbid_core_store "core/services/|${forbid_core}")
set(forbid_core_services "${forbid_core}")
set(forbid_ui "app/|core/db/|core/store/([a-z]+/)*[a-z]*repository")

file(GLOB_RECURSE sources ${ROOT}/core/*.h ${ROOT}/core/*.cpp ${ROOT}/ui/*.h ${ROOT}/ui/*.cpp
  ${ROOT}/app/*.h ${ROOT}/app/*.cpp ${ROOT}/tests/*.h ${ROOT}/tests/*.cpp)
foreach(file IN LISTS sources)
  file(RELATIVE_PATH relative ${ROOT} ${file})
  string(REGEX MATCH "^(core/[a-z]+|ui|app|tests)/" room "${relative}")
  string(REGEX REPLACE "/$" "" room "${room}")
  string(REPLACE "/" "_" room_name "${room}")

  if(DEFINED forbid_${room_name})
    first_match(${file} "^#include \"(${forbid_${room_name}})" line)
    if(line)
      complain(${file} "includes upward: ${line}")
    endif()
  endif()

  if(relative MATCHES "^core/")
    first_match(${file} "^#include <Q(Widget|Application|GuiApplication|Dialog|MainWindow|Pixmap|Image|Icon|Color|Font|Painter|Action)" line)
    if(line)
      complain(${file} "needs a screen: ${line}")
    endif()
  endif()

  if(relative MATCHES "^(ui|app)/" OR (relative MATCHES "^core/" AND NOT relative MATCHES "^core/(store|db)/"))
    first_match(${file} "\"[ ]*(SELECT|INSERT INTO|UPDATE|DELETE FROM|PRAGMA|CREATE TABLE) |R\"\\([ ]*(SELECT|INSERT|UPDATE|DELETE)" line)
    if(line)
      complain(${file} "SQL outside core/store: ${line}")
    endif()
  endif()

  if(relative MATCHES "^(core|ui|app)/" AND NOT relative STREQUAL "core/base/clock.cpp")
    first_match(${file} "(QDate|QTime|QDateTime)::current|system_clock::now|[^a-z]time\\((NULL|nullptr|0)\\)" line)
    if(line)
      complain(${file} "reads the clock: ${line}")
    endif()
  endif()

  if(relative MATCHES "^(ui|app)/" AND NOT relative MATCHES "^ui/look/theme")
    first_match(${file} "\"#[0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f]|QColor\\([0-9]|Qt::(red|green|blue|black|white|gray|yellow|darkGray|lightGray)[^A-Za-z]" line)
    if(line)
      complain(${file} "a colour outside the theme: ${line}")
    endif()
  endif()

  # Others look into the files they list, and closing the book's gives its locks away.
  if(relative MATCHES "^(ui|app)/" AND NOT relative MATCHES "^ui/book/filedialog")
    first_match(${file} "QFileDialog::get|QFileDialog dialog|new QFileDialog|QFileIconProvider" line)
    if(line)
      complain(${file} "a file dialog that opens what it lists: ${line}")
    endif()
  endif()

  # Whatever shows more than plain text renders a stranger's too, and opens the files it names. TextGuard
  # keeps every label and tool tip plain; what it cannot reach is used in two places, for texts of our own.
  if(relative MATCHES "^(ui|app)/" AND NOT relative MATCHES "^ui/(text/markup|widgets/textguard|frame/helpwindow)\\.")
    first_match(${file} "Qt::(AutoText|RichText|MarkdownText)|QText(Edit|Browser|Document)|QStaticText|QErrorMessage|WhatsThis|(->|\\.)showMessage\\(|([sS]et|[iI]nsert|append|from)(Html|Markdown)|\"[^\"]*<(a|b|br|h[1-6]|i|img|p|qt|span|table|td|tr)[ />]" line)
    if(line)
      complain(${file} "text that may be rendered: ${line}")
    endif()
  endif()
  if(relative STREQUAL "app/window/application.cpp")
    first_match(${file} "installEventFilter\\(&m_textGuard\\)" line)
    if(NOT line)
      complain(${file} "no TextGuard over the window")
    endif()
  endif()

  first_match(${file} "TODO|FIXME|XXX|HACK" line)
  if(line)
    complain(${file} "unfinished: ${line}")
  endif()

  first_match(${file} "SPDX-License-Identifier: Apache-2.0" line)
  if(NOT line)
    complain(${file} "no licence line")
  endif()

  file(READ ${file} text)
  string(REGEX MATCHALL "\n" ends "${text}")
  list(LENGTH ends count)
  if(count GREATER 450)
    complain(${file} "has ${count} lines: is there a second room in it?")
  endif()
endforeach()

if(problems)
  message(FATAL_ERROR "The house rules are broken:${problems}")
endif()
list(LENGTH sources count)
message(STATUS "${count} files keep the house rules")
