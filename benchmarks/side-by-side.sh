#!/usr/bin/env bash
# The same SubjectAccessReviews answered by ackauth from manifests and by a real kube-apiserver that holds the same objects: do they agree, and how long does each take?
# benchmarks/side-by-side.sh [reviews [bindings [roles]]]   (20,000 reviews, 4,000 bindings, 400 roles)
# Needs kubectl, node, etcd, and KUBEBUILDER_ASSETS with the folder that holds kube-apiserver.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
reviews=${1:-20000} bindings=${2:-4000} roles=${3:-400}
apiserver=${KUBEBUILDER_ASSETS:?names the folder that holds kube-apiserver}/kube-apiserver
[[ -x $KUBEBUILDER_ASSETS/etcd ]] && etcd=$KUBEBUILDER_ASSETS/etcd || etcd=$(command -v etcd)
dotnet build benchmarks/AckAuthConsole.Core.Benchmarks -c Release -v quiet -nologo
dotnet build src/AckAuthConsole.Cli -c Release -v quiet -nologo

folder=$(mktemp -d)
pids=()
finish() {
  ((${#pids[@]} == 0)) || { kill "${pids[@]}" 2>/dev/null || true; wait "${pids[@]}" 2>/dev/null || true; }
  rm -rf "$folder"
}
trap finish EXIT
free_ports() { node -e 'const n=require("net"),s=[0,1,2].map(()=>n.createServer().listen(0,"127.0.0.1"));setTimeout(()=>{console.log(s.map(x=>x.address().port).join(" "));s.forEach(x=>x.close())},100)'; }
read -r api client peer < <(free_ports)

dotnet benchmarks/AckAuthConsole.Core.Benchmarks/bin/Release/net10.0/AckAuthConsole.Core.Benchmarks.dll write "$folder" "$bindings" "$roles" "$reviews"

"$etcd" --data-dir "$folder/etcd" --log-level error --listen-client-urls "http://127.0.0.1:$client" --advertise-client-urls "http://127.0.0.1:$client" \
  --listen-peer-urls "http://127.0.0.1:$peer" --initial-advertise-peer-urls "http://127.0.0.1:$peer" --initial-cluster "default=http://127.0.0.1:$peer" >"$folder/etcd.log" 2>&1 &
pids+=($!)
token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
echo "$token,bench,bench,system:masters" >"$folder/tokens.csv"
openssl genrsa -out "$folder/sa.key" 2048 2>/dev/null
"$apiserver" --etcd-servers="http://127.0.0.1:$client" --bind-address=127.0.0.1 --secure-port="$api" --cert-dir="$folder/certs" --token-auth-file="$folder/tokens.csv" \
  --authorization-mode=RBAC --disable-admission-plugins=ServiceAccount,NamespaceLifecycle --service-account-key-file="$folder/sa.key" --service-account-signing-key-file="$folder/sa.key" \
  --service-account-issuer=https://kubernetes.default.svc --service-cluster-ip-range=10.0.0.0/24 --max-requests-inflight=4000 --enable-priority-and-fairness=false >"$folder/apiserver.log" 2>&1 &
pids+=($!)
kubectl() { command kubectl --kubeconfig=/dev/null --server="https://127.0.0.1:$api" --insecure-skip-tls-verify --token="$token" "$@"; }
for _ in $(seq 1 300); do [[ $(kubectl get --raw /readyz 2>/dev/null) == ok ]] && break; sleep 0.2; done
export API="https://127.0.0.1:$api" TOKEN="$token"

echo "Storing $bindings bindings and $roles roles in kube-apiserver $(kubectl get --raw /version | grep -o '"gitVersion": "[^"]*"' | cut -d'"' -f4)."
kubectl create --validate=false -f "$folder/rbac.yaml" >/dev/null

TIMEFORMAT='%R s of wall'
printf 'ackauth, reading the manifests included: '
time src/AckAuthConsole.Cli/bin/Release/net10.0/ackauth can-i --reviews "$folder/reviews.jsonl" -f "$folder/rbac.yaml" >"$folder/ackauth.jsonl"
printf 'kube-apiserver, 16 requests at a time:   '
time node benchmarks/ask-api-server.mjs "$folder/reviews.jsonl" "$folder/apiserver.jsonl"
node -e '
  const { readFileSync } = require("fs");
  const [ours, theirs] = process.argv.slice(1).map(file => readFileSync(file, "utf8").trim().split("\n").map(line => JSON.parse(line).status));
  const other = ours.filter((status, line) => Boolean(status.allowed) !== Boolean(theirs[line]?.allowed)).length;
  console.log(`${ours.length} and ${theirs.length} answers, ${ours.filter(s => s.allowed).length} allowed, ${other} differences`);
  process.exit(other === 0 && ours.length === theirs.length ? 0 : 1);
' "$folder/ackauth.jsonl" "$folder/apiserver.jsonl"
