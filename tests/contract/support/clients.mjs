import * as cs from '@alicloud/cs20151215';
import * as ims from '@alicloud/ims20190815';
import { $OpenApiUtil } from '@alicloud/openapi-core';
import * as ram from '@alicloud/ram20150501';
import * as sts from '@alicloud/sts20150401';
import assert from 'node:assert/strict';

// The SDKs are CommonJS: their client class is the default export of the module's default export.
const client = sdk => sdk.default.default ?? sdk.default;

export const models = { cs: cs.default, ims: ims.default, ram: ram.default, sts: sts.default };

export const make = {
  cs: config => new (client(cs))(new $OpenApiUtil.Config(config)),
  ims: config => new (client(ims))(new $OpenApiUtil.Config(config)),
  ram: config => new (client(ram))(new $OpenApiUtil.Config(config)),
  sts: config => new (client(sts))(new $OpenApiUtil.Config(config)),
};

/** Asserts that a call is refused, as the SDK reports it, and hands back the SDK's error. */
export async function refused(call, code, status) {
  const error = await call.then(() => assert.fail(`${code} expected, but the call went through`), e => e);
  assert.equal(error.code, code, error.stack);
  if (status !== undefined) assert.equal(error.statusCode ?? error.data?.statusCode, status);
  return error;
}
