import type { XmlNode } from '../../../../src/exchange/xml-tree.ts'
import type { OutgoingMessage } from '../../../../src/shared/domain/station/document.ts'

// One XML form for SOAP's string and for files: names of fields are values, so that a station may call them as it likes.

const special: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Escaped, without the characters that XML 1.0 cannot carry at all. */
export function xmlText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what XML forbids
  return text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replaceAll(/[&<>"]/g, (c) => special[c] ?? c)
}

const fields = (texts: Readonly<Record<string, string>>): string => Object.entries(texts).map(([name, value]) => `<field name="${xmlText(name)}">${xmlText(value)}</field>`).join('')

/** `<head>` and `<line>`s of a message. */
export function messageBody({ head, lines }: Pick<OutgoingMessage, 'head' | 'lines'>): string {
  return `<head>${fields(head)}</head>${lines.map((line) => `<line>${fields(line)}</line>`).join('')}`
}

function texts(node: XmlNode | undefined): Record<string, string> {
  return Object.fromEntries((node?.children ?? []).filter((child) => child.name === 'field').map((child) => [child.attributes['name'] ?? '', child.text]))
}

/** `<document kind number revision lineCount><head/><line/>…` as the value that `sortDocuments` checks. */
export function documentOf(node: XmlNode): unknown {
  const { kind, number, revision, lineCount } = node.attributes
  return {
    kind, number,
    revision: revision ? revision : null,
    declaredLines: lineCount ? Number(lineCount) : null,
    head: texts(node.children.find((child) => child.name === 'head')),
    lines: node.children.filter((child) => child.name === 'line').map(texts)
  }
}
