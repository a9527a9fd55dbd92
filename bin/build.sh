# Building what is missing. A stamp holds the hash of what a part was built from; equal hash, nothing to do.
# shellcheck shell=bash disable=SC2154

RUNS=$STATE/run

# hash_of PATH...: one hash over names and contents, leaving out what builds produce
hash_of() {
    (cd "$ROOT" && find "$@" \( -name target -o -name node_modules -o -name dist \) -prune -o -type f -print0 2>/dev/null \
        | LC_ALL=C sort -z | xargs -0 -r sha256sum | sha256sum | cut -c1-16)
}

# fresh STAMP HASH PRODUCT: was PRODUCT built from what HASH tells?
fresh() {
    [ -e "$3" ] && [ "$(cat "$STATE/$1.stamp" 2>/dev/null)" = "$2" ]
}

stamp() {
    printf '%s\n' "$2" >"$STATE/$1.stamp"
}

build() {
    need_java
    build_web
    build_server
    unpack_server
}

npm_in_web() {
    (cd "$ROOT/web" && npm "$@")
}

install_web_modules() {
    local hash
    hash=$(hash_of web/package-lock.json)
    fresh node_modules "$hash" "$ROOT/web/node_modules" && return 0
    step npm-ci "Fetching the web libraries" "获取网页程序库" npm_in_web ci --no-audit --no-fund || exit "$FAILED"
    stamp node_modules "$hash"
}

build_web() {
    local hash
    [ -f "$ROOT/web/package.json" ] || return 0
    hash=$(hash_of web)
    fresh web "$hash" "$ROOT/web/dist/index.html" && return 0
    need_node
    install_web_modules
    step web "Building the web pages" "构建网页" npm_in_web run build || exit "$FAILED"
    stamp web "$hash"
}

maven() {
    (cd "$ROOT" && ./mvnw "$@")
}

build_server() {
    local hash
    hash=$(hash_of pom.xml .mvn kernel postgres schema tables app)
    fresh server "$hash" "$ROOT/app/target/hesuan.jar" && return 0
    step server-build "Building the server" "构建服务器" maven -pl app -am package -Dmaven.test.skip=true || exit "$FAILED"
    stamp server "$hash"
}

# The jar is taken apart once per state of the sources: classes load faster, and only so can they be cached ahead of time.
unpack_server() {
    SERVER=$RUNS/$(cat "$STATE/server.stamp")
    [ -d "$SERVER" ] && return 0
    mkdir -p "$RUNS"
    rm -rf "$SERVER.part"
    step unpack "Unpacking the server" "展开服务器" "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$ROOT/app/target/hesuan.jar" \
        extract --destination "$SERVER.part" || exit "$FAILED"
    mv "$SERVER.part" "$SERVER"
    remove_older_runs
}

# Keeps what a running server or a training still uses.
remove_older_runs() {
    local run
    for run in "$RUNS"/*; do
        [ "$run" = "$SERVER" ] || pgrep -f -- "$run/" >/dev/null || rm -rf "$run"
    done
}
