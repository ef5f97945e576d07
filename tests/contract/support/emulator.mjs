import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

function findAssembly() {
  const named = process.env.EMULATOR_DLL;
  if (named) return named;
  const project = join(root, 'src/AckAuthConsole.Emulator/bin');
  const built = [process.env.CONFIGURATION, 'Release', 'Debug']
    .filter(Boolean)
    .map(configuration => join(project, configuration, 'net10.0/AckAuthConsole.Emulator.dll'))
    .find(existsSync);
  if (!built) throw new Error('The emulator is not built. Run: dotnet build src/AckAuthConsole.Emulator');
  return built;
}

/** A standalone emulator in a process of its own, on free ports of loopback. */
export class Emulator {
  #process;
  #folder;

  static async start(...options) {
    const emulator = new Emulator();
    emulator.#folder = mkdtempSync(join(tmpdir(), 'emulator-contract-'));
    const caFile = join(emulator.#folder, 'ca.pem');
    const child = spawn(
      process.env.DOTNET_HOST_PATH ?? 'dotnet',
      ['exec', findAssembly(), '--http-port', '0', '--https-port', '0', '--ca-out', caFile, ...options],
      { stdio: ['ignore', 'pipe', 'pipe'] });
    emulator.#process = child;
    const { http, https } = await addresses(child);
    emulator.http = http;
    emulator.https = https;
    emulator.ca = readFileSync(caFile, 'utf8');
    return emulator;
  }

  /** Ends the process that was started, by its id. */
  async stop() {
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      const ended = new Promise(done => this.#process.once('exit', done));
      this.#process.kill('SIGTERM');
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** What SDK clients are configured with. */
  config(keyId, { https = false, secret = `${keyId}-secret`, token } = {}) {
    const address = https ? this.https : this.http;
    return {
      accessKeyId: keyId,
      accessKeySecret: secret,
      securityToken: token,
      endpoint: address.host,
      protocol: https ? 'HTTPS' : 'HTTP',
      regionId: 'cn-hangzhou',
      ...(https ? { ca: this.ca } : {}),
    };
  }

  async admin(method, path, body) {
    const answer = await fetch(new URL(`/emulator/admin${path}`, this.http), {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  }
}

function addresses(child) {
  return new Promise((found, failed) => {
    let output = '';
    let errors = '';
    child.stderr.on('data', data => { errors += data; });
    child.stdout.on('data', data => {
      output += data;
      const http = output.match(/HTTP\s+(http:\S+)/)?.[1];
      const https = output.match(/HTTPS\s+(https:\S+)/)?.[1];
      if (http && https) found({ http: new URL(http), https: new URL(https) });
    });
    child.once('error', failed);
    child.once('exit', code => failed(new Error(`The emulator ended with ${code}: ${errors}${output}`)));
  });
}
