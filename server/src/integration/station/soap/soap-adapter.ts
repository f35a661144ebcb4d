import { fileURLToPath } from 'node:url'
import { createClientAsync, type Client } from 'soap'
import { UnsafeFile } from '../../../../../src/exchange/unsafe-file.ts'
import { xmlTree, type XmlNode } from '../../../../../src/exchange/xml-tree.ts'
import { documentKinds, messageKinds } from '../../../../../src/shared/domain/station/document.ts'
import { PartnerAway, PartnerFault, type StationPort } from '../port.ts'
import { sortDocuments } from '../read-document.ts'
import { documentOf, messageBody, xmlText } from '../xml-document.ts'
import { SoapTransport, type SoapEncoding } from './soap-transport.ts'

export interface SoapOptions {
  readonly url: string
  readonly token: string
  readonly encoding: SoapEncoding
  readonly timeoutMs: number
}

const wsdl = fileURLToPath(new URL('station.wsdl', import.meta.url))

/** SOAP 1.1 by a WSDL of ours (nothing is loaded from the partner), XML in a string, UTF-8 or GB18030. */
export async function soapAdapter({ url, token, encoding, timeoutMs }: SoapOptions): Promise<StationPort> {
  const client = await createClientAsync(wsdl, { endpoint: url, httpClient: new SoapTransport(encoding, timeoutMs) })
  const ask = async (action: string, inner: string): Promise<XmlNode> => {
    const root = tree(await exchange(client, `<request><token>${xmlText(token)}</token><action>${action}</action>${inner}</request>`))
    if (root.name === 'error') throw new PartnerFault(`the station says ${root.attributes['code'] ?? 'error'}`)
    return root
  }
  const tag = (name: string, value: string): string => `<${name}>${xmlText(value)}</${name}>`
  return {
    carries: { incoming: documentKinds, outgoing: messageKinds },
    async fetch(after) {
      const root = await ask('fetch', tag('after', after ?? '') + tag('limit', '50'))
      if (root.name !== 'documents') throw new PartnerFault('an answer that is no list of documents')
      const candidates = root.children.map((node, i) => ({ source: `document ${i + 1}`, text: JSON.stringify(node), value: documentOf(node) }))
      return { ...sortDocuments(candidates), next: root.attributes['next'] ? root.attributes['next'] : null, cursor: null }
    },
    async acknowledge({ kind, number, revision, unread }) {
      await ask('acknowledge', tag('kind', kind) + tag('number', number) + tag('revision', revision ?? '') + tag('unread', String(unread)))
    },
    async send(message) {
      const { name, attributes } = await ask('send', tag('key', message.key) + tag('kind', message.kind) + tag('subject', message.subject) + messageBody(message))
      if (name === 'answer' && attributes['accepted'] === 'true') return { kind: 'accepted', reference: attributes['reference'] ?? '' }
      if (name === 'answer' && attributes['accepted'] === 'false') return { kind: 'refused', code: attributes['code'] ?? '', reason: attributes['reason'] ?? '' }
      if (name === 'pending') return { kind: 'pending' }
      throw new PartnerFault('an answer that is neither yes nor no')
    },
    close: () => Promise.resolve()
  }
}

async function exchange(client: Client, request: string): Promise<string> {
  let answer: unknown
  try {
    const call = client['ExchangeAsync'] as (value: { request: string }) => Promise<readonly unknown[]>
    answer = (await call({ request }))[0]
  } catch (error) {
    if (error instanceof PartnerAway || error instanceof PartnerFault) throw error
    throw new PartnerFault(`an answer that is no SOAP: ${(error instanceof Error ? error.message : String(error)).slice(0, 120)}`)
  }
  const result: unknown = typeof answer === 'object' && answer !== null && 'result' in answer ? answer.result : null
  if (typeof result !== 'string') throw new PartnerFault('an answer without a result')
  return result
}

function tree(text: string): XmlNode {
  try {
    return xmlTree(text)
  } catch (error) {
    throw new PartnerFault(error instanceof UnsafeFile ? `an answer with ${error.reason}` : 'an answer whose XML is broken')
  }
}
