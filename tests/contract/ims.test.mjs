import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { make, models, refused } from './support/clients.mjs';
import { Emulator } from './support/emulator.mjs';

const { GetUserRequest, ListUsersRequest } = models.ims;

describe('IMS SDK', () => {
  let emulator;
  let account;
  before(async () => {
    emulator = await Emulator.start();
    account = make.ims(emulator.config('emulator-account'));
  });
  after(async () => { await emulator.stop(); });

  test('finds a user by its id', async () => {
    const { body } = await account.getUser(new GetUserRequest({ userId: '200000000000000001' }));

    assert.equal(body.user.userPrincipalName.split('@')[0], 'platform-admin');
  });

  test('lists users by login name', async () => {
    const { body } = await account.listUsers(new ListUsersRequest({ maxItems: 100 }));

    // 40 users, one of them frozen: IMS lists the active ones unless asked.
    assert.equal(body.users.user.length, 39);
    assert.ok(body.users.user.every(user => user.userPrincipalName.includes('@')));
  });

  test('answers an unknown id with EntityNotExist.User', async () => {
    await refused(account.getUser(new GetUserRequest({ userId: '299999999999999999' })), 'EntityNotExist.User', 404);
  });
});
