import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { make, models, refused } from './support/clients.mjs';
import { Emulator } from './support/emulator.mjs';

const { DescribeClustersForRegionRequest, DescribeClustersV1Request, DescribeRegionsRequest, GrantPermissionsRequest, GrantPermissionsRequestBody, ListClusterKubeconfigStatesRequest, UpdateUserPermissionsRequest, UpdateUserPermissionsRequestBody } = models.cs;

const regions = ['cn-hangzhou', 'cn-shanghai', 'cn-beijing', 'us-west-1'];
const prod = 'c6f0b1d94e7a2435c8d19e2f7a3b50001';
const staging = 'c6f0b1d94e7a2435c8d19e2f7a3b50002';
const unreachable = 'c6f0b1d94e7a2435c8d19e2f7a3b50005';
const wangWei = '200000000000000030';

describe('CS SDK', () => {
  let emulator;
  let account;
  before(async () => { emulator = await Emulator.start(); });
  after(async () => { await emulator.stop(); });
  beforeEach(async () => {
    await emulator.admin('POST', '/reset', {});
    account = make.cs(emulator.config('emulator-account'));
  });

  const held = async (client, uid) =>
    (await client.describeUserPermission(uid)).body
      .map(entry => `${entry.resourceType} ${entry.resourceId} ${entry.roleType}${entry.roleName ? ` ${entry.roleName}` : ''}`)
      .sort();

  const grant = (uid, ...entries) => account.grantPermissions(uid, new GrantPermissionsRequest({ body: entries.map(entry => new GrantPermissionsRequestBody(entry)) }));

  const update = (client, mode, uid, ...entries) =>
    client.updateUserPermissions(uid, new UpdateUserPermissionsRequest({ mode, body: entries.map(entry => new UpdateUserPermissionsRequestBody(entry)) }));

  const on = (cluster, roleName, namespace) => ({
    cluster,
    roleName,
    roleType: namespace ? 'namespace' : cluster ? 'cluster' : 'all-clusters',
    ...(namespace ? { namespace } : {}),
    isCustom: false,
    isRamRole: false,
  });

  test('finds every cluster of the account, region by region and page by page', async () => {
    const known = (await account.describeRegions(new DescribeRegionsRequest({}))).body.regions.map(region => region.regionId);
    const found = [];
    for (const region of regions) {
      assert.ok(known.includes(region));
      for (let page = 1; ; page++) {
        const { body } = await account.describeClustersForRegion(region, new DescribeClustersForRegionRequest({ pageNumber: page, pageSize: 1 }));
        found.push(...body.clusters.map(cluster => cluster.clusterId));
        if (page >= body.pageInfo.totalCount) break;
      }
    }

    assert.equal(found.length, 5);
    assert.equal(new Set(found).size, 5);
  });

  test('describes one cluster', async () => {
    const { body } = await account.describeClusterDetail(prod);

    assert.equal(body.name, 'prod-hangzhou');
    assert.equal(body.regionId, 'cn-hangzhou');
    assert.equal(body.state, 'running');
  });

  test('tells the namespaces of a cluster that can be reached, and the code of one that cannot', async () => {
    const { body } = await account.describeUserClusterNamespaces(prod);

    assert.ok(body.includes('team-a'));
    await refused(account.describeUserClusterNamespaces(unreachable), 'ErrorQueryClusterNamespace');
  });

  test('grants, and the grant replaces everything', async () => {
    await grant(wangWei, on(prod, 'dev', 'team-a'), on(staging, 'ops'));
    assert.deepEqual(await held(account, wangWei), [`cluster ${staging} ops`, `namespace ${prod}/team-a dev`]);

    await grant(wangWei, on(prod, 'restricted', 'team-b'));

    assert.deepEqual(await held(account, wangWei), [`namespace ${prod}/team-b restricted`]);
  });

  test('patches without losing the rest', async () => {
    await update(account, 'patch', wangWei, on(prod, 'dev', 'team-a'), { ...on(prod, 'secret-reader', 'payments'), isCustom: true });

    assert.deepEqual(await held(account, wangWei), [`cluster ${staging} dev`, `namespace ${prod}/payments custom secret-reader`, `namespace ${prod}/team-a dev`]);
  });

  test('deletes what was named and nothing else', async () => {
    await update(account, 'patch', wangWei, on(prod, 'dev', 'team-a'));

    await update(account, 'delete', wangWei, on(staging, 'dev'));

    assert.deepEqual(await held(account, wangWei), [`namespace ${prod}/team-a dev`]);
  });

  test('applies a whole set', async () => {
    await update(account, 'apply', wangWei, on(undefined, 'restricted'));

    assert.deepEqual(await held(account, wangWei), ['console all-clusters restricted']);
  });

  test('shows a RAM caller only what it administers', async () => {
    const lead = make.cs(emulator.config('emulator-team-a-lead'));
    await update(account, 'patch', wangWei, on(prod, 'dev', 'team-a'));

    assert.deepEqual(await held(lead, wangWei), [`cluster ${staging} dev`]);
    await refused(update(lead, 'patch', wangWei, on(prod, 'dev', 'team-b')), 'ForbiddenGrantPermissions', 403);
  });

  test('marks what a creator holds', async () => {
    const { body } = await account.describeUserPermission('200000000000000031');

    assert.ok(body.some(entry => entry.resourceId === staging && entry.roleType === 'admin' && entry.isOwner === 1));
  });

  test('answers StatusForbidden to a RAM user without cs:GetUserPermissions', async () => {
    const poor = make.cs(emulator.config('emulator-team-a-dev-2'));

    const error = await refused(poor.describeUserPermission(wangWei), 'StatusForbidden', 403);

    assert.match(error.message, /GetUserPermissions/);
  });

  test('refuses an unknown key and a wrong secret', async () => {
    const unknown = make.cs(emulator.config('emulator-nobody'));
    const wrong = make.cs(emulator.config('emulator-account', { secret: 'not-the-secret' }));

    await refused(unknown.describeUserPermission(wangWei), 'InvalidAccessKeyId.NotFound');
    await refused(wrong.describeUserPermission(wangWei), 'SignatureDoesNotMatch');
  });

  test('answers a cluster that is not there', async () => {
    await refused(account.describeClusterDetail('c00000000000000000000000000000000'), 'ErrorClusterNotFound', 404);
  });

  test('has withdrawn DescribeClustersV1', async () => {
    await assert.rejects(account.describeClustersV1(new DescribeClustersV1Request({})));
  });

  test('refuses two predefined roles in one scope', async () => {
    await assert.rejects(update(account, 'patch', wangWei, on(prod, 'dev', 'team-a'), on(prod, 'restricted', 'team-a')));

    assert.deepEqual(await held(account, wangWei), [`cluster ${staging} dev`]);
  });

  test('lists who holds a kubeconfig', async () => {
    const { body } = await account.listClusterKubeconfigStates(prod, new ListClusterKubeconfigStatesRequest({ pageNumber: 1, pageSize: 50 }));

    assert.ok(body.states.length > 0);
    assert.ok(body.states.some(state => state.accountName));
  });

  test('fails before the work, after the work and by a cut connection, as asked', async () => {
    await emulator.admin('POST', '/faults', { action: 'UpdateUserPermissions', kind: 'Error', nth: 1, code: 'ServiceUnavailable', status: 503 });
    await emulator.admin('POST', '/faults', { action: 'UpdateUserPermissions', kind: 'Drop', afterWork: true, nth: 2 });

    await refused(update(account, 'patch', wangWei, on(prod, 'dev', 'team-a')), 'ServiceUnavailable');
    assert.deepEqual(await held(account, wangWei), [`cluster ${staging} dev`]);
    await assert.rejects(update(account, 'patch', wangWei, on(prod, 'dev', 'team-a')));

    assert.deepEqual(await held(account, wangWei), [`cluster ${staging} dev`, `namespace ${prod}/team-a dev`]);
  });

  test('throttles as the cloud does', async () => {
    await emulator.admin('POST', '/faults', { action: 'CS.DescribeUserPermission', kind: 'Throttle', first: 1 });

    await refused(account.describeUserPermission(wangWei), 'Throttling.User');

    assert.deepEqual(await held(account, wangWei), [`cluster ${staging} dev`]);
  });

  test('works over HTTPS with the CA of the emulator', async () => {
    const secure = make.cs(emulator.config('emulator-account', { https: true }));

    await update(secure, 'patch', wangWei, on(prod, 'dev', 'team-a'));

    assert.ok((await held(secure, wangWei)).includes(`namespace ${prod}/team-a dev`));
  });
});
