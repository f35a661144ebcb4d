import { SaxesParser } from 'saxes'
import { UnsafeFile, type UnsafeReason } from './unsafe-file.ts'

/** An element without its namespace prefix. `text`: what stands directly in it, without white space around. */
export interface XmlNode {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlNode[]
  text: string
}

const MAX_DEPTH = 24
const MAX_NODES = 300_000

/**
 * Reads XML from a partner. A document type is refused before anything of it is used: no entity of its own, none from elsewhere, no bomb of
 * entities. Deep and huge trees are refused too.
 * @throws UnsafeFile, or Error with line and column when it is not well-formed
 */
export function xmlTree(text: string): XmlNode {
  const parser = new SaxesParser()
  const root: XmlNode = { name: '', attributes: {}, children: [], text: '' }
  const open: XmlNode[] = [root]
  let nodes = 0
  const refuse = (reason: UnsafeReason): never => {
    throw new UnsafeFile(reason)
  }
  parser.on('doctype', () => refuse('doctype'))
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    nodes += 1
    if (open.length > MAX_DEPTH) refuse('xml-depth')
    if (nodes > MAX_NODES) refuse('xml-size')
    const node: XmlNode = { name: local(tag.name), attributes: Object.fromEntries(Object.entries(tag.attributes).map(([key, value]) => [local(key), String(value)])), children: [], text: '' }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  const add = (more: string): void => {
    const node = open.at(-1)
    if (node) node.text += more
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => {
    const node = open.pop()
    if (node) node.text = node.text.trim()
  })
  parser.write(text).close()
  return root.children[0] ?? root
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
