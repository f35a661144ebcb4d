export type Finding =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** A recorded fact that a rule stood against, as the server writes it: `issuing.issueUnit issuing.unit-expired din=… hours=5`. */
  | { readonly kind: 'fact'; readonly action: string; readonly code: string; readonly params: Readonly<Record<string, string>> }

/** Reads the finding of a case. Values may hold spaces; a value ends where the next name begins. */
export function readFinding(finding: string): Finding {
  const fact = /^([a-z]+\.[A-Za-z]+) ([a-z]+\.[a-z-]+)(?: (.*))?$/s.exec(finding)
  if (fact === null) return { kind: 'words', words: finding.split(' ') }
  const [, action = '', code = '', rest = ''] = fact
  const params = Object.fromEntries([...rest.matchAll(/(\w+)=(.*?)(?= \w+=|$)/gs)].map(([, name = '', value = '']) => [name, value]))
  return { kind: 'fact', action, code, params }
}
