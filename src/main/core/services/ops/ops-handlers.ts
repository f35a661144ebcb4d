import { find, get } from '../../../../shared/commands/load.ts'
import { defineSite } from '../../../../shared/commands/ops/define-site.ts'
import { refusal } from '../../../../shared/domain/refusal-code.ts'
import { err, ok } from '../../../../shared/kernel/result.ts'
import { addHours } from '../../../../shared/kernel/time.ts'
import { practiceCodes } from '../../practice/practice-codes.ts'
import { VERSION } from '../../version.ts'
import { type BenchContext, type Handlers } from '../../bench-context.ts'
import { decideCommand } from '../../decide-command.ts'
import { lastRestore } from '../../store/recognise-image.ts'
import { verifyChain } from '../../store/audit-chain.ts'
import { verifyPart } from '../../store/verify-part.ts'
import { readDevices, writeDevices } from './device-settings.ts'
import { diskOk } from './disk.ts'
import { hidDevices } from './hid-devices.ts'
import { overview } from './overview.ts'
import { shiftReport } from './shift-report.ts'
import { testLabel } from './test-label.ts'

type Names =
  | 'ops.status' | 'ops.overview' | 'ops.devices' | 'ops.saveDevice' | 'ops.removeDevice' | 'ops.testPrinter'
  | 'ops.shiftReport' | 'ops.practiceCodes' | 'ops.serialPorts' | 'ops.deviceTrace' | 'ops.hidDevices' | 'ops.site' | 'ops.saveSite' | 'ops.verifyAudit' | 'ops.verifyAuditPart'

export function opsHandlers(bench: BenchContext): Pick<Handlers, Names> {
  const { settings, devices } = bench
  return {
    'ops.status': () => {
      const restored = lastRestore(settings)
      return ok({
        hospitalName: bench.documents.run(get('site', 'site'))?.hospitalName ?? '',
        practice: bench.config.practice !== 'off',
        version: VERSION,
        authority: bench.sync.authority,
        devices: [...devices.states()],
        diskOk: diskOk(bench.guard.freeBytes()),
        store: bench.guard.state,
        backupTrouble: bench.backups.trouble()?.code ?? null,
        restored: restored !== null && addHours(restored.at, 72) > bench.clock() ? restored : null
      })
    },
    'ops.practiceCodes': () => ok({ codes: practiceCodes(bench) }),
    'ops.overview': () => {
      const ranges = bench.documents.run(find('number_range', {})).map((range) => {
        const used = bench.documents.run(find('number_block', { rangeId: range.id })).reduce((n, b) => n + b.next - b.first, 0)
        return { prefix: range.prefix, remaining: range.end - range.start + 1 - used, lowWater: range.lowWater }
      })
      return ok({ ...overview(bench), lowRanges: ranges.filter((r) => r.remaining <= r.lowWater).map(({ prefix, remaining }) => ({ prefix, remaining })) })
    },
    'ops.devices': () => ok({ configs: readDevices(settings), states: [...devices.states()] }),
    'ops.saveDevice': async ({ device }) => {
      // A changed device keeps its place: labels go to the first printer of the list.
      const before = readDevices(settings)
      const known = before.some((d) => d.id === device.id)
      writeDevices(settings, known ? before.map((d) => (d.id === device.id ? device : d)) : [...before, device])
      await devices.apply(readDevices(settings))
      bench.emit('changed', { topics: ['ops'] })
      return ok({})
    },
    'ops.removeDevice': async ({ id }) => {
      writeDevices(settings, readDevices(settings).filter((d) => d.id !== id))
      await devices.apply(readDevices(settings))
      bench.emit('changed', { topics: ['ops'] })
      return ok({})
    },
    'ops.testPrinter': async ({ id }) => {
      const printer = devices.printer(id)
      if (printer === null) return err({ code: 'devices.no-such-printer', params: {} })
      const label = await bench.renderer.renderFor(testLabel(bench.documents.run(get('site', 'site'))?.hospitalName ?? '', bench.clock()), printer.target)
      if (!label.ok) return label
      const result = await devices.testPrinter(id, label.value)
      if (!result.ok) return err({ code: 'devices.no-such-printer', params: {} })
      const { before, outcome } = result.value
      return ok({ outcome: outcome.outcome, detail: 'reason' in outcome ? outcome.reason : before })
    },
    'ops.deviceTrace': ({ id }) => {
      const trace = devices.trace(id)
      return ok({ chunks: trace?.chunks.map((c) => ({ ...c })) ?? [], dropped: trace?.dropped ?? { repeated: 0, broken: 0 } })
    },
    'ops.hidDevices': async () => ok(hidDevices(await devices.listHidDevices())),
    'ops.serialPorts': async () => ok({ ports: await devices.listSerialPorts() }),
    'ops.shiftReport': ({ hours }, actor) => shiftReport(bench, { hours, actor }),
    'ops.site': () => {
      const site = bench.documents.run(get('site', 'site'))
      return site === null ? err(refusal('ops.site-unknown')) : ok({ hospitalName: site.hospitalName, sampleMaxHours: site.sampleMaxHours, expiringSoonHours: site.expiringSoonHours })
    },
    'ops.saveSite': async ({ commandId, ...payload }, actor) => {
      const result = await decideCommand(bench, { purpose: 'ops.saveSite', command: defineSite, commandId, payload, actor })
      return result.ok ? ok({}) : result
    },
    'ops.verifyAuditPart': (from) => ok(verifyPart(bench.db, from)),
    'ops.verifyAudit': () => ok(verifyChain(bench.db))
  }
}
