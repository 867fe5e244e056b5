#!/usr/bin/env bash
# lint.sh [--change [COMMIT]]: all linters; changes nothing. Each goes on to the end so that one run shows everything;
# the exit code is the sum. --change: clang-tidy and clazy, which are slow, read only what differs from COMMIT (main
# where it is not said: from where this branch left it), and of a header that differs one source that includes it.
set -uo pipefail
failed=0
since=
case ${1:-} in
    '') ;;
    --change) since=$(git merge-base HEAD "${2:-main}") || exit 2 ;;
    *) echo "lint.sh [--change [COMMIT]]" >&2; exit 2 ;;
esac
step() {
    printf '== %s\n' "$1"
    shift
    "$@" || { failed=1; printf '   failed\n'; }
}

changed() { # PATTERN...: what differs, what git does not know yet included
    git diff --name-only --diff-filter=d "$since" -- "$@"
    git ls-files --others --exclude-standard -- "$@"
}

reader_of() { # HEADER: its own source, or one that includes it
    if [ -e "${1%.h}.cpp" ]; then
        echo "${1%.h}.cpp"
    else
        git grep -lF "#include \"$(basename "$1")\"" -- '*.cpp' | head -n 1
    fi
}

sources() { # FOLDER...: their .cpp files
    if [ -z "$since" ]; then
        git ls-files "${@/%//*.cpp}"
        return
    fi
    {
        changed "${@/%//*.cpp}"
        changed "${@/%//*.h}" | while read -r header; do reader_of "$header"; done
    } | sort -u
}

upward_includes() { # the house's walls: a library never reaches up or sideways through ../
    ! git grep -nE '#include "\.\./' -- 'app/*' 'dialer/*' 'maps/*' 'ui/*'
}

tidy() { # clang reads GCC's command lines once the flags it does not know are gone
    mkdir -p build/tidy
    sed -e 's/-fno-math-errno//g' -e 's/ -Werror / /g' build/dev/compile_commands.json >build/tidy/compile_commands.json
    sources app dialer maps ui |
        xargs -r -n 4 -P "$(nproc)" clang-tidy --quiet -p build/tidy --extra-arg=-Wno-unknown-warning-option 2>/dev/null
}

# Off: range-loop-detach fires on every loop over a list a function has just returned, which nobody shares;
# qstring-ref asks for Qt 5's midRef().
clazy_all() {
    sources app maps ui |
        xargs -r -n 4 -P "$(nproc)" clazy-standalone -p build/tidy \
            --checks=level1,connect-3arg-lambda,container-anti-pattern,no-qproperty-without-notify,no-non-pod-global-static,no-range-loop-detach,no-qstring-ref \
            --extra-arg=-Wno-unknown-warning-option 2>&1 | grep -E 'warning: .*\[-Wclazy' | sort -u | tee build/tidy/clazy.txt
    [ ! -s build/tidy/clazy.txt ]
}

qml() { cmake --build --preset dev --target all_qmllint; }

step 'clang-format' tools/lint/format.sh --check
step 'no ../ includes' upward_includes
step 'qmllint' qml
step 'translations' tools/lint/translations.py build/dev
step 'clang-tidy' tidy
step 'clazy' clazy_all
exit "$failed"
