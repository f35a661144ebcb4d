import { labelBoxNames } from '../../../../shared/domain/labels/read-template.ts'

export const draftFields = ['x', 'y', 'w', 'h', 'size', 'minSize'] as const
export type DraftField = (typeof draftFields)[number]

type Node = Readonly<Record<string, unknown>>

function parsed(text: string): Node {
  const value: unknown = JSON.parse(text)
  return typeof value === 'object' && value !== null ? (value as Node) : {}
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

/** The value at a path of a template's text, as a person sees it in a field; empty where there is none. */
export function draftValue(text: string, path: string): string {
  const value = path.split('.').reduce<unknown>((at, key) => (isNode(at) ? at[key] : undefined), parsed(text))
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function placed(node: Node, [key = '', ...rest]: readonly string[], value: unknown): Node {
  if (rest.length > 0) {
    const inner = node[key]
    return { ...node, [key]: placed(isNode(inner) ? inner : {}, rest, value) }
  }
  const kept = Object.fromEntries(Object.entries(node).filter(([name]) => name !== key))
  return value === undefined ? kept : { ...node, [key]: value }
}

/** The text with one value changed. What is no number stays text, so that the check names the field; an empty field is left out. */
export function withDraftValue(text: string, path: string, value: string): string {
  const number = /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value
  return JSON.stringify(placed(parsed(text), path.split('.'), value === '' ? undefined : path === 'name' ? value : number), null, 2)
}

/** The boxes that the template has, in the order of the file format; the label as a whole is not among them. */
export function draftBoxes(text: string): (typeof labelBoxNames)[number][] {
  return labelBoxNames.filter((name) => name !== 'label' && draftValue(text, `${name}.x`) !== '')
}
