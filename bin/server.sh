# Starting, stopping and asking after the server, and the commands that need its program but not itself.
# shellcheck shell=bash disable=SC2154

PID_FILE=$HESUAN_DATA/hesuan.pid # process number and port of the last start
PATIENCE=180                     # seconds for a start, which may have to migrate or to replay the database's log

# These must be the same when classes are cached and when the cache is used.
# One collector thread and compact headers keep the idle server small.
java_flags() {
    printf '%s\n' -Xms64m "-Xmx${HESUAN_HEAP:-1g}" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders \
        --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true -Dfile.encoding=UTF-8
}

class_cache() {
    printf '%s/classes-%s.aot' "$SERVER" "$(sed -n 's/^JAVA_RUNTIME_VERSION="\(.*\)"/\1/p' "$JAVA_HOME/release")"
}

server_pid() {
    local pid
    pid=$(cut -d' ' -f1 "$PID_FILE" 2>/dev/null) || return 1
    [ -n "$pid" ] && tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -q 'hesuan\.jar' && printf '%s' "$pid"
}

server_port() {
    cut -d' ' -f2 "$PID_FILE"
}

is_healthy() {
    [ "$(http_status "$1" /actuator/health)" = 200 ]
}

start() {
    local detach=no sample=true
    while [ $# -gt 0 ]; do
        case $1 in
            --detach) detach=yes ;;
            --empty) sample=false ;;
            --port)
                is_port "${2:-}" || wrong "--port wants a number from 1 to 65535" "--port 需要 1 到 65535 之间的端口号"
                export HESUAN_PORT=$2
                shift ;;
            *) wrong "start does not know '$1'" "start 不认识「$1」" ;;
        esac
        shift
    done
    refuse_second_start
    # sample companies come with a new data directory, and never later
    [ ! -e "$HESUAN_DATA/postgres" ] || sample=false
    export HESUAN_SAMPLE=$sample
    build
    launch
    await_health
    train_class_cache
    announce
    if [ "$detach" = no ]; then
        stay
    fi
}

is_port() {
    [[ $1 =~ ^[1-9][0-9]{0,4}$ ]] && [ "$1" -le 65535 ]
}

refuse_second_start() {
    local pid
    if pid=$(server_pid); then
        say "Hesuan already runs: http://127.0.0.1:$(server_port) (process $pid)" \
            "合算已在运行：http://127.0.0.1:$(server_port)（进程 $pid）"
        exit 0
    fi
    if port_is_taken "$HESUAN_PORT"; then
        fail "$FAILED" "port $HESUAN_PORT is taken by another program; use --port N or HESUAN_PORT" \
            "端口 $HESUAN_PORT 已被其他程序占用；请用 --port N 或 HESUAN_PORT 换一个"
    fi
}

# The server gets a session of its own, so that Ctrl-C reaches the launcher only, which then ends it in order.
launch() {
    local flags=() cache
    mkdir -p "$HESUAN_DATA" 2>/dev/null || fail "$FAILED" "the data directory $HESUAN_DATA cannot be made by user $(id -un)" \
        "用户 $(id -un) 无法创建数据目录 $HESUAN_DATA"
    mapfile -t flags < <(java_flags)
    cache=$(class_cache)
    [ ! -f "$cache" ] || flags+=("-XX:AOTCache=$cache")
    LAUNCHED=$(date +%s%N)
    (umask 077 && : >"$LOGS/server.out" && chmod 600 "$LOGS/server.out") # it shows the first password, once
    LOGGING_FILE_NAME=$LOGS/server.log setsid "$JAVA_HOME/bin/java" "${flags[@]}" -jar "$SERVER/hesuan.jar" \
        "$(web_location)" >"$LOGS/server.out" 2>&1 </dev/null &
    PID=$!
    echo "$PID $HESUAN_PORT" >"$PID_FILE" || fail "$FAILED" "cannot write to $HESUAN_DATA" "无法写入 $HESUAN_DATA"
}

web_location() {
    printf -- '--spring.web.resources.static-locations=file:%s/web/dist/,classpath:/static/' "$ROOT"
}

await_health() {
    local deadline=$((SECONDS + PATIENCE))
    until is_healthy "$HESUAN_PORT"; do
        if ! kill -0 "$PID" 2>/dev/null; then
            rm -f "$PID_FILE"
            say "  ✗ the server did not start" "  ✗ 服务器没有启动" >&2
            show_trouble "$LOGS/server.out" >&2
            exit "$FAILED"
        fi
        if [ $SECONDS -ge $deadline ]; then
            say "  ✗ the server is not healthy after $PATIENCE s" "  ✗ 服务器 $PATIENCE 秒后仍不正常" >&2
            show_trouble "$LOGS/server.out" >&2
            stop >/dev/null
            exit "$FAILED"
        fi
        sleep 0.1
    done
}

# The server says what people must see, such as a first password, in lines that begin with HESUAN.
announce() {
    local ms=$((($(date +%s%N) - LAUNCHED) / 1000000))
    say "  Server and database ready ($((ms / 1000)).$((ms % 1000 / 100)) s)" \
        "  服务器和数据库已就绪 ($((ms / 1000)).$((ms % 1000 / 100)) s)"
    sed -n 's/^HESUAN /  /p' "$LOGS/server.out"
    echo
    say "Hesuan: http://127.0.0.1:$HESUAN_PORT" "合算：http://127.0.0.1:$HESUAN_PORT"
}

stay() {
    local status=0
    say "Ctrl-C stops it; the data is in $HESUAN_DATA" "按 Ctrl-C 停止；数据在 $HESUAN_DATA"
    trap 'ENDING=yes; kill -TERM "$PID" 2>/dev/null || true' INT TERM HUP
    ENDING=no
    while kill -0 "$PID" 2>/dev/null; do
        wait "$PID" 2>/dev/null || status=$?
    done
    rm -f "$PID_FILE"
    if [ "$ENDING" = yes ]; then
        say "Stopped." "已停止。"
    elif [ "$status" -eq 143 ] || [ "$status" -eq 0 ]; then
        say "The server was stopped." "服务器已被停止。"
    elif [ "$status" -gt 128 ]; then
        fail "$FAILED" "the server was killed (signal $((status - 128))); no saved work is lost, start it again" \
            "服务器被强制结束（信号 $((status - 128))）；已保存的内容不会丢失，请重新启动"
    else
        say "hesuan: the server ended by itself (code $status)" "hesuan：服务器自行退出（代码 $status）" >&2
        show_trouble "$LOGS/server.out" >&2
        exit "$FAILED"
    fi
}

# A rehearsal on a data directory of its own writes down which classes a start needs; the next start reads them back
# ready-made. It runs behind the first start and yields to everything else.
train_class_cache() {
    local cache flags=()
    cache=$(class_cache)
    if [ -f "$cache" ] || ! mkdir "$SERVER/training" 2>/dev/null; then
        return 0
    fi
    mapfile -t flags < <(java_flags)
    (
        # Spring's exit after refresh leaves the database running
        trap 'stop_orphaned_database "$SERVER/training/data"; rm -rf "$SERVER/training"' EXIT
        unset HESUAN_DB_URL
        HESUAN_DATA=$SERVER/training/data HESUAN_PORT=0 HESUAN_SAMPLE=false nice -n 19 "$JAVA_HOME/bin/java" "${flags[@]}" \
            "-XX:AOTCacheOutput=$SERVER/training/classes.aot" -Dspring.context.exit=onRefresh -jar "$SERVER/hesuan.jar"
        mv "$SERVER/training/classes.aot" "$cache"
    ) >"$LOGS/training.log" 2>&1 </dev/null &
    disown
}

stop() {
    local pid waited=0
    if ! pid=$(server_pid); then
        say "Hesuan is not running." "合算没有在运行。"
        stop_orphaned_database "$HESUAN_DATA"
        rm -f "$PID_FILE"
        return 0
    fi
    kill -TERM "$pid"
    while kill -0 "$pid" 2>/dev/null && [ "$(process_state "$pid")" != Z ]; do
        if [ $waited -ge 400 ]; then
            kill -KILL "$pid" 2>/dev/null || true
            say "The server did not stop within 40 s and was killed; no saved work is lost." \
                "服务器 40 秒内没有停止，已强制结束；已保存的内容不会丢失。"
            sleep 1
            break
        fi
        sleep 0.1
        waited=$((waited + 1))
    done
    stop_orphaned_database "$HESUAN_DATA"
    rm -f "$PID_FILE"
    say "Stopped." "已停止。"
}

process_state() {
    sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -c1
}

# After a crash of the server its database may still run; SIGINT makes it end all sessions and write everything out.
# stop_orphaned_database HOME
stop_orphaned_database() {
    local pid
    pid=$(database_pid "$1") || return 0
    kill -INT "$pid"
    for _ in $(seq 100); do
        database_pid "$1" >/dev/null || return 0
        sleep 0.1
    done
}

# database_pid HOME
database_pid() {
    local data=$1/postgres/data pid
    pid=$(head -1 "$data/postmaster.pid" 2>/dev/null) || return 1
    tr '\0' '\n' <"/proc/$pid/cmdline" 2>/dev/null | grep -qxF -- "$(realpath "$data")" && printf '%s' "$pid"
} 2>/dev/null

status() {
    local pid port
    if ! pid=$(server_pid); then
        say "Hesuan is not running." "合算没有在运行。"
        exit "$NOT_RUNNING"
    fi
    port=$(server_port)
    if ! is_healthy "$port"; then
        say "Hesuan runs (process $pid) but is not healthy; see $LOGS/server.log" \
            "合算在运行（进程 $pid），但状态不正常；见 $LOGS/server.log"
        exit "$NOT_RUNNING"
    fi
    say "Hesuan is healthy: http://127.0.0.1:$port (process $pid, since $(ps -o lstart= -p "$pid"))" \
        "合算运行正常：http://127.0.0.1:$port（进程 $pid，启动于 $(ps -o lstart= -p "$pid")）"
    say "Memory: server $(memory_mb "$pid") MB, database $(database_memory_mb) MB" \
        "内存：服务器 $(memory_mb "$pid") MB，数据库 $(database_memory_mb) MB"
}

# Proportional share: pages that several processes share count once.
memory_mb() {
    local pid kb=0
    for pid in "$@"; do
        kb=$((kb + $(awk '/^Pss:/ { print $2 }' "/proc/$pid/smaps_rollup" 2>/dev/null || echo 0)))
    done
    echo $((kb / 1024))
}

database_memory_mb() {
    local pid pids=()
    pid=$(database_pid "$HESUAN_DATA") || { echo 0; return; }
    mapfile -t pids < <(echo "$pid"; pgrep -P "$pid")
    memory_mb "${pids[@]}"
}

# java_command NAME WORDS...: runs an administrative command of the program
java_command() {
    need_java
    build_server
    unpack_server
    exec "$JAVA_HOME/bin/java" "-Xmx${HESUAN_HEAP:-2g}" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true \
        -Dfile.encoding=UTF-8 -jar "$SERVER/hesuan.jar" "$@"
}

file_command() {
    [ $# -eq 2 ] || wrong "'$1' wants one file" "「$1」需要一个文件名"
    if [ "$1" = restore ] && server_pid >/dev/null; then
        fail "$FAILED" "the server runs on $HESUAN_DATA; stop it first, or set HESUAN_DATA to a new directory" \
            "服务器正在使用 $HESUAN_DATA；请先停止，或把 HESUAN_DATA 设为新目录"
    fi
    java_command "$1" "$(realpath -m -- "$2")"
}
