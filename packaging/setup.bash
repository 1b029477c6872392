# SPDX-FileCopyrightText: The Trinity authors
# SPDX-License-Identifier: MIT
#
# What packaging/run and packaging/test share: packages, build folders, one build at a time. Sourced, never run.
# Everything said here goes to standard error: the output of trinity-cli stays clean for scripts.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)

# Debian 12 and Ubuntu 24.04 call these the same. What they pull in is not repeated (qt6-webengine-dev brings Qt Quick,
# WebChannel and Positioning; qcoro-qt6-dev brings WebSockets; libquazip1-qt6-dev brings zlib, bzip2 and Core5Compat).
build_packages=(
  g++ cmake ninja-build ccache pkg-config
  qt6-base-dev qt6-webengine-dev qt6-svg-dev qt6-pdf-dev libqt6sql6-sqlite
  qcoro-qt6-dev
  libcmark-gfm-dev libcmark-gfm-extensions-dev
  libquazip1-qt6-dev
  libkainjow-mustache-dev
  libuchardet-dev libgumbo-dev
  libvalijson-dev
)
# The page tests show every script the fixtures use, and compare layouts: they need these fonts. The network tests start
# nghttpx, an HTTP/2 server, with certificates that openssl makes.
test_packages=(fonts-noto-core fonts-noto-cjk nghttp2-proxy openssl)

say() { printf '%s\n' "$*" >&2; }
fail() {
  say "error: $*"
  exit 1
}

# as_root COMMAND...: with sudo only where it is needed.
as_root() {
  if [[ $(id -u) -eq 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "this needs root and there is no sudo; as root, run: $*"
  fi
}

# missing_of PACKAGE...: prints those that are not installed.
missing_of() {
  local installed
  installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p') || true # dpkg-query fails when it knows one of them not at all
  local package
  for package in "$@"; do
    grep -qxF -- "$package" <<<"$installed" || printf '%s\n' "$package"
  done
}

# install_packages NAME PACKAGE...: installs what is missing. A stamp remembers that nothing was, so that the next start
# does not ask again; it is named after the list and the system, and dropped when a build fails.
install_packages() {
  local name=$1
  shift
  stamp="$root/build/.packages-$name-$(printf '%s\n' "$@" "$(cat /etc/os-release 2>/dev/null)" | cksum | tr ' ' '-')"
  [[ -e $stamp ]] && return
  if [[ -n ${TRINITY_SKIP_PACKAGES:-} ]]; then
    say "TRINITY_SKIP_PACKAGES is set: no packages are installed."
    return
  fi
  command -v dpkg-query >/dev/null && command -v apt-get >/dev/null ||
    fail "this script knows Debian and Ubuntu. Install what matches $* and set TRINITY_SKIP_PACKAGES=1."
  local missing
  mapfile -t missing < <(missing_of "$@")
  if ((${#missing[@]})); then
    say "Installing ${#missing[@]} packages: ${missing[*]}"
    as_root apt-get update -q >&2 || say "The package lists could not all be refreshed; trying with those at hand."
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >&2 ||
      fail "the packages could not be installed: ${missing[*]}"
  fi
  mkdir -p "$root/build"
  rm -f "$root/build/.packages-$name-"*
  touch "$stamp"
}

# browser: prints the Chromium that the page tests use, or nothing.
browser() {
  local candidate
  for candidate in "${TRINITY_BROWSER:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    [[ -n $candidate ]] && command -v -- "$candidate" && return
  done
  return 0
}

# is_ubuntu: Ubuntu has Chromium as a snap only.
is_ubuntu() { (. /etc/os-release && [[ " ${ID:-} ${ID_LIKE:-} " == *" ubuntu "* ]]) 2>/dev/null; }

# test_tools: prints the packages that bring Node.js, npm and a browser where there are none. They are looked for as
# commands, because a Node.js from elsewhere brings its own npm and conflicts with the distribution's.
test_tools() {
  command -v node >/dev/null || printf 'nodejs\n'
  command -v npm >/dev/null || printf 'npm\n'
  [[ -n $(browser) ]] || is_ubuntu || printf 'chromium\n'
}

# one_at_a_time: a second start waits for the first one's build. The lock ends with the process or with end_of_turn.
one_at_a_time() {
  mkdir -p "$root/build"
  exec 9>"$root/build/.lock"
  flock -n 9 && return
  say "Waiting for another build of this folder to end."
  flock 9
}
end_of_turn() { exec 9>&-; }

# The two commands build in folders of their own, build/run-<preset> and build/test-<preset>: their options differ from
# those of daily work, and changing an option back and forth would rebuild everything each time.
folder_of() { printf '%s/build/%s%s' "$root" "$TRINITY_BUILD_PREFIX" "$1"; }

# configure PRESET [CMAKE OPTION...]: only when there is something to configure. Ninja notices changed CMake files by
# itself, but not changed presets and options, nor that the whole source tree has moved.
configure() {
  local preset=$1 folder fresh=()
  shift
  folder=$(folder_of "$preset")
  local cache="$folder/CMakeCache.txt" record="$folder/.configured"
  if [[ -f $cache ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache"; then
    fresh=(--fresh)
  elif [[ -f $record && $record -nt $root/CMakePresets.json && $(<"$record") == "$*" ]]; then
    return
  fi
  # cmake looks for the presets in the folder it stands in.
  (cd -- "$root" && cmake --preset "$preset" "${fresh[@]}" "$@") >&2 || return
  printf '%s\n' "$*" >"$record"
}

# build PRESET
build() {
  local folder
  folder=$(folder_of "$1")
  local log="$folder/build.log"
  ninja -C "$folder" -n 2>/dev/null | grep -q 'no work to do' && return
  say "Building ${folder#"$root"/} ..."
  if [[ -t 2 || -n ${CI:-} ]]; then
    cmake --build "$folder" >&2
  else
    # Nobody watches: keep the output for the case that it is needed.
    cmake --build "$folder" >"$log" 2>&1 || { tail -n 60 "$log" >&2 && return 1; }
  fi
}
