# Sourced by ./mvnw and by bin/playground: leaves the home of a JDK 25 or later in PLAYGROUND_JDK, or leaves it empty.
# Order: JAVA_HOME, the java on the PATH, then the usual folders of Linux and macOS; of several, the oldest that will do.

playground_jdk_major() { # the feature release of the JDK at $1, or 0; read from its `release` file, which starts no JVM
    [ -x "$1/bin/java" ] && [ -r "$1/release" ] || { echo 0; return; }
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" | head -n 1 | grep . || echo 0
}

playground_real_home() { # the home of the java at $1, links followed
    p=$1
    while [ -L "$p" ]; do
        t=$(readlink "$p")
        case $t in /*) p=$t ;; *) p=$(dirname "$p")/$t ;; esac
    done
    (cd "$(dirname "$p")/.." 2>/dev/null && pwd)
}

playground_find_jdk() { # $1: the oldest release that will do; $2: a file that must be in the JDK (bin/javac), or nothing
    PLAYGROUND_JDK=
    if [ -n "${JAVA_HOME:-}" ] && [ "$(playground_jdk_major "$JAVA_HOME")" -ge "$1" ] && [ -e "$JAVA_HOME/${2:-bin/java}" ]; then
        PLAYGROUND_JDK=$JAVA_HOME
        return
    fi
    if j=$(command -v java); then
        h=$(playground_real_home "$j")
        if [ -n "$h" ] && [ "$(playground_jdk_major "$h")" -ge "$1" ] && [ -e "$h/${2:-bin/java}" ]; then
            PLAYGROUND_JDK=$h
            return
        fi
    fi
    best=0
    for h in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
        "${HOME:-}"/.local/share/mise/installs/java/* "${HOME:-}"/.asdf/installs/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        v=$(playground_jdk_major "$h")
        if [ "$v" -ge "$1" ] && [ -e "$h/${2:-bin/java}" ] && { [ "$best" -eq 0 ] || [ "$v" -lt "$best" ]; }; then
            best=$v
            PLAYGROUND_JDK=$h
        fi
    done
}
