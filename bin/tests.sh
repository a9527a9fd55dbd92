# Everything that is tested, and one last line with the sum.
# shellcheck shell=bash disable=SC2153,SC2154

PASSED=0 BROKEN=0 SKIPPED=0

run_tests() {
    local what=${1:-all}
    [ $# -le 1 ] || wrong "test wants one word" "test 只接受一个词"
    case $what in
        all) side_by_side server faces ;;
        server | web | browser) "test_$what" ;;
        *) wrong "there are no tests called '$what'" "没有名为「$what」的测试" ;;
    esac
    [ "$SKIPPED" -eq 0 ] || say "$SKIPPED skipped; the reasons are in $LOGS" "$SKIPPED 项跳过；原因见 $LOGS"
    echo "$PASSED passed, $BROKEN failed"
    [ "$BROKEN" -eq 0 ] || exit "$FAILED"
}

# side_by_side LANE...: half of the time is waiting, for databases and pages, so the lanes run at once; what they say comes in order.
side_by_side() {
    local lane pids=() passed failed skipped
    need_java
    need_browser
    build
    for lane in "$@"; do
        (
            trap 'echo "$PASSED $BROKEN $SKIPPED" >"$LOGS/lane-$lane.sums"' EXIT
            "test_$lane"
        ) >"$LOGS/lane-$lane.log" 2>&1 &
        pids+=($!)
    done
    for lane in "$@"; do
        # a lane that ends by itself, such as for a missing tool, has said why
        wait "${pids[0]}" || BROKEN=$((BROKEN + 1))
        pids=("${pids[@]:1}")
        cat "$LOGS/lane-$lane.log"
        read -r passed failed skipped <"$LOGS/lane-$lane.sums"
        PASSED=$((PASSED + passed)) BROKEN=$((BROKEN + failed)) SKIPPED=$((SKIPPED + skipped))
    done
}

test_faces() {
    test_web
    test_browser
}

# count PASSED FAILED SKIPPED EXIT: adds up; a step that broke without naming a test counts as one that failed
count() {
    local failed=$2
    [ "$4" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
    PASSED=$((PASSED + $1)) BROKEN=$((BROKEN + failed)) SKIPPED=$((SKIPPED + $3))
}

test_server() {
    local code=0 sums
    need_java
    find "$ROOT" -path '*/target/surefire-reports/TEST-*.xml' -not -path '*/node_modules/*' -delete
    step test-server "Testing the server" "测试服务器" maven verify --fail-at-end || code=$?
    sums=$(surefire_sums)
    # shellcheck disable=SC2086 # three numbers
    count $sums "$code"
}

# The sums of all modules: passed failed skipped
surefire_sums() {
    find "$ROOT" -path '*/target/surefire-reports/TEST-*.xml' -not -path '*/node_modules/*' -exec grep -ho '<testsuite [^>]*' {} + \
        | awk '
            function of(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3) + 0 : 0 }
            { tests += of("tests"); failed += of("failures") + of("errors"); skipped += of("skipped") }
            END { print tests - failed - skipped, failed + 0, skipped + 0 }'
}

has_script() {
    [ -f "$ROOT/web/package.json" ] && grep -q "\"$1\":" "$ROOT/web/package.json"
}

test_web() {
    if ! has_script test; then
        say "  There are no web tests yet." "  还没有网页测试。"
        return
    fi
    need_node
    install_web_modules
    if has_script check; then
        npm_step check "Checking the web's types and style" "检查网页的类型与风格"
    fi
    npm_step test "Testing the web parts" "测试网页部件" target/unit.json
}

test_browser() {
    if ! has_script test:browser; then
        say "  There are no browser tests yet." "  还没有浏览器测试。"
        return
    fi
    need_browser
    build
    export HESUAN_SERVER=$SERVER/hesuan.jar
    npm_step test:browser "Testing in the browser" "浏览器测试" target/browser.json
}

# npm_step SCRIPT ENGLISH CHINESE [REPORT]: a report is JSON with numPassedTests, numFailedTests, numPendingTests
npm_step() {
    local code=0 report=$ROOT/web/${4:-none} sums="0 0 0"
    rm -f "$report"
    step "web-${1//:/-}" "$2" "$3" npm_in_web run "$1" || code=$?
    if [ -f "$report" ]; then
        sums=$(node -p 'const r = JSON.parse(fs.readFileSync(process.argv[1])); [r.numPassedTests, r.numFailedTests, r.numPendingTests ?? 0].join(" ")' "$report")
    elif [ $# -eq 4 ] && [ "$code" -eq 0 ]; then
        say "  ✗ $1 left no report in web/$4" "  ✗ $1 没有留下报告 web/$4" >&2
        code=1
    fi
    # shellcheck disable=SC2086 # three numbers
    count $sums "$code"
}
