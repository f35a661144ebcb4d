import { xmlTree, type XmlNode } from '../../../src/exchange/xml-tree.ts'
import { outgoingMessageSchema } from '../../../src/shared/domain/station/document.ts'
import type { Station } from './station.ts'
import { stationToken } from './token.ts'

// Written without the package our adapter uses, so that the two are not wrong in the same way.
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const child = (node: XmlNode | undefined, name: string): XmlNode | undefined => node?.children.find((c) => c.name === name)
const text = (node: XmlNode | undefined, name: string): string => child(node, name)?.text ?? ''

function find(node: XmlNode, name: string): XmlNode | undefined {
  if (node.name === name) return node
  for (const inner of node.children) {
    const found = find(inner, name)
    if (found) return found
  }
  return undefined
}

const fields = (texts: Readonly<Record<string, string>>): string => Object.entries(texts).map(([name, value]) => `<field name="${escape(name)}">${escape(value)}</field>`).join('')
const readFields = (node: XmlNode | undefined): Record<string, string> => Object.fromEntries((node?.children ?? []).filter((c) => c.name === 'field').map((c) => [c.attributes['name'] ?? '', c.text]))

function answer(station: Station, request: XmlNode): string {
  if (text(request, 'token') !== stationToken) return '<error code="unauthorised"/>'
  const action = text(request, 'action')
  if (action === 'fetch') {
    const { documents, next } = station.offer(Number(text(request, 'after') || '0'), Number(text(request, 'limit') || '50'))
    const list = documents.map((d) => `<document kind="${d.kind}" number="${escape(d.number)}" revision="${d.revision}" lineCount="${d.declaredLines ?? ''}"><head>${fields(d.head)}</head>${d.lines.map((line) => `<line>${fields(line)}</line>`).join('')}</document>`)
    return `<documents next="${next ?? ''}">${list.join('')}</documents>`
  }
  if (action === 'acknowledge') {
    station.acknowledge({ kind: text(request, 'kind'), number: text(request, 'number'), revision: text(request, 'revision') || null, unread: Number(text(request, 'unread') || '0') })
    return '<ok/>'
  }
  if (action === 'send') {
    const lines = request.children.filter((c) => c.name === 'line').map(readFields)
    const message = outgoingMessageSchema.safeParse({ key: text(request, 'key'), kind: text(request, 'kind'), subject: text(request, 'subject'), head: readFields(child(request, 'head')), lines })
    if (!message.success) return '<error code="bad-message"/>'
    const told = station.books.take(message.data)
    return told.accepted ? `<answer accepted="true" reference="${told.reference}"/>` : `<answer accepted="false" code="${told.code}" reason="${escape(told.reason)}"/>`
  }
  return '<error code="unknown-action"/>'
}

/** One SOAP 1.1 call. Requests name their encoding; the answer comes in the same. */
export function answerSoap(station: Station, envelope: string): { readonly xml: string; readonly encoding: 'utf-8' | 'gb18030' } {
  const encoding = /^\s*<\?xml[^>]*encoding=["']gb/i.test(envelope) ? 'gb18030' : 'utf-8'
  const inner = find(xmlTree(envelope), 'request')?.text ?? ''
  const result = answer(station, xmlTree(inner))
  return { xml: `<?xml version="1.0" encoding="${encoding}"?>\n<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><ExchangeResponse xmlns="urn:blood-station"><result>${escape(result)}</result></ExchangeResponse></soap:Body></soap:Envelope>`, encoding }
}

export const wsdl = (origin: string): string => `<?xml version="1.0"?><definitions xmlns="http://schemas.xmlsoap.org/wsdl/" name="BloodStation"><documentation>See server/src/integration/station/soap/station.wsdl; this address is ${origin}/soap</documentation></definitions>`
