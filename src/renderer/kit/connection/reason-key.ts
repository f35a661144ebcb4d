type ReasonKey = 'reason.refused' | 'reason.unknown' | 'reason.silent' | 'reason.certificate' | 'reason.expired' | 'reason.not-tls' | 'reason.busy' | 'reason.other'

const keys: readonly (readonly [RegExp, ReasonKey])[] = [
  [/ECONNREFUSED|ECONNRESET/, 'reason.refused'],
  [/ENOTFOUND|EAI_AGAIN/, 'reason.unknown'],
  [/TIMEDOUT|timeout|timed out|EHOSTUNREACH|ENETUNREACH/i, 'reason.silent'],
  [/EPROTO|WRONG_VERSION_NUMBER|SSL_PACKET_LENGTH/, 'reason.not-tls'],
  [/^sync\.|HTTP (429|503)/, 'reason.busy'],
  [/^HTTP |contract/, 'reason.other'],
  [/CERT_HAS_EXPIRED/, 'reason.expired'],
  [/CERT|SELF_SIGNED|ISSUER|ALTNAME|LEAF_SIGNATURE/, 'reason.certificate']
]

/** Which words say why a server was not reached; null: the word as it came is all there is. */
export function reasonKey(reason: string): ReasonKey | null {
  return keys.find(([pattern]) => pattern.test(reason))?.[1] ?? null
}
