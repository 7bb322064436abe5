# Read by the scripts that installer/linux/trial.py runs as root inside a bare Debian. Each ends at the first thing that is not as it should be.
set -eu
export LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive
here=/home/tester
log=/trial/apt.log

seen() { echo "  $1"; }
fail() { echo "NOT AS IT SHOULD BE: $1"; exit 1; }
as_tester() { su tester -c "cd $here && $1"; }
# Somebody without rights; and the lists of packages, which debootstrap leaves incomplete.
begin() {
    id tester >/dev/null 2>&1 || useradd --create-home --shell /bin/sh tester
    apt-get update >"$log" 2>&1 || { cat "$log"; fail "apt-get update"; }
}
apt_install() { apt-get install -y "$@" >>"$log" 2>&1 || { tail -20 "$log"; fail "apt-get install $*"; }; }
check_itself() {
    unshare -n su tester -c "cd $here && $1 --self-check" >/trial/self-check.txt 2>&1 || { cat /trial/self-check.txt; fail "self-check without any network"; }
    sed 's/^/    /' /trial/self-check.txt
    seen "self-check passed without any network"
}
