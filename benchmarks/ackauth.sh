#!/usr/bin/env bash
# ackauth can-i --reviews on many SubjectAccessReviews, the start of the program and the reading of the manifests included.
# benchmarks/ackauth.sh [reviews [bindings [roles [runs]]]]   (100,000 reviews, 4,000 bindings, 400 roles, 5 runs)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
reviews=${1:-100000} bindings=${2:-4000} roles=${3:-400} runs=${4:-5}
dotnet build benchmarks/AckAuthConsole.Core.Benchmarks -c Release -v quiet -nologo
dotnet build src/AckAuthConsole.Cli -c Release -v quiet -nologo
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dotnet benchmarks/AckAuthConsole.Core.Benchmarks/bin/Release/net10.0/AckAuthConsole.Core.Benchmarks.dll write "$folder" "$bindings" "$roles" "$reviews"
ackauth=src/AckAuthConsole.Cli/bin/Release/net10.0/ackauth
TIMEFORMAT='%R s of wall, %U + %S s of processor'
for ((run = 1; run <= runs; run++)); do
  time "$ackauth" can-i --reviews "$folder/reviews.jsonl" -f "$folder/rbac.yaml" >"$folder/answers.jsonl"
done
lines=$(wc -l <"$folder/answers.jsonl")
echo "$lines answers, $(grep -c '"allowed":true' "$folder/answers.jsonl") of them allowed; $reviews reviews, $bindings bindings, $roles roles"
[[ $lines -eq $reviews ]]
