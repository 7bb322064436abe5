#!/bin/sh
# Run by installer/linux/trial.py as root inside a bare Debian: installs the packages in /trial, uses them, removes them, and says each thing seen.
# Ends at the first thing that is not as it should be.
set -eu
export LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive
here=/home/tester
state=$here/.local/state/ppm-desktop
log=/trial/apt.log

seen() { echo "  $1"; }
fail() { echo "NOT AS IT SHOULD BE: $1"; exit 1; }
as_tester() { su tester -c "cd $here && $1"; }
ours() { find / -xdev -ipath '*ppm*desktop*' -not -path '/trial/*' -not -path '/proc/*' -not -path "$here/*" -not -path '/var/log/*' | sort; }

echo "Debian package"
id tester >/dev/null 2>&1 || useradd --create-home --shell /bin/sh tester
[ -z "$(ours)" ] || fail "something is here before the installation: $(ours | head -3)"
apt-get update >"$log" 2>&1 || { cat "$log"; fail "apt-get update"; }
apt-get install -y /trial/*.deb >>"$log" 2>&1 || { tail -20 "$log"; fail "apt-get install ./$(basename /trial/*.deb)"; }
seen "installed: $(dpkg-query -W -f '${Package} ${Version}, ${Installed-Size} KB' ppm-desktop), $(grep -c '^Setting up' "$log") packages with those it needs"

as_tester "ppm --version" >/trial/version.txt
seen "ppm --version: $(cat /trial/version.txt)"
unshare -n su tester -c "cd $here && ppm-desktop --self-check" >/trial/self-check.txt 2>&1 || { cat /trial/self-check.txt; fail "self-check without any network"; }
sed 's/^/    /' /trial/self-check.txt
seen "self-check passed without any network"
[ -z "$(as_tester 'find . -newer /trial/version.txt -type f -not -path "./.cache/fontconfig/*"')" ] || fail "the self-check left files behind"

as_tester "ppm sample --output plan.ppmplan" >/dev/null
kind=$(as_tester "XDG_CURRENT_DESKTOP=X-Generic xdg-mime query filetype plan.ppmplan")
[ "$kind" = application/vnd.ppm-desktop.plan+json ] || fail "plan.ppmplan is taken for $kind"
opener=$(as_tester "xdg-mime query default $kind")
[ "$opener" = ppm-desktop.desktop ] || fail "$kind is opened by '$opener'"
seen "plan.ppmplan is $kind, opened by $opener"
# What a double click does. No screen is needed: the window is drawn in memory.
as_tester "DISPLAY=:0 QT_QPA_PLATFORM=offscreen XDG_CURRENT_DESKTOP=X-Generic timeout 60 xdg-open plan.ppmplan >/dev/null 2>&1 &" &
tries=0
until grep -rqs "$here/plan.ppmplan" "$state/open"; do
    tries=$((tries + 1))
    [ $tries -lt 60 ] || fail "a double click did not open the plan within a minute"
    sleep 1
done
seen "xdg-open opened it in a window of ppm-desktop"
for process in /proc/[0-9]*; do
    if [ "$(readlink "$process/exe" 2>/dev/null)" = /usr/lib/ppm-desktop/ppm-desktop ]; then kill "${process#/proc/}" || true; fi
done

gzip -t /usr/share/man/man1/ppm.1.gz /usr/share/man/man1/ppm-desktop.1.gz && seen "pages of the manual: ppm(1), ppm-desktop(1)"
as_tester "mkdir -p .config/ppm-desktop && printf '[General]\nformat=1\nlanguage=de\n' > .config/ppm-desktop/preferences.ini"
apt-get install -y --reinstall /trial/*.deb >>"$log" 2>&1 || fail "installing over it, as an upgrade does"
as_tester "ppm-desktop --diagnostics d.zip" >/dev/null
as_tester "grep -q language=de .config/ppm-desktop/preferences.ini" || fail "the preferences did not survive"
seen "installed over: preferences and recovery folder are still there"

apt-get remove -y ppm-desktop >>"$log" 2>&1 || fail "apt-get remove"
[ -z "$(ours)" ] || fail "left behind: $(ours | head -5)"
[ -z "$(as_tester "xdg-mime query default $kind")" ] || fail "$kind still has a program"
[ -f $here/plan.ppmplan ] && [ -f $here/.config/ppm-desktop/preferences.ini ] || fail "files of the user are gone"
seen "removed: nothing is left but the user's files"

if ! ls /trial/*.tar.xz >/dev/null 2>&1; then exit 0; fi
echo "Portable archive"
as_tester "rm -rf .config .local && tar -xf /trial/*.tar.xz && mv ppm-desktop-*/ 'my stick'"
as_tester "QT_QPA_PLATFORM=offscreen 'my stick/ppm-desktop' --portable plan.ppmplan --picture picture.png" || fail "the portable program"
[ -s $here/picture.png ] || fail "no picture was drawn"
[ -d "$here/my stick/ppm-desktop-data" ] || fail "nothing was kept beside the program"
strays=$(as_tester "find . -type f -not -path './my stick/*' -not -path './.cache/fontconfig/*' -not -name plan.ppmplan -not -name picture.png -not -name d.zip -not -name '.bash*' -not -name .profile")
[ -z "$strays" ] || fail "kept elsewhere: $strays"
seen "unpacked and run: everything it remembers is beside it, in ppm-desktop-data"
echo "All as it should be."
