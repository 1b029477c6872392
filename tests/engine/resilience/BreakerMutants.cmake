# Writes a deliberately wrong copy of the circuit breaker: cmake -DNAME=<mutant> -DFROM=<dir of the breaker> -DTO=<dir> -P BreakerMutants.cmake
# It lives in a namespace of its own. A mutant whose line is gone from the source is an error: adapt it to the new source.

file(READ "${FROM}/CircuitBreaker.h" HEADER)
file(READ "${FROM}/CircuitBreaker.cpp" SOURCE)

function(mutate from to)
  string(REPLACE "${from}" "${to}" changed "${SOURCE}")
  if(changed STREQUAL SOURCE)
    message(FATAL_ERROR "CircuitBreaker.cpp has no line \"${from}\" for the mutant ${NAME}")
  endif()
  set(SOURCE "${changed}" PARENT_SCOPE)
endfunction()

if(NAME STREQUAL "NoGeneration") # late results count
  mutate([[const bool late = generation != m_generation;]] [[const bool late = generation == 0;]])
endif()
if(NAME STREQUAL "LateFailureExtends") # a straggler's failure postpones the next probe
  mutate([[    count(verdict, late);
]] [[    count(verdict, late);
    if (m_state == BreakerState::Open && verdict.outcome == Outcome::Failure)
        m_openUntil = m_clock.now() + m_settings.openTime;
]])
endif()
if(NAME STREQUAL "LeakedProbe" OR NAME STREQUAL "LeakedProbeWithoutLimit") # a cancelled probe keeps its place
  mutate([[    std::erase(m_probes, id);]] [[    if (verdict.outcome != Outcome::Ignored)
        std::erase(m_probes, id);]])
endif()
if(NAME STREQUAL "NoProbeLimit" OR NAME STREQUAL "LeakedProbeWithoutLimit") # a probe may take for ever
  mutate([[m_clock.callAfter(m_settings.probeTime, this,]] [[m_clock.callAfter(m_settings.probeTime * 100000, this,]])
endif()
if(NAME STREQUAL "ConsecutiveOnly") # one success forgives everything
  mutate([[enough && failureRate() >= m_settings.failureRate]] [[enough && failureRate() > 1]])
endif()
if(NAME STREQUAL "OneSuccess") # the first good probe closes
  mutate([[++m_probeSuccesses >= m_settings.probesNeeded]] [[++m_probeSuccesses >= 1]])
endif()

foreach(text HEADER SOURCE)
  string(REPLACE "trinity::" "trinity::mutants::${NAME}::" ${text} "${${text}}")
  string(REPLACE "namespace trinity {" "namespace trinity::mutants::${NAME} {" ${text} "${${text}}")
  string(REPLACE "engine/resilience/CircuitBreaker.h" "tests/engine/resilience/mutants/${NAME}Breaker.h" ${text} "${${text}}")
endforeach()
file(WRITE "${TO}/${NAME}Breaker.h" "${HEADER}")
file(WRITE "${TO}/${NAME}Breaker.cpp" "${SOURCE}")
