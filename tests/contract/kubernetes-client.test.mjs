import * as k8s from '@kubernetes/client-node';
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { Emulator } from './support/emulator.mjs';
import { kubeconfigOfAdmin, kubeconfigOfCs } from './support/kube.mjs';

const rbacGroup = 'rbac.authorization.k8s.io';

describe('@kubernetes/client-node', () => {
  let emulator;
  let config;
  let rbac;
  let core;
  let reviews;
  before(async () => { emulator = await Emulator.start(); });
  after(async () => { await emulator.stop(); });
  beforeEach(async () => {
    await emulator.admin('POST', '/reset', {});
    config = configOf(await kubeconfigOfAdmin(emulator, 'token=admin'));
    rbac = config.makeApiClient(k8s.RbacAuthorizationV1Api);
    core = config.makeApiClient(k8s.CoreV1Api);
    reviews = config.makeApiClient(k8s.AuthorizationV1Api);
  });

  function configOf(text) {
    const made = new k8s.KubeConfig();
    made.loadFromString(text);
    return made;
  }

  const role = (name, ...rules) => ({ metadata: { name }, rules });
  const reading = { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] };

  async function refused(call, code, reason) {
    const error = await call.then(() => assert.fail(`${reason} expected, but the call went through`), e => e);
    assert.equal(error.code, code, error.message);
    const status = typeof error.body === 'string' ? JSON.parse(error.body) : error.body;
    assert.equal(status.reason, reason);
    return status;
  }

  test('signs in with the kubeconfig that CS hands out', async () => {
    const person = configOf(await kubeconfigOfCs(emulator, 'emulator-account'));
    const review = await person.makeApiClient(k8s.AuthenticationV1Api).createSelfSubjectReview({ body: {} });

    assert.match(review.status.userInfo.username, /^1000000000000001/);
    assert.ok(review.status.userInfo.groups.includes('system:users'));
    assert.ok((await person.makeApiClient(k8s.CoreV1Api).listNamespace()).items.some(ns => ns.metadata.name === 'team-a'));
  });

  test('creates, reads, replaces, patches and deletes', async () => {
    const created = await rbac.createClusterRole({ body: role('reader', reading) });
    assert.ok(created.metadata.uid);
    assert.ok(created.metadata.creationTimestamp instanceof Date);

    const read = await rbac.readClusterRole({ name: 'reader' });
    read.rules[0].verbs.push('watch');
    const replaced = await rbac.replaceClusterRole({ name: 'reader', body: read });
    assert.notEqual(replaced.metadata.resourceVersion, created.metadata.resourceVersion);
    await refused(rbac.replaceClusterRole({ name: 'reader', body: created }), 409, 'Conflict');

    const patched = await rbac.patchClusterRole(
      { name: 'reader', body: { metadata: { labels: { team: 'a' } } } },
      k8s.setHeaderOptions('Content-Type', k8s.PatchStrategy.MergePatch));
    assert.deepEqual(patched.metadata.labels, { team: 'a' });
    const operations = await rbac.patchClusterRole(
      { name: 'reader', body: [{ op: 'remove', path: '/metadata/labels/team' }] },
      k8s.setHeaderOptions('Content-Type', k8s.PatchStrategy.JsonPatch));
    assert.equal(operations.metadata.labels?.team, undefined);

    assert.equal((await rbac.deleteClusterRole({ name: 'reader' })).status, 'Success');
    await refused(rbac.readClusterRole({ name: 'reader' }), 404, 'NotFound');
  });

  test('writes nothing in a dry run, and is told what is wrong', async () => {
    await rbac.createClusterRole({ body: role('dry', reading), dryRun: 'All' });
    await refused(rbac.readClusterRole({ name: 'dry' }), 404, 'NotFound');
    await rbac.createClusterRole({ body: role('twice', reading) });
    await refused(rbac.createClusterRole({ body: role('twice', reading) }), 409, 'AlreadyExists');
    const invalid = await refused(rbac.createClusterRole({ body: role('bad', { resources: ['pods'], verbs: [] }) }), 422, 'Invalid');
    assert.deepEqual(invalid.details.causes.map(cause => cause.field).sort(), ['rules[0].apiGroups', 'rules[0].verbs']);
  });

  test('reads long lists page by page', async () => {
    const whole = (await rbac.listClusterRole()).items.map(item => item.metadata.name);
    const pages = [];
    let _continue;
    do {
      const page = await rbac.listClusterRole({ limit: 10, _continue });
      assert.ok(page.items.length <= 10);
      pages.push(...page.items.map(item => item.metadata.name));
      _continue = page.metadata._continue;
    } while (_continue);

    assert.deepEqual(pages, whole);
    const selected = await rbac.listClusterRole({ labelSelector: 'kubernetes.io/bootstrapping=rbac-defaults', fieldSelector: 'metadata.name=view' });
    assert.deepEqual(selected.items.map(item => item.metadata.name), ['view']);
  });

  test('watches from a version on', async () => {
    const list = await core.listNamespacedConfigMap({ namespace: 'team-a' });
    const events = [];
    const watch = new k8s.Watch(config);
    let ended;
    const seen = new Promise((done, failed) => {
      watch.watch('/api/v1/namespaces/team-a/configmaps', { resourceVersion: list.metadata.resourceVersion }, (type, object) => {
        events.push(`${type} ${object.metadata.name}`);
        if (events.length === 3) done();
      }, error => { if (!ended) failed(error ?? new Error('The watch ended.')); }).then(controller => { ended = () => controller.abort(); }, failed);
    });
    await core.createNamespacedConfigMap({ namespace: 'team-a', body: { metadata: { name: 'seen' }, data: { a: '1' } } });
    await core.patchNamespacedConfigMap({ name: 'seen', namespace: 'team-a', body: { data: { a: '2' } } }, k8s.setHeaderOptions('Content-Type', k8s.PatchStrategy.StrategicMergePatch));
    await core.deleteNamespacedConfigMap({ name: 'seen', namespace: 'team-a' });

    await seen;
    const abort = ended;
    ended = () => {};
    abort?.();
    assert.deepEqual(events, ['ADDED seen', 'MODIFIED seen', 'DELETED seen']);
  });

  test('keeps an informer current', async () => {
    const path = `/apis/${rbacGroup}/v1/rolebindings`;
    const informer = k8s.makeInformer(config, path, () => rbac.listRoleBindingForAllNamespaces());
    const seen = new Promise((done, failed) => {
      informer.on('add', binding => { if (binding.metadata.name === 'made') done(binding); });
      informer.on('error', failed);
    });
    await informer.start();
    try {
      assert.ok(informer.list('team-a').length > 0);
      await rbac.createNamespacedRoleBinding({
        namespace: 'team-a',
        body: { metadata: { name: 'made' }, roleRef: { apiGroup: rbacGroup, kind: 'ClusterRole', name: 'view' }, subjects: [{ apiGroup: rbacGroup, kind: 'User', name: 'jane' }] },
      });
      assert.equal((await seen).metadata.namespace, 'team-a');
    } finally {
      await informer.stop();
    }
  });

  test('asks who may do what', async () => {
    const ask = async (user, groups, attributes) => (await reviews.createSubjectAccessReview({ body: { spec: { user, groups, resourceAttributes: attributes } } })).status;
    const question = { verb: 'list', group: '', resource: 'pods', namespace: 'team-a' };
    assert.equal((await ask('jane', ['devs'], question)).allowed, false);

    await rbac.createClusterRoleBinding({ body: { metadata: { name: 'devs' }, roleRef: { apiGroup: rbacGroup, kind: 'ClusterRole', name: 'view' }, subjects: [{ apiGroup: rbacGroup, kind: 'Group', name: 'devs' }] } });

    const status = await ask('jane', ['devs'], question);
    assert.equal(status.allowed, true);
    assert.equal(status.reason, 'RBAC: allowed by ClusterRoleBinding "devs" of ClusterRole "view" to Group "devs"');
    assert.equal((await reviews.createSelfSubjectAccessReview({ body: { spec: { nonResourceAttributes: { verb: 'get', path: '/metrics' } } } })).status.allowed, true);
    const rules = await reviews.createSelfSubjectRulesReview({ body: { spec: { namespace: 'team-a' } } });
    assert.ok(rules.status.resourceRules.some(rule => rule.verbs.includes('*') && rule.resources.includes('*')));
  });

  test('acts as somebody else only where it may', async () => {
    const person = configOf(await kubeconfigOfAdmin(emulator, 'user=jane&groups=devs'));
    const status = await refused(person.makeApiClient(k8s.CoreV1Api).listNamespacedPod({ namespace: 'team-a' }), 403, 'Forbidden');
    assert.equal(status.message, 'pods is forbidden: User "jane" cannot list resource "pods" in API group "" in the namespace "team-a"');

    config.getCurrentUser().impersonateUser = 'jane';
    await refused(config.makeApiClient(k8s.CoreV1Api).listNamespacedPod({ namespace: 'team-a' }, k8s.setHeaderOptions('Impersonate-User', 'jane')), 403, 'Forbidden');
  });

  test('requests a token of a service account and comes in with it', async () => {
    await core.createNamespacedServiceAccount({ namespace: 'team-a', body: { metadata: { name: 'robot' } } });
    const request = await core.createNamespacedServiceAccountToken({ name: 'robot', namespace: 'team-a', body: { spec: { audiences: [], expirationSeconds: 600 } } });
    assert.ok(new Date(request.status.expirationTimestamp) > new Date());

    const robot = configOf((await kubeconfigOfAdmin(emulator, 'token=admin')).replace(/token: .*/, `token: ${request.status.token}`));
    const who = await robot.makeApiClient(k8s.AuthenticationV1Api).createSelfSubjectReview({ body: {} });
    assert.equal(who.status.userInfo.username, 'system:serviceaccount:team-a:robot');
    assert.deepEqual(who.status.userInfo.groups.slice().sort(), ['system:authenticated', 'system:serviceaccounts', 'system:serviceaccounts:team-a']);
  });

  test('works with objects of any kind', async () => {
    const objects = k8s.KubernetesObjectApi.makeApiClient(config);
    const policy = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'deny', namespace: 'team-a' }, spec: { podSelector: {}, policyTypes: ['Ingress'] } };
    await objects.create(policy);
    assert.equal((await objects.read(policy)).spec.policyTypes[0], 'Ingress');
    assert.equal((await objects.list('networking.k8s.io/v1', 'NetworkPolicy', 'team-a')).items.length, 1);
    await objects.delete(policy);
    await refused(objects.read(policy), 404, 'NotFound');
  });
});
