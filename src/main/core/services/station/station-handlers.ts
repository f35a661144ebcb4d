import { readSample } from '../../../../exchange/read-sample.ts'
import { localCells } from '../../../../shared/barcode/code-rules/local-cells.ts'
import { find, get } from '../../../../shared/commands/load.ts'
import { closeFinding } from '../../../../shared/commands/station/close-finding.ts'
import { defineMapping } from '../../../../shared/commands/station/define-mapping.ts'
import { handleMessage } from '../../../../shared/commands/station/handle-message.ts'
import { refusal } from '../../../../shared/domain/refusal-code.ts'
import type { StationMessage } from '../../../../shared/domain/station/link.ts'
import { tryMapping } from '../../../../shared/domain/station/try-mapping.ts'
import { err, ok } from '../../../../shared/kernel/result.ts'
import { type BenchContext, type Handlers } from '../../bench-context.ts'
import { decideCommand } from '../../decide-command.ts'
import { stationNews } from './station-news.ts'

type Names = 'station.state' | 'station.news' | 'station.handleMessage' | 'station.closeFinding' | 'station.mapping' | 'station.saveMapping' | 'station.tryMapping'

/** Most rows of a list; older ones are in the audit. */
const MOST = 200
const open: readonly StationMessage['state'][] = ['waiting', 'dead']

/** Ctrl+B: how it stands with the blood stations (R01, R03, R24). What a person decides is decided by the server and done by its gateway. */
export function stationHandlers(bench: BenchContext): Pick<Handlers, Names> {
  const { documents } = bench
  return {
    'station.state': ({ all }) => {
      const states = all ? ([...open, 'accepted', 'refused', 'dropped'] as const) : open
      const messages = states.flatMap((state) => documents.run(find('station_message', { state })))
      const findings = documents.run(find('station_finding', all ? {} : { state: 'open' }))
      return ok({
        links: documents.run(find('station_link', {})),
        messages: (all ? messages.toSorted((a, b) => (a.queuedAt < b.queuedAt ? 1 : -1)) : messages.toSorted((a, b) => a.seq - b.seq)).slice(0, MOST),
        findings: findings.toSorted((a, b) => (a.foundAt < b.foundAt ? 1 : -1)).slice(0, MOST)
      })
    },
    'station.news': (_input, actor) => ok(stationNews(bench, actor?.userId ?? '')),
    'station.handleMessage': async ({ commandId, ...payload }, actor) => {
      const result = await decideCommand(bench, { purpose: 'station.handleMessage', command: handleMessage, commandId, payload, actor })
      return result.ok ? ok({}) : result
    },
    'station.closeFinding': async ({ commandId, ...payload }, actor) => {
      const result = await decideCommand(bench, { purpose: 'station.closeFinding', command: closeFinding, commandId, payload, actor })
      return result.ok ? ok({}) : result
    },
    'station.mapping': ({ partnerId }) => ok({ mapping: documents.run(get('station_mapping', partnerId)) }),
    'station.saveMapping': async ({ commandId, partnerId, mapping }, actor) => {
      const result = await decideCommand(bench, { purpose: 'station.saveMapping', command: defineMapping, commandId, payload: { partnerId, ...mapping }, actor })
      return result.ok ? ok({}) : result
    },
    'station.tryMapping': ({ mapping, sample }) => {
      try {
        return ok(tryMapping(readSample(sample), mapping, localCells(documents.run(find('code_rule', {})))))
      } catch (error) {
        return err(refusal('station.sample-unreadable', { detail: (error instanceof Error ? error.message : String(error)).slice(0, 120) }))
      }
    }
  }
}
