import { z } from 'zod'
import { isScanner } from '../../../../shared/domain/devices/device-config.ts'
import type { LabelDpi } from '../../../../shared/domain/labels/label-layout.ts'
import { labelTemplateSchema, type LabelTemplate } from '../../../../shared/domain/labels/label-template.ts'
import { builtInTemplates } from '../../labels/template-files.ts'
import type { Settings } from '../../store/settings.ts'
import { readDevices } from '../ops/device-settings.ts'

const CHOICE = 'labelTemplate'
const OWN = 'labelTemplates'

const DEFAULT = '60x40'

/**
 * The templates and the choice of this bench: how its printer is loaded is nobody else's concern, so they are settings, not
 * documents. The resolution is the printer's (its device settings), never the template's.
 */
export class LabelLayouts {
  readonly #settings: Settings
  readonly #resourcesDir: string

  constructor(settings: Settings, resourcesDir: string) {
    this.#settings = settings
    this.#resourcesDir = resourcesDir
  }

  builtIn(): LabelTemplate[] {
    return builtInTemplates(this.#resourcesDir)
  }

  /** Templates made or imported here. */
  own(): LabelTemplate[] {
    const stored = z.array(z.unknown()).parse(JSON.parse(this.#settings.get(OWN) ?? '[]'))
    // One that an older or newer program wrote otherwise is left out; it must not keep the bench from starting.
    return stored.flatMap((one) => {
      const read = labelTemplateSchema.safeParse(one)
      return read.success ? [read.data] : []
    })
  }

  find(name: string): LabelTemplate | null {
    return [...this.builtIn(), ...this.own()].find((template) => template.name === name) ?? null
  }

  save(template: LabelTemplate): void {
    this.#write([...this.own().filter((one) => one.name !== template.name), template])
  }

  remove(name: string): void {
    this.#write(this.own().filter((one) => one.name !== name))
  }

  /** The default where nothing was chosen, or where the chosen template is gone: another version of the program may lack it. */
  current(): LabelTemplate {
    const chosen = this.find(this.#settings.get(CHOICE) ?? DEFAULT) ?? this.find(DEFAULT)
    if (chosen === null) throw new Error(`the program came without its label template ${DEFAULT}`)
    return chosen
  }

  choose(name: string): void {
    this.#settings.set(CHOICE, name)
  }

  /** Resolutions of this bench's printers; 203 where there is none yet. */
  dpis(): LabelDpi[] {
    const printers = readDevices(this.#settings).flatMap((device) => (isScanner(device) ? [] : [device.dpi ?? 203]))
    return printers.length === 0 ? [203] : [...new Set(printers)]
  }

  /** Of the printer with this id, or of the first. */
  dpiOf(printerId: string | null): LabelDpi {
    const printer = readDevices(this.#settings).find((device) => !isScanner(device) && (printerId === null || device.id === printerId))
    return printer === undefined || isScanner(printer) ? 203 : (printer.dpi ?? 203)
  }

  #write(templates: readonly LabelTemplate[]): void {
    this.#settings.set(OWN, JSON.stringify(templates))
  }
}
