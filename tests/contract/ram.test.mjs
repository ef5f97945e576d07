import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { make, models, refused } from './support/clients.mjs';
import { Emulator } from './support/emulator.mjs';

const { ListUsersRequest, ListRolesRequest, GetUserRequest, GetRoleRequest, CreateUserRequest, DeleteUserRequest, AttachPolicyToUserRequest, DetachPolicyFromUserRequest, ListPoliciesForUserRequest, ListGroupsForUserRequest } = models.ram;

describe('RAM SDK', () => {
  let emulator;
  let account;
  before(async () => { emulator = await Emulator.start(); });
  after(async () => { await emulator.stop(); });
  beforeEach(async () => {
    await emulator.admin('POST', '/reset', {});
    account = make.ram(emulator.config('emulator-account'));
  });

  test('lists every user page by page', async () => {
    const names = [];
    let marker;
    let pages = 0;
    do {
      const { body } = await account.listUsers(new ListUsersRequest({ maxItems: 7, marker }));
      assert.ok(body.users.user.length <= 7);
      names.push(...body.users.user.map(user => user.userName));
      marker = body.isTruncated ? body.marker : undefined;
      pages++;
    } while (marker);

    assert.equal(pages, 6);
    assert.equal(names.length, 40);
    assert.equal(new Set(names).size, 40);
    assert.ok(names.includes('platform-admin') && names.includes('wang.wei'));
  });

  test('keeps Chinese names whole', async () => {
    const { body } = await account.getUser(new GetUserRequest({ userName: 'wang.wei' }));

    assert.equal(body.user.displayName, '王伟');
    assert.match(body.user.userId, /^\d{18}$/);
  });

  test('lists roles with their ARN and trust policy of one', async () => {
    const { body } = await account.listRoles(new ListRolesRequest({ maxItems: 100 }));
    const role = await account.getRole(new GetRoleRequest({ roleName: 'ci-deploy-role' }));

    assert.equal(body.roles.role.length, 15);
    assert.ok(body.roles.role.some(found => found.roleName.startsWith('AliyunReservedSSO-')));
    assert.match(role.body.role.arn, /^acs:ram::\d{16}:role\/ci-deploy-role$/);
    assert.ok(JSON.parse(role.body.role.assumeRolePolicyDocument).Statement.length > 0);
  });

  test('creates, attaches, reads back, detaches and deletes', async () => {
    const policy = { policyType: 'System', policyName: 'AliyunCSReadOnlyAccess', userName: 'contract-user' };
    await account.createUser(new CreateUserRequest({ userName: 'contract-user', displayName: "a*b(c)'d!", comments: 'x+y z' }));

    await account.attachPolicyToUser(new AttachPolicyToUserRequest(policy));

    const user = await account.getUser(new GetUserRequest({ userName: 'contract-user' }));
    assert.equal(user.body.user.displayName, "a*b(c)'d!");
    assert.equal(user.body.user.comments, 'x+y z');
    const attached = await account.listPoliciesForUser(new ListPoliciesForUserRequest({ userName: 'contract-user' }));
    assert.deepEqual(attached.body.policies.policy.map(found => found.policyName), ['AliyunCSReadOnlyAccess']);
    await refused(account.attachPolicyToUser(new AttachPolicyToUserRequest(policy)), 'EntityAlreadyExists.User.Policy', 409);
    await refused(account.deleteUser(new DeleteUserRequest({ userName: 'contract-user' })), 'DeleteConflict.User.Policy', 409);
    await account.detachPolicyFromUser(new DetachPolicyFromUserRequest(policy));
    await account.deleteUser(new DeleteUserRequest({ userName: 'contract-user' }));
    await refused(account.getUser(new GetUserRequest({ userName: 'contract-user' })), 'EntityNotExist.User', 404);
  });

  test('tells the groups of a user', async () => {
    const { body } = await account.listGroupsForUser(new ListGroupsForUserRequest({ userName: 'team-a-dev-1' }));

    assert.deepEqual(body.groups.group.map(group => group.groupName), ['team-a']);
  });

  test('answers an unknown user with EntityNotExist.User', async () => {
    const error = await refused(account.getUser(new GetUserRequest({ userName: 'nobody' })), 'EntityNotExist.User', 404);

    assert.match(error.message, /user does not exist/i);
  });

  test('refuses an unknown key, a wrong secret and a user without the right', async () => {
    const unknown = make.ram(emulator.config('emulator-nobody'));
    const wrong = make.ram(emulator.config('emulator-account', { secret: 'not-the-secret' }));
    const poor = make.ram(emulator.config('emulator-team-a-dev-2'));

    await refused(unknown.listUsers(new ListUsersRequest({})), 'InvalidAccessKeyId.NotFound', 404);
    await refused(wrong.listUsers(new ListUsersRequest({})), 'SignatureDoesNotMatch', 400);
    const denied = await refused(poor.listUsers(new ListUsersRequest({})), 'NoPermission', 403);
    assert.equal(denied.accessDeniedDetail?.AuthAction, 'ram:ListUsers');
  });

  test('reports a throttled call as the cloud does, once', async () => {
    await emulator.admin('POST', '/faults', { action: 'Ram.ListUsers', kind: 'Throttle', first: 1, retryAfterMs: 20 });

    await refused(account.listUsers(new ListUsersRequest({})), 'Throttling.User', 400);
    const { body } = await account.listUsers(new ListUsersRequest({}));

    assert.ok(body.users.user.length > 0);
  });

  test('works over HTTPS when the CA of the emulator is trusted, and only then', async () => {
    const trusting = make.ram(emulator.config('emulator-account', { https: true }));
    const { ca, ...withoutCa } = emulator.config('emulator-account', { https: true });

    const { body } = await trusting.listUsers(new ListUsersRequest({ maxItems: 5 }));

    assert.ok(ca.startsWith('-----BEGIN CERTIFICATE-----'));
    assert.equal(body.users.user.length, 5);
    await assert.rejects(make.ram(withoutCa).listUsers(new ListUsersRequest({ maxItems: 5 })), /certificate/i);
  });
});
