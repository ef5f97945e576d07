import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Emulator } from './support/emulator.mjs';
import { Kubectl, kubeconfigOfAdmin } from './support/kube.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const ackauth = [process.env.CONFIGURATION, 'Release', 'Debug'].filter(Boolean)
  .map(configuration => join(root, 'src/AckAuthConsole.Cli/bin', configuration, 'net10.0/ackauth.dll')).find(existsSync);

const run = (args, input) => new Promise(done => {
  const child = execFile(process.env.DOTNET_HOST_PATH ?? 'dotnet', ['exec', ackauth, ...args], { maxBuffer: 1 << 26 }, (error, stdout, stderr) => done({ code: error?.code ?? 0, stdout, stderr }));
  child.stdin.end(input ?? '');
});

describe('ackauth and kubectl, on the same cluster', () => {
  let emulator;
  let kubectl;
  let admin;
  before(async () => {
    emulator = await Emulator.start();
    kubectl = new Kubectl();
    admin = kubectl.file(await kubeconfigOfAdmin(emulator, 'token=admin'));
  });
  after(async () => {
    kubectl?.remove();
    await emulator.stop();
  });

  test('give the same answers, by a kubeconfig and on exported manifests', async () => {
    const exported = kubectl.file(await kubectl.ok(admin, ['get', 'clusterroles,clusterrolebindings,roles,rolebindings,namespaces', '-A', '-o', 'yaml']));
    const users = ['system:serviceaccount:jenkins:agent', 'system:serviceaccount:team-b:default', 'nobody'];
    const questions = [['list', 'secrets'], ['create', 'pods'], ['patch', 'deployments.apps']];
    let allowed = 0;
    for (const user of users) {
      for (const [verb, resource] of questions) {
        const asked = [verb, resource, '-n', 'team-b', '--as', user];
        const expected = (await kubectl.run(admin, ['auth', 'can-i', ...asked])).stdout.trim();
        const online = await run(['can-i', ...asked, '--kubeconfig', admin]);
        const offline = await run(['can-i', ...asked, '-f', exported]);
        assert.equal(online.stdout.split('\n')[0], expected, `${asked.join(' ')}: ${online.stderr}`);
        assert.equal(offline.stdout.split('\n')[0], expected, `${asked.join(' ')}: ${offline.stderr}`);
        if (expected === 'yes') allowed++;
      }
    }
    assert.ok(allowed > 2, `${allowed}`);
  });

  test('finds what is risky in a cluster, workloads included', async () => {
    const { code, stdout, stderr } = await run(['findings', '--kubeconfig', admin, '-o', 'json']);
    assert.equal(code, 1, stderr);
    const rules = new Set(JSON.parse(stdout).map(finding => finding.rule));
    for (const rule of ['R01', 'R06', 'R16', 'R19', 'R44', 'R45', 'R46', 'R50', 'R55', 'E01']) assert.ok(rules.has(rule), rule);
  });

  test('tells what somebody may not read, and a cluster that does not answer', async () => {
    const person = kubectl.file(await kubeconfigOfAdmin(emulator, 'user=jane'));
    const partly = await run(['who-can', 'get', 'pods', '--kubeconfig', person]);
    assert.equal(partly.code, 0);
    assert.match(partly.stderr, /warning: ClusterRoleBinding objects of the cluster may not be read/);

    const away = kubectl.file((await kubeconfigOfAdmin(emulator, 'token=admin')).replace(/server: .*/, 'server: https://127.0.0.1:9/'));
    const unreachable = await run(['lookup', 'jane', '--kubeconfig', away]);
    assert.equal(unreachable.code, 3);
    assert.match(unreachable.stderr, /^https:\/\/127\.0\.0\.1:9\/: \S/);

    const plugin = kubectl.file((await kubeconfigOfAdmin(emulator, 'token=admin')).replace(/token: .*/, 'exec: {apiVersion: client.authentication.k8s.io/v1, command: /bin/true}'));
    const refused = await run(['lookup', 'jane', '--kubeconfig', plugin]);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /kubeconfig: .*exec/);
  });
});
