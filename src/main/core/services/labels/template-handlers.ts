import { layoutDots } from '../../../../shared/domain/labels/label-layout.ts'
import { symbolsOf, type LabelTemplate } from '../../../../shared/domain/labels/label-template.ts'
import { readTemplate } from '../../../../shared/domain/labels/read-template.ts'
import { refusal } from '../../../../shared/domain/refusal-code.ts'
import { err, ok, type Result } from '../../../../shared/kernel/result.ts'
import type { BenchContext, Handlers, Problem } from '../../bench-context.ts'
import { LabelLayouts } from './label-layouts.ts'
import { tryLayout } from './try-layout.ts'

type Names = 'labels.templates' | 'labels.tryTemplate' | 'labels.saveTemplate' | 'labels.removeTemplate' | 'labels.chooseTemplate'

/** Which label this bench prints. A template that could not hold what the bench prints is not put into use. */
export function templateHandlers(bench: BenchContext): Pick<Handlers, Names> {
  const layouts = new LabelLayouts(bench.settings, bench.config.resourcesDir)

  /** The first label of the try-out that one of the bench's printers could not print refuses the template, with its own reason. */
  const refuseIfUnprintable = async (template: LabelTemplate): Promise<Result<null, Problem>> => {
    for (const dpi of layouts.dpis()) {
      const bad = (await tryLayout(bench, { template, dpi })).find((label) => label.problem !== null)
      if (bad?.problem) return err(bad.problem)
    }
    return ok(null)
  }
  const use = (): void => {
    bench.renderer.use(layouts.current())
    bench.emit('changed', { topics: ['labels', 'numbering', 'ops'] })
  }
  const row = (template: LabelTemplate, builtIn: boolean) => ({
    name: template.name, widthMm: template.widthMm, heightMm: template.heightMm, symbols: symbolsOf(template), builtIn, text: JSON.stringify(template, null, 2)
  })

  return {
    'labels.templates': () =>
      ok({ templates: [...layouts.builtIn().map((t) => row(t, true)), ...layouts.own().map((t) => row(t, false))], chosen: layouts.current().name, dpis: layouts.dpis() }),
    'labels.tryTemplate': async ({ text, dpi }) => {
      const read = readTemplate(text)
      if (!read.ok) return ok({ width: 0, height: 0, problem: read.error, labels: [] })
      const layout = { template: read.value, dpi }
      const labels = await tryLayout(bench, layout)
      return ok({ ...layoutDots(layout), problem: labels.find((label) => label.problem !== null)?.problem ?? null, labels })
    },
    'labels.saveTemplate': async ({ text }) => {
      const read = readTemplate(text)
      if (!read.ok) return read
      const template = read.value
      if (layouts.builtIn().some((one) => one.name === template.name)) return err(refusal('labels.template-built-in', { template: template.name }))
      const tried = await refuseIfUnprintable(template)
      if (!tried.ok) return tried
      layouts.save(template)
      bench.log('labels.template-saved', { template: template.name })
      if (layouts.current().name === template.name) use()
      else bench.emit('changed', { topics: ['labels'] })
      return ok({ name: template.name })
    },
    'labels.removeTemplate': ({ name }) => {
      if (layouts.builtIn().some((one) => one.name === name)) return err(refusal('labels.template-built-in', { template: name }))
      if (layouts.find(name) === null) return err(refusal('labels.template-unknown', { template: name }))
      if (layouts.current().name === name) return err(refusal('labels.template-in-use', { template: name }))
      layouts.remove(name)
      bench.log('labels.template-removed', { template: name })
      bench.emit('changed', { topics: ['labels'] })
      return ok({})
    },
    'labels.chooseTemplate': async ({ name }) => {
      const template = layouts.find(name)
      if (template === null) return err(refusal('labels.template-unknown', { template: name }))
      const tried = await refuseIfUnprintable(template)
      if (!tried.ok) return tried
      layouts.choose(name)
      bench.log('labels.template-chosen', { template: name })
      use()
      return ok({})
    }
  }
}
