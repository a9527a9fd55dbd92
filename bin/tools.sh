# Finding the tools on this machine, or saying exactly how to get them.
# shellcheck shell=bash disable=SC2154

NODE_LEAST=20.19

is_root() {
    [ "$(id -u)" -eq 0 ]
}

# The `release` file tells the version without starting a Java machine.
is_jdk_25() {
    [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release" 2>/dev/null
}

jdk_places() {
    local java
    printf '%s\n' "${JAVA_HOME:-}"
    java=$(command -v javac || true)
    [ -z "$java" ] || dirname "$(dirname "$(readlink -f "$java")")"
    printf '%s\n' /usr/lib/jvm/*25* "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*25* /opt/*25* /usr/local/*25*
}

need_java() {
    local place
    while read -r place; do
        if [ -n "$place" ] && is_jdk_25 "$place"; then
            export JAVA_HOME=$place
            return
        fi
    done < <(jdk_places)
    fail "$MISSING" "no JDK 25 found (JAVA_HOME, /usr/lib/jvm, ~/.sdkman, /opt). $(jdk_advice)" \
        "找不到 JDK 25（JAVA_HOME、/usr/lib/jvm、~/.sdkman、/opt）。$(jdk_advice)"
}

jdk_advice() {
    local package
    for package in openjdk-25-jdk-headless temurin-25-jdk; do
        if command -v apt-cache >/dev/null && [ -n "$(apt-cache search --names-only "^$package\$" 2>/dev/null)" ]; then
            say "Install it: apt-get install $package" "请安装：apt-get install $package"
            return
        fi
    done
    say "Install one from https://adoptium.net and set JAVA_HOME." "请从 https://adoptium.net 安装并设置 JAVA_HOME。"
}

need_node() {
    local version advice
    advice=$(say "Install Node 22 or newer from https://nodejs.org or your system's packages." \
        "请从 https://nodejs.org 或系统软件包安装 Node 22 或更新版本。")
    command -v npm >/dev/null \
        || fail "$MISSING" "node and npm are needed for the web pages. $advice" "网页需要 node 和 npm。$advice"
    version=$(node --version 2>/dev/null || echo v0)
    version=${version#v}
    [ "$(printf '%s\n' "$NODE_LEAST" "$version" | sort -V | head -1)" = "$NODE_LEAST" ] \
        || fail "$MISSING" "Node $version is too old, $NODE_LEAST is the least. $advice" "Node $version 太旧，至少需要 $NODE_LEAST。$advice"
}

find_chromium() {
    local place
    for place in "${HESUAN_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
        [ -n "$place" ] && command -v "$place" && return 0
    done
    return 1
}

has_chinese_font() {
    command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh-cn family 2>/dev/null | head -1)" ]
}

install_packages() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q && apt-get install -q -y --no-install-recommends "$@"
}

# A browser, and a font without which Chinese text is boxes.
need_browser() {
    local wanted=()
    find_chromium >/dev/null || wanted+=(chromium)
    has_chinese_font || wanted+=(fontconfig fonts-noto-cjk)
    if [ ${#wanted[@]} -gt 0 ]; then
        if is_root && command -v apt-get >/dev/null; then
            step packages "Installing ${wanted[*]}" "安装 ${wanted[*]}" install_packages "${wanted[@]}" || exit "$MISSING"
        else
            fail "$MISSING" "the browser tests need ${wanted[*]}. Install: sudo apt-get install ${wanted[*]}" \
                "浏览器测试需要 ${wanted[*]}。请安装：sudo apt-get install ${wanted[*]}"
        fi
    fi
    HESUAN_CHROMIUM=$(find_chromium)
    export HESUAN_CHROMIUM
}

# http_status PORT PATH: the number a local server answers with, or nothing
http_status() {
    local line=
    exec 3<>"/dev/tcp/127.0.0.1/$1" || return 0
    printf 'GET %s HTTP/1.0\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$2" >&3
    read -r -t 5 line <&3 || true
    exec 3>&-
    line=${line#* }
    printf '%s' "${line%% *}"
} 2>/dev/null

port_is_taken() {
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}
