# Shared by deploy/try and deploy/test: plain words, missing packages, the virtual environment.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv=$root/.venv
export PATH=$venv/bin:$PATH
# A bare machine has no locale: without this Python would read Chinese files as ASCII.
export PYTHONUTF8=1

say() { printf '\n==> %s\n' "$*"; }

fail() {
  printf '\n!!! %s\n' "$*" >&2
  exit 1
}

as_root() {
  if [[ $EUID -eq 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "Packages are missing and this is not root. Run this once as root: $*"
  fi
}

# quietly COMMAND...: show what it printed only when it fails.
quietly() {
  local log status=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if [[ $status -ne 0 ]]; then
    tail -n 40 "$log" >&2
    rm -f "$log"
    fail "This failed (status $status): $*"
  fi
  rm -f "$log"
}

installed() { [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

# need_packages LIST...: install what is missing of deploy/packages/LIST.
need_packages() {
  local list package missing=()
  for list in "$@"; do
    while read -r package; do
      [[ -z $package || $package == '#'* ]] || installed "$package" || missing+=("$package")
    done <"$root/deploy/packages/$list"
  done
  [[ ${#missing[@]} -gt 0 ]] || return 0
  command -v apt-get >/dev/null || fail "This is not Debian: install these by hand: ${missing[*]}"
  say "Installing ${#missing[@]} missing packages (some minutes the first time): ${missing[*]}"
  quietly as_root apt-get update
  quietly as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --no-install-recommends "${missing[@]}"
}

# need_venv LOCK: make .venv hold exactly what deploy/LOCK names, and the kiosk itself.
need_venv() {
  local lock=$root/deploy/$1 wanted
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    fail "The kiosk needs Python 3.11 or newer; this machine has $(python3 --version)."
  wanted=$(cat "$lock" "$root/pyproject.toml" <(printf '%s' "$root") <(python3 --version) | sha256sum)
  [[ $(cat "$venv/$1.stamp" 2>/dev/null) == "$wanted" ]] && return
  say "Installing the Python packages of deploy/$1 into .venv (a minute or two the first time)"
  # Made by another Python or in another folder, its programs point to the wrong place.
  grep -qsF "$venv/bin/python" "$venv/bin/pip" && "$venv/bin/pip" --version >/dev/null 2>&1 ||
    quietly python3 -m venv --clear "$venv"
  quietly "$venv/bin/python" -m pip install --require-hashes --only-binary :all: -r "$lock"
  quietly "$venv/bin/python" -m pip install --no-deps --no-build-isolation -e "$root"
  printf '%s\n' "$wanted" >"$venv/$1.stamp"
}

# virtual_screen SIZE: start a screen in memory that ends with this script.
virtual_screen() {
  local number
  number=$(mktemp)
  Xvfb -displayfd 3 -noreset -screen 0 "$1x24" 3>"$number" 2>/dev/null &
  xvfb=$!
  trap 'kill "$xvfb" 2>/dev/null' EXIT
  for _ in {1..100}; do
    [[ -s $number ]] && break
    sleep 0.1
  done
  [[ -s $number ]] || fail "The virtual screen (Xvfb) did not start."
  DISPLAY=:$(<"$number")
  export DISPLAY
  rm -f "$number"
}
