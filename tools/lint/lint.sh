#!/usr/bin/env bash
# All linters; changes nothing. Each goes on to the end so that one run shows everything; the exit code is the sum.
set -uo pipefail
failed=0
step() {
    printf '== %s\n' "$1"
    shift
    "$@" || { failed=1; printf '   failed\n'; }
}

upward_includes() { # the house's walls: a library never reaches up or sideways through ../
    ! git grep -nE '#include "\.\./' -- 'app/*' 'dialer/*' 'maps/*' 'ui/*'
}

tidy() { # clang reads GCC's command lines once the flags it does not know are gone
    mkdir -p build/tidy
    sed -e 's/-fno-math-errno//g' -e 's/ -Werror / /g' build/dev/compile_commands.json >build/tidy/compile_commands.json
    git ls-files 'app/*.cpp' 'dialer/*.cpp' 'maps/*.cpp' 'ui/*.cpp' |
        xargs -r -n 4 -P "$(nproc)" clang-tidy --quiet -p build/tidy --extra-arg=-Wno-unknown-warning-option 2>/dev/null
}

# Off: range-loop-detach fires on every loop over a list a function has just returned, which nobody shares;
# qstring-ref asks for Qt 5's midRef().
clazy_all() {
    git ls-files 'app/*.cpp' 'maps/*.cpp' 'ui/*.cpp' |
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
