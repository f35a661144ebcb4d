import type { StationTextKey } from '../../../shared/text/station-text.ts'

export interface StationTab {
  /** Below `/station`; empty: the first page. */
  readonly path: string
  readonly label: StationTextKey
}

/** Pages of the workspace of the blood station; the first is `Ctrl+1`. */
export const stationTabs: readonly StationTab[] = [{ path: '', label: 'tab.link' }, { path: 'reservations', label: 'tab.reservations' }, { path: 'references', label: 'tab.references' }, { path: 'returns', label: 'tab.returns' }, { path: 'fees', label: 'tab.fees' }, { path: 'notices', label: 'tab.notices' }]
