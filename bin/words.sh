# What the launcher says: one line a step, in Chinese or English, and trouble in one sentence.
# shellcheck shell=bash disable=SC2154 # the names in capitals are set by ./hesuan

chinese() {
    case ${HESUAN_LANG:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}} in zh*) return 0 ;; *) return 1 ;; esac
}

# say ENGLISH CHINESE
say() {
    if chinese; then printf '%s\n' "$2"; else printf '%s\n' "$1"; fi
}

# fail CODE ENGLISH CHINESE
fail() {
    local code=$1
    shift
    say "hesuan: $1" "hesuan：$2" >&2
    exit "$code"
}

wrong() {
    fail "$USAGE" "$1; see ./hesuan help" "$2；用法见 ./hesuan help"
}

no_words() {
    [ $# -eq 1 ] || wrong "'$1' takes no further words" "「$1」后面不能再有内容"
}

# step NAME ENGLISH CHINESE COMMAND...: runs quietly, prints one line with its seconds; the output is in log/NAME.log
step() {
    local name=$1 title began=$SECONDS
    title=$(say "$2" "$3")
    shift 3
    [ ! -t 1 ] || printf '  %s …' "$title"
    if "$@" >"$LOGS/$name.log" 2>&1; then
        [ ! -t 1 ] || printf '\r\033[K'
        printf '  %s (%s s)\n' "$title" $((SECONDS - began))
        return 0
    fi
    [ ! -t 1 ] || printf '\r\033[K'
    printf '  ✗ %s (%s s)\n' "$title" $((SECONDS - began))
    show_trouble "$LOGS/$name.log" >&2
    return "$FAILED"
}

# The lines of a log that say what went wrong: the start's own description of it, else errors, else the end.
show_trouble() {
    local lines
    lines=$(awk '/^Description:/ { found = 1; next } found && NF' "$1" | grep -v '^Action:' | head -8 || true)
    [ -n "$lines" ] || lines=$(grep -E '(^|\] *)(ERROR|\[ERROR\]|npm error|error TS|FATAL)|Caused by:' "$1" \
        | grep -vE 'Re-run Maven|\[Help|To see the full|For more information|^\[ERROR\] *$' | cut -c1-300 | tail -12 || true)
    [ -n "$lines" ] || lines=$(tail -12 "$1")
    printf '%s\n' "$lines" | sed 's/^/    /'
    say "    everything it said: $1" "    全部输出：$1"
}
