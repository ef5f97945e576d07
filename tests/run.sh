#!/usr/bin/env bash
# Runs every test. Installs what is missing and may be installed (Debian packages, when root).
# One part:  tests/run.sh dotnet             every .NET test project
#            tests/run.sh Core Emulator      some of them, by the middle of their name
#            tests/run.sh contract           the official JavaScript SDKs and kubectl against the emulator
# Settings:  CONFIGURATION=Release|Debug     what is built and tested (Release)
#            NO_BUILD=1                      what was built last is tested
#            CHROMIUM_PATH                   a Chromium elsewhere than on PATH
#            KUBEBUILDER_ASSETS=FOLDER       holds kube-apiserver (and etcd): tests run against a real API server too; without it they are skipped
# The last line is "N passed, N failed, N skipped".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export CONFIGURATION=${CONFIGURATION:-Release}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDDISABLENODEREUSE=1
results=$PWD/artifacts/test-results
broken=0

say() { printf '\n== %s\n' "$*"; }

# Debian packages: name, and what proves that it is there.
install_missing() {
  local missing=()
  [[ -n ${CHROMIUM_PATH:-} ]] || command -v chromium >/dev/null || missing+=(chromium)
  fc-list 2>/dev/null | grep -qi 'Noto Sans CJK' || missing+=(fontconfig fonts-noto-cjk)
  command -v node >/dev/null || missing+=(nodejs)
  command -v npm >/dev/null || missing+=(npm)
  command -v kubectl >/dev/null || missing+=(kubernetes-client)
  # Only beside a kube-apiserver, see KUBEBUILDER_ASSETS.
  [[ -z ${KUBEBUILDER_ASSETS:-} || -x $KUBEBUILDER_ASSETS/etcd ]] || command -v etcd >/dev/null || missing+=(etcd-server)
  ((${#missing[@]})) || return 0
  if [[ $(id -u) -ne 0 ]] || ! command -v apt-get >/dev/null; then
    echo "Missing: ${missing[*]}. Install them (Debian's names) or run this as root; tests that need them will fail." >&2
    return 0
  fi
  say "Installing ${missing[*]}"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# Adds up the counters of result files: trx of .NET, JUnit of Node. The text on the screen is for people only.
count() {
  local passed=0 failed=0 skipped=0 file line
  shopt -s nullglob
  for file in "$results"/*.trx; do
    line=$(grep -o '<Counters [^>]*>' "$file" | head -1)
    passed=$((passed + $(attribute passed "$line")))
    failed=$((failed + $(attribute failed "$line") + $(attribute error "$line") + $(attribute timeout "$line") + $(attribute aborted "$line")))
    # xUnit counts a skipped test in the total only.
    skipped=$((skipped + $(attribute total "$line") - $(attribute executed "$line")))
  done
  for file in "$results"/*.junit.xml; do
    local all bad left
    all=$(grep -c '<testcase ' "$file")
    bad=$(grep -c '<failure' "$file")
    left=$(grep -c '<skipped' "$file")
    passed=$((passed + all - bad - left)) failed=$((failed + bad)) skipped=$((skipped + left))
  done
  echo "$passed $failed $skipped"
}

attribute() { [[ $2 =~ \ $1=\"([0-9]+)\" ]] && echo "${BASH_REMATCH[1]}" || echo 0; }

build() {
  [[ -z ${NO_BUILD:-} ]] || return 0
  say "Restoring and building ($CONFIGURATION)"
  dotnet restore AckAuthConsole.sln --locked-mode -v quiet && dotnet build AckAuthConsole.sln -c "$CONFIGURATION" --no-restore -v quiet -nologo
}

run_dotnet() {
  local project name
  for project in "$@"; do
    name=$(basename "$project" .csproj)
    say "$name"
    dotnet test "$project" -c "$CONFIGURATION" --no-build --no-restore -v quiet -nologo \
      --logger "trx;LogFileName=$name.trx" --results-directory "$results" || broken=1
    # A test host that dies leaves no results: that is a failure too.
    [[ -s $results/$name.trx ]] || { echo "$name left no results." >&2; broken=1; }
  done
}

run_contract() {
  say "contract (the official JavaScript SDKs and kubectl against the emulator)"
  (cd tests/contract && npm ci --no-audit --no-fund --loglevel=error >/dev/null) || { echo "npm ci failed." >&2; broken=1; return; }
  (cd tests/contract && node --test --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=junit --test-reporter-destination="$results/contract.junit.xml") || broken=1
  [[ -s $results/contract.junit.xml ]] || { echo "contract left no results." >&2; broken=1; }
}

all=(tests/*/*.Tests.csproj)
projects=() contract=0
if (($# == 0)); then projects=("${all[@]}") contract=1; fi
for part in "$@"; do
  case $part in
    dotnet) projects=("${all[@]}") ;;
    contract) contract=1 ;;
    *)
      found=(tests/AckAuthConsole."$part".Tests/*.csproj)
      [[ -f ${found[0]} ]] || { echo "There is no part '$part'. Parts: dotnet, contract,$(printf ' %s' "${all[@]}" | sed -E 's#tests/AckAuthConsole\.([^ /]+)\.Tests/[^ ]+#\1#g')." >&2; exit 2; }
      projects+=("${found[0]}") ;;
  esac
done

rm -rf "$results" && mkdir -p "$results"
install_missing || broken=1
build || { echo "The build failed; no test ran." >&2; echo "0 passed, 1 failed, 0 skipped"; exit 1; }
((${#projects[@]} == 0)) || run_dotnet "${projects[@]}"
((contract == 0)) || run_contract

read -r passed failed skipped < <(count)
((broken == 0 || failed > 0)) || failed=1
echo
echo "One part: tests/run.sh Core (or another, or contract). Results: artifacts/test-results."
echo "$passed passed, $failed failed, $skipped skipped"
((failed == 0 && passed > 0))
