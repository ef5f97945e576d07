import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { make, models, refused } from './support/clients.mjs';
import { Emulator } from './support/emulator.mjs';

const { AssumeRoleRequest } = models.sts;

describe('STS SDK', () => {
  let emulator;
  let account;
  before(async () => {
    emulator = await Emulator.start();
    account = make.sts(emulator.config('emulator-account'));
  });
  after(async () => { await emulator.stop(); });

  test('tells the account who it is', async () => {
    const { body } = await account.getCallerIdentity();

    assert.equal(body.identityType, 'Account');
    assert.match(body.accountId, /^\d{16}$/);
  });

  test('tells a RAM user who it is', async () => {
    const { body } = await make.sts(emulator.config('emulator-platform-admin')).getCallerIdentity();

    assert.equal(body.identityType, 'RAMUser');
    assert.equal(body.userId, '200000000000000001');
    assert.match(body.arn, /:user\/platform-admin$/);
  });

  test('gives credentials of a role, which work with every SDK', async () => {
    const { accountId } = (await account.getCallerIdentity()).body;
    // The account itself may not assume a role; a RAM user with the right may.
    const person = make.sts(emulator.config('emulator-platform-admin'));
    await emulator.admin('POST', '/roles', { roleName: 'contract-role', policies: ['AliyunCSReadOnlyAccess'] });
    await attach(emulator, 'platform-admin', 'AliyunSTSAssumeRoleAccess');

    const assume = () => person.assumeRole(new AssumeRoleRequest({ roleArn: `acs:ram::${accountId}:role/contract-role`, roleSessionName: 'contract', durationSeconds: 900 }));
    const { body } = await assume();

    const { accessKeyId, accessKeySecret, securityToken, expiration } = body.credentials;
    assert.ok(accessKeyId.startsWith('STS.'));
    assert.ok(Date.parse(expiration) > 0);
    const session = emulator.config(accessKeyId, { secret: accessKeySecret, token: securityToken });
    const identity = (await make.sts(session).getCallerIdentity()).body;
    assert.equal(identity.identityType, 'AssumedRoleUser');
    const clusters = await make.cs(session).describeClustersForRegion('cn-hangzhou', new models.cs.DescribeClustersForRegionRequest({}));
    assert.ok(clusters.body.clusters.length >= 2);
    const other = (await assume()).body.credentials.securityToken;
    await refused(make.sts(emulator.config(accessKeyId, { secret: accessKeySecret, token: other })).getCallerIdentity(), 'InvalidSecurityToken.MismatchWithAccessKey', 400);
    await refused(make.sts(emulator.config(accessKeyId, { secret: accessKeySecret, token: 'broken' })).getCallerIdentity(), 'InvalidSecurityToken.Malformed', 400);
  });

  test('refuses a role that does not exist', async () => {
    const { accountId } = (await account.getCallerIdentity()).body;

    await refused(
      make.sts(emulator.config('emulator-platform-admin')).assumeRole(new AssumeRoleRequest({ roleArn: `acs:ram::${accountId}:role/no-such-role`, roleSessionName: 'contract' })),
      'EntityNotExist.Role', 404);
  });
});

async function attach(emulator, userName, policyName) {
  const ram = make.ram(emulator.config('emulator-account'));
  await ram.attachPolicyToUser(new models.ram.AttachPolicyToUserRequest({ userName, policyName, policyType: 'System' }));
}
