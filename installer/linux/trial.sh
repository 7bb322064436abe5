#!/bin/sh
# The Debian package and the portable archive in a bare Debian: installed, used, removed, and each thing seen is said; see trial_words.sh.
. /trial/trial_words.sh
state=$here/.local/state/ppm-desktop

ours() { find / -xdev -ipath '*ppm*desktop*' -not -path '/trial/*' -not -path '/proc/*' -not -path "$here/*" -not -path '/var/log/*' | sort; }

echo "Debian package"
begin
[ -z "$(ours)" ] || fail "something is here before the installation: $(ours | head -3)"
apt_install /trial/*.deb
seen "installed: $(dpkg-query -W -f '${Package} ${Version}, ${Installed-Size} KB' ppm-desktop), $(grep -c '^Setting up' "$log") packages with those it needs"

missed=$(find /usr/lib/ppm-desktop -name '*.so*' -type f -exec env LD_LIBRARY_PATH=/usr/lib/ppm-desktop/_internal ldd {} + 2>/dev/null | grep 'not found' | sort -u)
[ -z "$missed" ] || fail "libraries are missing: $missed"
seen "every library finds the libraries it needs, those for X and Wayland too"

as_tester "ppm --version" >/trial/version.txt
seen "ppm --version: $(cat /trial/version.txt)"
check_itself ppm-desktop
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
dpkg-deb --raw-extract /trial/*.deb /trial/newer
sed -i 's/^Version: .*/&+newer/' /trial/newer/DEBIAN/control
dpkg-deb -Znone --build /trial/newer /trial/newer.deb >/dev/null
apt_install /trial/newer.deb
rm -r /trial/newer /trial/newer.deb
as_tester "ppm-desktop --diagnostics d.zip" >/dev/null
as_tester "grep -q language=de .config/ppm-desktop/preferences.ini" || fail "the preferences did not survive"
seen "upgraded to $(dpkg-query -W -f '${Version}' ppm-desktop): preferences and recovery folder are still there"

apt-get remove -y ppm-desktop >>"$log" 2>&1 || fail "apt-get remove"
[ -z "$(ours)" ] || fail "left behind: $(ours | head -5)"
[ -z "$(as_tester "xdg-mime query default $kind")" ] || fail "$kind still has a program"
[ -f $here/plan.ppmplan ] && [ -f $here/.config/ppm-desktop/preferences.ini ] || fail "files of the user are gone"
seen "removed: nothing is left but the user's files"

if ! ls /trial/*.tar.xz >/dev/null 2>&1; then exit 0; fi
echo "Portable archive"
apt_install xz-utils  # tar's helper, which every desktop has
as_tester "rm -rf .config .local && tar -xf /trial/*.tar.xz && mv ppm-desktop-*/ 'my stick'"
as_tester "QT_QPA_PLATFORM=offscreen 'my stick/ppm-desktop' --portable plan.ppmplan --picture picture.png" || fail "the portable program"
[ -s $here/picture.png ] || fail "no picture was drawn"
[ -d "$here/my stick/ppm-desktop-data" ] || fail "nothing was kept beside the program"
strays=$(as_tester "find . -type f -not -path './my stick/*' -not -path './.cache/fontconfig/*' -not -name plan.ppmplan -not -name picture.png -not -name d.zip -not -name '.bash*' -not -name .profile")
[ -z "$strays" ] || fail "kept elsewhere: $strays"
seen "unpacked and run: everything it remembers is beside it, in ppm-desktop-data"
echo "All as it should be."
