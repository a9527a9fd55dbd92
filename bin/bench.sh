# `bench start`: how long a warm start takes and what the idle house needs, on a data directory of its own. The other
# benches are the program's.
# shellcheck shell=bash disable=SC2034,SC2153,SC2154

STARTS=5
START_LIMIT_MS=8000
MEMORY_LIMIT_MB=800

bench() {
    if [ "${1:-}" = start ]; then
        no_words "$@"
        bench_start
    else
        java_command bench "$@"
    fi
}

bench_start() {
    local times=() i cache idle middle
    HESUAN_DATA=$(mktemp -d "$STATE/bench-start-XXXXXX")
    HESUAN_PORT=$(free_port)
    PID_FILE=$HESUAN_DATA/hesuan.pid
    export HESUAN_DATA HESUAN_PORT HESUAN_SAMPLE=true
    trap 'stop >/dev/null 2>&1; rm -rf "$HESUAN_DATA"' EXIT
    build
    launch
    await_health
    train_class_cache
    cache=$(class_cache)
    for ((i = 0; i < PATIENCE; i++)); do
        [ ! -f "$cache" ] || break
        sleep 1
    done
    stop >/dev/null
    for ((i = 0; i < STARTS; i++)); do
        launch
        await_health
        times+=($((($(date +%s%N) - LAUNCHED) / 1000000)))
        [ $((i + 1)) -eq "$STARTS" ] || stop >/dev/null
    done
    sleep 30 # what a start needed for itself is given back
    idle=$(($(memory_mb "$PID") + $(database_memory_mb)))
    middle=$(printf '%s\n' "${times[@]}" | sort -n | sed -n "$(((STARTS + 1) / 2))p")
    printf '%-28s %14s  %-10s %14s\n' start value unit limit
    bench_row warm_start "$middle" ms "$START_LIMIT_MS"
    bench_row warm_start_worst "$(printf '%s\n' "${times[@]}" | sort -n | tail -1)" ms "$START_LIMIT_MS"
    bench_row idle_memory "$idle" MB "$MEMORY_LIMIT_MB"
    bench_figure warm_start "$middle" ms "$START_LIMIT_MS"
    bench_figure warm_start_worst "$(printf '%s\n' "${times[@]}" | sort -n | tail -1)" ms "$START_LIMIT_MS"
    bench_figure idle_memory "$idle" MB "$MEMORY_LIMIT_MB"
}

free_port() {
    local port
    for port in $(shuf -i 20000-30000 -n 50); do
        port_is_taken "$port" || { echo "$port"; return; }
    done
}

# bench_row NAME VALUE UNIT LIMIT
bench_row() {
    printf '%-28s %14s  %-10s %14s\n' "$@"
}

# bench_figure NAME VALUE UNIT LIMIT
bench_figure() {
    printf '{"bench":"start","figure":"%s","value":%s,"unit":"%s","limit":%s,"ratio":%s}\n' "$1" "$2" "$3" "$4" \
        "$(awk -v value="$2" -v limit="$4" 'BEGIN { printf "%.4f", value / limit }')"
}
