#!/bin/sh
# The wheel in a bare Debian, installed with pipx by somebody without rights; see trial_words.sh.
. /trial/trial_words.sh
export PATH="$here/.local/bin:$PATH" PIP_DISABLE_PIP_VERSION_CHECK=1
unset PIP_FIND_LINKS PIP_EXTRA_INDEX_URL

echo "Wheel, with pipx in a bare Debian"
begin
# shellcheck disable=SC2046 - a list of names
apt_install --no-install-recommends pipx $(cat /trial/libraries.txt)
as_tester "pipx install /trial/*.whl" >/trial/pipx.txt 2>&1 || { tail -20 /trial/pipx.txt; fail "pipx install $(basename /trial/*.whl)"; }
seen "pipx $(pipx --version) install; ppm --version: $(as_tester 'ppm --version')"
check_itself "$here/.local/bin/ppm-desktop"
as_tester "pipx uninstall ppm-desktop" >>/trial/pipx.txt 2>&1 || { tail -20 /trial/pipx.txt; fail "pipx uninstall"; }
left=$(find $here -ipath '*ppm*desktop*' -not -path '*/.cache/*' -not -path '*/logs/*' | sort)
[ -z "$left" ] || fail "left behind: $left"
seen "pipx uninstall: nothing is left"
