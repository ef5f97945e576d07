#!/usr/bin/env bash
# The evaluator and its index on 40,000 bindings and 2,000 roles, by BenchmarkDotNet, and what the index keeps in memory.
# benchmarks/rbac.sh [arguments of BenchmarkDotNet, for instance --filter '*CanI*']
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet build benchmarks/AckAuthConsole.Core.Benchmarks -c Release -v quiet -nologo
program=benchmarks/AckAuthConsole.Core.Benchmarks/bin/Release/net10.0/AckAuthConsole.Core.Benchmarks.dll
dotnet "$program" kept
exec dotnet "$program" --artifacts artifacts/benchmarks "$@"
