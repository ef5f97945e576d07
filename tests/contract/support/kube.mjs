import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { make, models } from './clients.mjs';

export const prod = 'c6f0b1d94e7a2435c8d19e2f7a3b50001';
export const staging = 'c6f0b1d94e7a2435c8d19e2f7a3b50002';

/** The kubeconfig that CS hands out to whoever calls, as the official SDK gets it. */
export async function kubeconfigOfCs(emulator, keyId, cluster = prod) {
  const { DescribeClusterUserKubeconfigRequest } = models.cs;
  const client = make.cs(emulator.config(keyId));
  const answer = await client.describeClusterUserKubeconfig(cluster, new DescribeClusterUserKubeconfigRequest({ temporaryDurationMinutes: 60 }));
  return answer.body.config;
}

/** A kubeconfig of the emulator's own: token=admin, or user=NAME&groups=A,B with a client certificate. */
export async function kubeconfigOfAdmin(emulator, query, cluster = prod) {
  const answer = await fetch(new URL(`/emulator/admin/clusters/${cluster}/kubeconfig?${query}`, emulator.http));
  const text = await answer.text();
  if (!answer.ok) throw new Error(`kubeconfig: ${answer.status} ${text}`);
  return text;
}

/** kubectl from PATH, with a home and kubeconfigs of its own. */
export class Kubectl {
  #folder = mkdtempSync(join(tmpdir(), 'kubectl-contract-'));
  #files = 0;

  /** Writes a file and returns its path. */
  file(text) {
    const path = join(this.#folder, `${++this.#files}.yaml`);
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  }

  /** Runs kubectl; never throws. */
  run(kubeconfig, args, input) {
    return new Promise(done => {
      const child = execFile('kubectl', args, { env: this.#environment(kubeconfig), maxBuffer: 1 << 26 }, (error, stdout, stderr) =>
        done({ code: error ? (error.code ?? 1) : 0, stdout, stderr }));
      child.stdin.end(input ?? '');
    });
  }

  /** Runs kubectl and expects it to succeed. */
  async ok(kubeconfig, args, input) {
    const { code, stdout, stderr } = await this.run(kubeconfig, args, input);
    if (code !== 0) throw new Error(`kubectl ${args.join(' ')}: ${code} ${stderr}`);
    return stdout;
  }

  /** Runs kubectl and expects it to be refused. */
  async refused(kubeconfig, args, input) {
    const { code, stdout, stderr } = await this.run(kubeconfig, args, input);
    if (code === 0) throw new Error(`kubectl ${args.join(' ')} went through: ${stdout}`);
    return stderr;
  }

  /** Starts kubectl and gives its lines as they come. */
  start(kubeconfig, args) {
    const child = spawn('kubectl', args, { env: this.#environment(kubeconfig), stdio: ['ignore', 'pipe', 'inherit'] });
    return { child, [Symbol.asyncIterator]: () => lines(child.stdout) };
  }

  remove() {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #environment(kubeconfig) {
    return { PATH: process.env.PATH, HOME: this.#folder, KUBECONFIG: kubeconfig, LANG: 'C' };
  }
}

async function* lines(stream) {
  let rest = '';
  for await (const data of stream) {
    const parts = (rest + data).split('\n');
    rest = parts.pop();
    yield* parts;
  }
}
