import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LabelTemplate } from '../../../shared/domain/labels/label-template.ts'
import { readTemplate } from '../../../shared/domain/labels/read-template.ts'

const folder = (resourcesDir: string): string => join(resourcesDir, 'label-templates')

/** One built-in template. A file that is missing or does not parse is a broken installation: it throws. */
export function templateFile(resourcesDir: string, name: string): LabelTemplate {
  const read = readTemplate(readFileSync(join(folder(resourcesDir), `${name}.json`), 'utf8'))
  if (!read.ok || read.value.name !== name) throw new Error(`label template ${name}: ${read.ok ? 'the file has another name' : JSON.stringify(read.error)}`)
  return read.value
}

/** All built-in templates, the largest label first. */
export function builtInTemplates(resourcesDir: string): LabelTemplate[] {
  const names = readdirSync(folder(resourcesDir)).filter((file) => file.endsWith('.json'))
  const templates = names.map((file) => templateFile(resourcesDir, file.replace(/\.json$/, '')))
  return templates.sort((a, b) => b.widthMm * b.heightMm - a.widthMm * a.heightMm)
}
