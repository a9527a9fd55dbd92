# One line a check: what is, and where it is not well, what to do.
# shellcheck shell=bash disable=SC2154

DOCTOR_FAILS=0

# check ok|warn|fail ENGLISH CHINESE
check() {
    local mark
    case $1 in ok) mark='✓ ok  ' ;; warn) mark='! warn' ;; *) mark='✗ fail' DOCTOR_FAILS=$((DOCTOR_FAILS + 1)) ;; esac
    printf '%s  %s\n' "$mark" "$(say "$2" "$3")"
}

# advise COMMAND...: runs a need_* in a shell of its own and makes its refusal a line of the doctor's
advise() {
    local words
    if words=$("$@" 2>&1 >/dev/null); then
        return 0
    fi
    words=${words#hesuan: }
    words=${words#hesuan：}
    check fail "$words" "$words"
    return 1
}

doctor() {
    check_machine
    check_tools
    check_disk
    check_port
    check_database
    if [ "$DOCTOR_FAILS" -gt 0 ]; then
        exit "$FAILED"
    fi
}

check_machine() {
    local memory cores
    cores=$(nproc)
    memory=$(awk '/^MemTotal/ { print int($2 / 1024) }' /proc/meminfo)
    case $(uname -s)-$(uname -m) in
        Linux-x86_64 | Linux-aarch64) check ok "$(uname -sm), $cores cores" "$(uname -sm)，$cores 核" ;;
        *) check fail "$(uname -sm): the embedded database runs on Linux; set HESUAN_DB_URL to a PostgreSQL 18" \
            "$(uname -sm)：内置数据库只在 Linux 上运行；请用 HESUAN_DB_URL 指定 PostgreSQL 18" ;;
    esac
    if [ "$memory" -lt 2000 ]; then
        check warn "$memory MB memory; 2 GB is comfortable, set HESUAN_HEAP=512m with less" "内存 $memory MB；2 GB 以上为宜，较小时可设 HESUAN_HEAP=512m"
    else
        check ok "$memory MB memory" "内存 $memory MB"
    fi
    if is_root && ! unshare -U true 2>/dev/null; then
        check warn "user namespaces are forbidden: the database runs as an account without rights and needs HESUAN_DATA open to it" \
            "系统禁用用户命名空间：数据库将以无权账户运行，HESUAN_DATA 需对其开放"
    fi
}

check_tools() {
    if advise need_java; then
        need_java
        check ok "JDK $(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$JAVA_HOME/release") in $JAVA_HOME" \
            "JDK $(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$JAVA_HOME/release")，位于 $JAVA_HOME"
    fi
    if advise need_node; then
        check ok "Node $(node --version), npm $(npm --version)" "Node $(node --version)，npm $(npm --version)"
    fi
    if find_chromium >/dev/null && has_chinese_font; then
        check ok "Chromium and a Chinese font for the browser tests" "浏览器测试所需的 Chromium 和中文字体"
    else
        check warn "Chromium or a Chinese font is missing, only tests need them: apt-get install chromium fontconfig fonts-noto-cjk" \
            "缺少 Chromium 或中文字体（仅测试需要）：apt-get install chromium fontconfig fonts-noto-cjk"
    fi
}

check_disk() {
    local place=$HESUAN_DATA free owner
    if [ -d "$HESUAN_DATA/postgres/data" ] && [ ! -O "$HESUAN_DATA/postgres/data" ]; then
        owner=$(stat -c %U "$HESUAN_DATA/postgres/data")
        check fail "the database in $HESUAN_DATA belongs to $owner, and you are $(id -un): start as $owner, or chown -R it" \
            "$HESUAN_DATA 里的数据库属于 $owner，而您是 $(id -un)：请以 $owner 启动，或用 chown -R 修改所有者"
    fi
    while [ ! -d "$place" ]; do place=$(dirname "$place"); done
    free=$(df -Pm -- "$place" | awk 'NR == 2 { print $4 }')
    if [ ! -w "$place" ]; then
        check fail "$place may not be written by $(id -un): chown it, or set HESUAN_DATA" "$(id -un) 不能写 $place：请 chown，或设置 HESUAN_DATA"
    elif [ "$free" -lt 400 ]; then
        check fail "$free MB free for $HESUAN_DATA; the database needs 400 MB" "$HESUAN_DATA 仅剩 $free MB；数据库需要 400 MB"
    elif [ "$free" -lt 5000 ]; then
        check warn "$free MB free for $HESUAN_DATA" "$HESUAN_DATA 剩余 $free MB"
    else
        check ok "$((free / 1024)) GB free for $HESUAN_DATA" "$HESUAN_DATA 剩余 $((free / 1024)) GB"
    fi
}

check_port() {
    local pid
    if pid=$(server_pid); then
        if is_healthy "$(server_port)"; then
            check ok "the server is healthy on port $(server_port) (process $pid)" "服务器在端口 $(server_port) 运行正常（进程 $pid）"
        else
            check fail "the server runs (process $pid) but is not healthy: see $LOGS/server.log, or stop and start it" \
                "服务器在运行（进程 $pid）但不正常：见 $LOGS/server.log，或停止后重新启动"
        fi
    elif port_is_taken "$HESUAN_PORT"; then
        check fail "port $HESUAN_PORT is taken by another program: use --port N or HESUAN_PORT" \
            "端口 $HESUAN_PORT 被其他程序占用：请用 --port N 或 HESUAN_PORT"
    else
        check ok "the server is not running; port $HESUAN_PORT is free" "服务器没有运行；端口 $HESUAN_PORT 空闲"
    fi
}

# The program itself looks into the database; it prints lines of the same form.
check_database() {
    if [ ! -f "$STATE/server.stamp" ] || [ ! -f "$RUNS/$(cat "$STATE/server.stamp")/hesuan.jar" ]; then
        check warn "the server is not built yet: ./hesuan build" "服务器尚未构建：./hesuan build"
        return
    fi
    [ -n "${JAVA_HOME:-}" ] || return 0
    "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dfile.encoding=UTF-8 \
        -jar "$RUNS/$(cat "$STATE/server.stamp")/hesuan.jar" doctor 2>"$LOGS/doctor.log" || DOCTOR_FAILS=$((DOCTOR_FAILS + 1))
}
