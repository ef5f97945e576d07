#!/usr/bin/env bash
# The speeds that a person feels, on the scale seed: first rows of "RAM Users", search as you type, start of the built console.
# benchmarks/pages.sh [users]   (5,000 users unless told otherwise; roles, clusters and grants grow with them)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet build src/AckAuthConsole.Web -c Release -v quiet -nologo
dotnet build benchmarks/AckAuthConsole.Benchmarks -c Release -v quiet -nologo
exec dotnet benchmarks/AckAuthConsole.Benchmarks/bin/Release/net10.0/AckAuthConsole.Benchmarks.dll "${1:-5000}"
