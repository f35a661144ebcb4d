import { expect, test } from 'vitest'
import { reasonKey } from './reason-key.ts'

test.each([
  ['ECONNREFUSED', 'reason.refused'],
  ['ENOTFOUND', 'reason.unknown'],
  ['UND_ERR_CONNECT_TIMEOUT', 'reason.silent'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'reason.certificate'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'reason.certificate'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'reason.certificate'],
  ['CERT_HAS_EXPIRED', 'reason.expired'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'reason.not-tls'],
  ['sync.busy', 'reason.busy'],
  ['HTTP 503', 'reason.busy'],
  ['HTTP 404', 'reason.other'],
  ['the answer is not of the contract', 'reason.other'],
  ['something else', null]
] as const)('R20 %s is said in words a person can act on', (reason, key) => {
  expect(reasonKey(reason)).toBe(key)
})
