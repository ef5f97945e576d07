import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { Emulator } from './support/emulator.mjs';
import { Kubectl, kubeconfigOfAdmin, kubeconfigOfCs, prod } from './support/kube.mjs';

const manifests = `
apiVersion: v1
kind: ServiceAccount
metadata: {name: robot, namespace: team-a}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: reader, namespace: team-a, labels: {app: demo}}
rules:
- {apiGroups: [""], resources: [pods, configmaps], verbs: [get, list]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: reader, namespace: team-a}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
subjects:
- {kind: ServiceAccount, name: robot, namespace: team-a}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: team-a}
data: {a: "1"}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny, namespace: team-a}
spec: {podSelector: {}, policyTypes: [Ingress]}
`;

describe('kubectl', () => {
  let emulator;
  let kubectl;
  let admin;
  let person;
  before(async () => {
    emulator = await Emulator.start();
    kubectl = new Kubectl();
  });
  after(async () => {
    kubectl?.remove();
    await emulator.stop();
  });
  beforeEach(async () => {
    await emulator.admin('POST', '/reset', {});
    admin = kubectl.file(await kubeconfigOfAdmin(emulator, 'token=admin'));
    person = kubectl.file(await kubeconfigOfAdmin(emulator, 'user=jane&groups=devs'));
  });

  test('works with the kubeconfig that CS hands out', async () => {
    const account = kubectl.file(await kubeconfigOfCs(emulator, 'emulator-account'));

    assert.match(await kubectl.ok(account, ['auth', 'whoami']), /Username\s+1000000000000001/);
    assert.match(await kubectl.ok(account, ['auth', 'whoami', '-o', 'json']), /"system:users"/);
    assert.match(await kubectl.ok(account, ['get', 'namespaces']), /team-a\s+Active/);
    assert.match(await kubectl.ok(account, ['version']), /Server Version: v1\.3\d/);
  });

  test('refuses a certificate of another cluster, and a token that is none', async () => {
    const here = await kubeconfigOfAdmin(emulator, 'user=jane');
    const other = await kubeconfigOfAdmin(emulator, 'user=jane', 'c6f0b1d94e7a2435c8d19e2f7a3b50002');
    const mixed = here.replace(/client-certificate-data: .*/, other.match(/client-certificate-data: .*/)[0]).replace(/client-key-data: .*/, other.match(/client-key-data: .*/)[0]);

    assert.match(await kubectl.refused(kubectl.file(mixed), ['get', 'pods']), /Unauthorized|must be logged in/);
    assert.match(await kubectl.refused(admin, ['--token', 'nonsense', 'get', 'pods']), /Unauthorized|must be logged in/);
  });

  test('finds what there is: resources, versions, explanations', async () => {
    const resources = await kubectl.ok(admin, ['api-resources']);
    for (const line of [/clusterroles\s+rbac\.authorization\.k8s\.io\/v1\s+false\s+ClusterRole/, /serviceaccounts\s+sa\s+v1\s+true\s+ServiceAccount/, /networkpolicies\s+netpol/, /deployments\s+deploy\s+apps\/v1/]) assert.match(resources, line);
    assert.match(await kubectl.ok(admin, ['api-versions']), /^authorization\.k8s\.io\/v1$/m);
    assert.match(await kubectl.ok(admin, ['explain', 'clusterrole.rules']), /PolicyRule/);
    assert.match(await kubectl.ok(admin, ['explain', 'rolebinding', '--recursive']), /roleRef/);
    assert.match(await kubectl.refused(admin, ['get', 'widgets']), /doesn't have a resource type "widgets"/);
    assert.match(await kubectl.refused(admin, ['get', 'clusterrole', 'nope']), /clusterroles\.rbac\.authorization\.k8s\.io "nope" not found/);
    assert.match(await kubectl.refused(admin, ['get', 'role', 'nope', '-n', 'team-a']), /roles\.rbac\.authorization\.k8s\.io "nope" not found/);
  });

  test('lists and prints in every form, page by page and by selectors', async () => {
    const whole = (await kubectl.ok(admin, ['get', 'clusterroles', '-o', 'name'])).trim().split('\n');
    assert.ok(whole.length > 60, `${whole.length}`);
    assert.deepEqual((await kubectl.ok(admin, ['get', 'clusterroles', '-o', 'name', '--chunk-size=7'])).trim().split('\n'), whole);
    assert.match(await kubectl.ok(admin, ['get', 'clusterrolebindings', '-o', 'wide']), /NAME\s+ROLE\s+AGE\s+USERS\s+GROUPS\s+SERVICEACCOUNTS/);
    assert.match(await kubectl.ok(admin, ['get', 'rolebindings', '-A']), /NAMESPACE\s+NAME\s+ROLE\s+AGE/);
    assert.match(await kubectl.ok(admin, ['get', 'pods', '-A', '-o', 'wide']), /READY\s+STATUS\s+RESTARTS\s+AGE\s+IP\s+NODE/);
    assert.equal(JSON.parse(await kubectl.ok(admin, ['get', 'clusterrole', 'view', '-o', 'json'])).metadata.labels['kubernetes.io/bootstrapping'], 'rbac-defaults');
    assert.match(await kubectl.ok(admin, ['get', 'clusterrole', 'view', '-o', 'yaml']), /^aggregationRule:/m);
    assert.match(await kubectl.ok(admin, ['get', 'clusterroles', '-l', 'kubernetes.io/bootstrapping', '-o', 'name']), /clusterrole\.rbac\.authorization\.k8s\.io\/cluster-admin/);
    assert.doesNotMatch(await kubectl.ok(admin, ['get', 'clusterroles', '-l', 'kubernetes.io/bootstrapping!=rbac-defaults', '-o', 'name']), /\/cluster-admin/);
    assert.equal((await kubectl.ok(admin, ['get', 'pods', '-A', '--field-selector', 'metadata.namespace=team-a', '-o', 'jsonpath={range .items[*]}{.metadata.namespace}{"\\n"}{end}'])).trim().split('\n').filter(ns => ns !== 'team-a').length, 0);
    assert.match(await kubectl.ok(admin, ['describe', 'clusterrole', 'view']), /PolicyRule:/);
    assert.match(await kubectl.ok(admin, ['describe', 'rolebinding', '-n', 'team-a']), /Subjects:/);
    assert.match(await kubectl.ok(admin, ['get', 'deployments,daemonsets,configmaps,serviceaccounts', '-A']), /deployment\.apps\//);
  });

  test('shows grants as bindings, and bindings made by hand take effect', async () => {
    assert.match(await kubectl.ok(admin, ['get', 'clusterrolebindings', '-o', 'name']), /\/200000000000000001-clusterrolebinding/);
    assert.equal((await kubectl.run(person, ['auth', 'can-i', 'list', 'pods', '-n', 'team-a'])).stdout.trim(), 'no');

    await kubectl.ok(admin, ['create', 'rolebinding', 'devs', '-n', 'team-a', '--clusterrole=view', '--group=devs']);

    assert.equal((await kubectl.ok(person, ['auth', 'can-i', 'list', 'pods', '-n', 'team-a'])).trim(), 'yes');
    assert.match(await kubectl.ok(person, ['get', 'pods', '-n', 'team-a']), /Running/);
    assert.match(await kubectl.refused(person, ['delete', 'configmap', 'web-settings', '-n', 'team-a']), /configmaps "web-settings" is forbidden: User "jane" cannot delete resource "configmaps" in API group "" in the namespace "team-a"/);
  });

  test('applies manifests, again without a change, and with one', async () => {
    const file = kubectl.file(manifests);
    assert.match(await kubectl.ok(admin, ['apply', '-f', file]), /role\.rbac\.authorization\.k8s\.io\/reader created/);
    assert.doesNotMatch(await kubectl.ok(admin, ['apply', '-f', file]), /created|configured/);

    const changed = kubectl.file(manifests.replace('verbs: [get, list]', 'verbs: [get, list, watch]'));
    const difference = await kubectl.run(admin, ['diff', '-f', changed]);
    assert.equal(difference.code, 1, difference.stderr);
    assert.match(difference.stdout, /\+ {2}- watch/);
    assert.match(await kubectl.ok(admin, ['apply', '-f', changed]), /reader configured/);
    assert.match(await kubectl.ok(admin, ['auth', 'can-i', 'watch', 'pods', '-n', 'team-a', '--as', 'system:serviceaccount:team-a:robot']), /yes/);
    assert.match(await kubectl.ok(admin, ['auth', 'reconcile', '-f', file]), /reconciled/);
    assert.match(await kubectl.ok(admin, ['delete', '-f', file]), /"reader" deleted/);
  });

  test('creates by its generators, also as a dry run on the server', async () => {
    await kubectl.ok(admin, ['create', 'namespace', 'fresh']);
    await kubectl.ok(admin, ['create', 'serviceaccount', 'robot', '-n', 'fresh']);
    await kubectl.ok(admin, ['create', 'role', 'reader', '-n', 'fresh', '--verb=get,list', '--resource=pods,deployments.apps', '--resource-name=one']);
    await kubectl.ok(admin, ['create', 'clusterrole', 'probe', '--verb=get', '--non-resource-url=/healthz,/readyz/*']);
    await kubectl.ok(admin, ['create', 'clusterrolebinding', 'probe', '--clusterrole=probe', '--user=jane', '--group=devs', '--serviceaccount=fresh:robot']);
    await kubectl.ok(admin, ['create', 'configmap', 'settings', '-n', 'fresh', '--from-literal=a=b']);
    await kubectl.ok(admin, ['create', 'secret', 'generic', 'key', '-n', 'fresh', '--from-literal=a=b']);

    const role = JSON.parse(await kubectl.ok(admin, ['get', 'role', 'reader', '-n', 'fresh', '-o', 'json']));
    assert.deepEqual(role.rules, [
      { apiGroups: [''], resourceNames: ['one'], resources: ['pods'], verbs: ['get', 'list'] },
      { apiGroups: ['apps'], resourceNames: ['one'], resources: ['deployments'], verbs: ['get', 'list'] },
    ]);
    const binding = JSON.parse(await kubectl.ok(admin, ['get', 'clusterrolebinding', 'probe', '-o', 'json']));
    assert.deepEqual(binding.subjects, [
      { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'jane' },
      { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'devs' },
      { kind: 'ServiceAccount', name: 'robot', namespace: 'fresh' },
    ]);
    assert.equal(await kubectl.ok(admin, ['get', 'secret', 'key', '-n', 'fresh', '-o', 'jsonpath={.data.a}']), 'Yg==');
    assert.match(await kubectl.ok(admin, ['create', 'role', 'dry', '-n', 'fresh', '--verb=get', '--resource=pods', '--dry-run=server', '-o', 'name']), /role.*\/dry/);
    assert.match(await kubectl.refused(admin, ['get', 'role', 'dry', '-n', 'fresh']), /not found/);
    assert.match(await kubectl.refused(admin, ['create', 'namespace', 'fresh']), /AlreadyExists.*already exists/);
    await kubectl.ok(admin, ['delete', 'namespace', 'fresh']);
    assert.match(await kubectl.refused(admin, ['get', 'namespace', 'fresh']), /NotFound/);
  });

  test('patches in three ways, labels, annotates, and meets conflicts', async () => {
    await kubectl.ok(admin, ['apply', '-f', kubectl.file(manifests)]);
    await kubectl.ok(admin, ['patch', 'role', 'reader', '-n', 'team-a', '--type=json', '-p', '[{"op":"add","path":"/rules/0/verbs/-","value":"patch"}]']);
    await kubectl.ok(admin, ['patch', 'role', 'reader', '-n', 'team-a', '--type=merge', '-p', '{"metadata":{"labels":{"x":"y"}}}']);
    await kubectl.ok(admin, ['patch', 'configmap', 'settings', '-n', 'team-a', '-p', '{"data":{"b":"2"}}']);
    await kubectl.ok(admin, ['label', 'role', 'reader', '-n', 'team-a', 'z=1']);
    await kubectl.ok(admin, ['annotate', 'role', 'reader', '-n', 'team-a', 'note=hi']);

    const text = await kubectl.ok(admin, ['get', 'role', 'reader', '-n', 'team-a', '-o', 'json']);
    const role = JSON.parse(text);
    assert.deepEqual(role.rules[0].verbs, ['get', 'list', 'patch']);
    assert.deepEqual(role.metadata.labels, { app: 'demo', x: 'y', z: '1' });
    assert.equal(role.metadata.annotations.note, 'hi');
    assert.deepEqual(JSON.parse(await kubectl.ok(admin, ['get', 'configmap', 'settings', '-n', 'team-a', '-o', 'json'])).data, { a: '1', b: '2' });

    await kubectl.ok(admin, ['label', 'role', 'reader', '-n', 'team-a', 'z-']);
    assert.match(await kubectl.refused(admin, ['replace', '-f', kubectl.file(text)]), /Conflict.*the object has been modified/);
    await kubectl.ok(admin, ['scale', 'deployment', 'web', '-n', 'team-a', '--replicas=1']);
  });

  test('answers who may do what', async () => {
    assert.equal((await kubectl.ok(admin, ['auth', 'can-i', '*', '*'])).trim(), 'yes');
    assert.equal((await kubectl.run(admin, ['auth', 'can-i', 'get', 'pods', '--subresource=log', '-n', 'team-a', '--as', 'jane'])).stdout.trim(), 'no');
    await kubectl.ok(admin, ['create', 'clusterrolebinding', 'view-devs', '--clusterrole=view', '--group=devs']);
    assert.equal((await kubectl.ok(admin, ['auth', 'can-i', 'get', 'pods', '--subresource=log', '-n', 'team-a', '--as', 'jane', '--as-group', 'devs'])).trim(), 'yes');
    assert.equal((await kubectl.ok(admin, ['auth', 'can-i', 'get', '/healthz', '--as', 'jane'])).trim(), 'yes');
    assert.match(await kubectl.ok(admin, ['auth', 'can-i', '--list', '-n', 'team-a', '--as', 'jane', '--as-group', 'devs']), /pods\s+\[\]\s+\[\]\s+\[get list watch\]/);
    assert.match(await kubectl.ok(person, ['auth', 'whoami']), /Username\s+jane[\s\S]*devs/);
    assert.match(await kubectl.refused(person, ['get', 'pods', '--as', 'somebody']), /cannot impersonate resource "users"/);
  });

  test('makes a token by which a service account comes in', async () => {
    await kubectl.ok(admin, ['apply', '-f', kubectl.file(manifests)]);
    const token = (await kubectl.ok(admin, ['create', 'token', 'robot', '-n', 'team-a', '--duration=10m'])).trim();
    const bare = kubectl.file((await kubeconfigOfAdmin(emulator, 'token=admin')).replace(/token: .*/, `token: ${token}`));

    assert.match(await kubectl.ok(bare, ['auth', 'whoami']), /system:serviceaccount:team-a:robot/);
    assert.match(await kubectl.ok(bare, ['get', 'configmaps', '-n', 'team-a']), /settings/);
    assert.match(await kubectl.refused(bare, ['get', 'configmaps', '-n', 'team-b']), /forbidden/);
  });

  test('is kept from giving more than one has, and from what cannot change', async () => {
    await kubectl.ok(admin, ['create', 'clusterrole', 'role-writer', '--verb=create,update,patch,get', '--resource=clusterroles.rbac.authorization.k8s.io,clusterrolebindings.rbac.authorization.k8s.io']);
    await kubectl.ok(admin, ['create', 'clusterrolebinding', 'role-writer', '--clusterrole=role-writer', '--user=jane']);

    const escalation = await kubectl.refused(person, ['create', 'clusterrole', 'everything', '--verb=*', '--resource=*']);
    assert.match(escalation, /is attempting to grant RBAC permissions not currently held/);
    assert.match(await kubectl.refused(person, ['create', 'clusterrolebinding', 'me', '--clusterrole=cluster-admin', '--user=jane']), /attempting to grant RBAC permissions not currently held/);

    const other = manifests.split('---')[2].replace('kind: Role,', 'kind: ClusterRole,');
    await kubectl.ok(admin, ['apply', '-f', kubectl.file(manifests)]);
    assert.match(await kubectl.refused(admin, ['apply', '-f', kubectl.file(other)]), /roleRef: Invalid value: .*cannot change roleRef/s);
    const bad = 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: bad}\nrules: [{resources: [pods], verbs: []}]\n';
    assert.match(await kubectl.refused(admin, ['apply', '-f', kubectl.file(bad)]), /rules\[0\]\.verbs: Required value/);
  });

  test('watches', async () => {
    const watching = kubectl.start(admin, ['get', 'configmaps', '-n', 'team-b', '--watch-only', '-o', 'name']);
    try {
      // kubectl says nothing before the first change, so one is made again and again until it is seen.
      const seen = watching[Symbol.asyncIterator]().next();
      let line;
      for (let number = 0; line === undefined && number < 60; number++) {
        await kubectl.ok(admin, ['create', 'configmap', `seen-${number}`, '-n', 'team-b', '--from-literal=a=b']);
        line = await Promise.race([seen.then(next => next.value), new Promise(done => setTimeout(done, 250))]);
      }
      assert.match(line, /^configmap\/seen-\d+$/);
    } finally {
      watching.child.kill();
    }
  });

  test('waits for what is deleted', async () => {
    await kubectl.ok(admin, ['create', 'configmap', 'short', '-n', 'team-b', '--from-literal=a=b']);
    await Promise.all([kubectl.ok(admin, ['wait', '--for=delete', 'configmap/short', '-n', 'team-b', '--timeout=30s']), kubectl.ok(admin, ['delete', 'configmap', 'short', '-n', 'team-b'])]);
  });

  test('is turned away where the API server cannot be reached', async () => {
    const broken = kubectl.file((await kubeconfigOfAdmin(emulator, 'token=admin')).replaceAll(prod, 'c0000000000000000000000000000000f'));
    assert.notEqual((await kubectl.run(broken, ['get', 'pods', '--request-timeout=5s'])).code, 0);
  });
});
