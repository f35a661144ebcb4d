import type { Policy } from '../../../../shared/domain/ops/policy.ts'
import { wholeNumber } from './whole-number.ts'

export type PolicyValues = Omit<Policy, 'id' | 'version'>
export const numberKeys = ['reviewFromMl', 'officeFromMl', 'emergencyTestHours', 'emergencyRequestHours', 'maxOfflineHours', 'offlineSignInHours'] as const
const limits = { reviewFromMl: 100_000, officeFromMl: 100_000, emergencyTestHours: 72, emergencyRequestHours: 168, maxOfflineHours: 72, offlineSignInHours: 168 } as const

export interface TransportText {
  readonly componentClass: PolicyValues['transport'][number]['componentClass']
  readonly minC: string
  readonly maxC: string
}

export interface VolumeText {
  readonly componentClass: PolicyValues['volumes'][number]['componentClass']
  readonly counts: boolean
  readonly perU: string
  readonly perDose: string
}

/** The policy while it is being edited: numbers as they are typed. */
export interface PolicyForm {
  readonly numbers: Readonly<Record<(typeof numberKeys)[number], string>>
  readonly offlineIssue: boolean
  readonly dayRule: Policy['dayRule']
  readonly emergencyRhd: Policy['emergencyRhd']
  readonly volumes: readonly VolumeText[]
  readonly transport: readonly TransportText[]
  readonly wholeBox: boolean
}

export function toForm(policy: PolicyValues): PolicyForm {
  const text = (n: number | null): string => (n === null ? '' : String(n))
  return {
    numbers: { reviewFromMl: text(policy.reviewFromMl), officeFromMl: text(policy.officeFromMl), emergencyTestHours: text(policy.emergencyTestHours), emergencyRequestHours: text(policy.emergencyRequestHours), maxOfflineHours: text(policy.maxOfflineHours), offlineSignInHours: text(policy.offlineSignInHours) },
    offlineIssue: policy.offlineIssue,
    dayRule: policy.dayRule,
    emergencyRhd: policy.emergencyRhd,
    volumes: policy.volumes.map((v) => ({ componentClass: v.componentClass, counts: v.counts, perU: text(v.mlPerU), perDose: text(v.mlPerDose) })),
    transport: policy.transport.map((r) => ({ componentClass: r.componentClass, minC: text(r.minC), maxC: text(r.maxC) })),
    wholeBox: policy.wholeBox
  }
}

/** The number in a field of mL: null for an empty one, undefined when it is no number of 1–2000. */
export function mlOf(text: string): number | null | undefined {
  return text.trim() === '' ? null : (wholeNumber(text, 1, 2000) ?? undefined)
}

/** The number in a field of ℃: null for an empty one (no limit), undefined when it is none of -100–60. */
export function celsiusOf(text: string): number | null | undefined {
  const tidy = text.trim().replace('−', '-').replace(',', '.')
  if (tidy === '') return null
  const value = Number(tidy)
  return /^-?\d{1,3}(\.\d)?$/.test(tidy) && value >= -100 && value <= 60 ? value : undefined
}

/** The policy, or null while a number is wrong. */
export function fromForm(form: PolicyForm): PolicyValues | null {
  const number = (key: (typeof numberKeys)[number]): number | null => wholeNumber(form.numbers[key], 1, limits[key])
  const [reviewFromMl, officeFromMl, emergencyTestHours, emergencyRequestHours] = [number('reviewFromMl'), number('officeFromMl'), number('emergencyTestHours'), number('emergencyRequestHours')]
  const [maxOfflineHours, offlineSignInHours] = [number('maxOfflineHours'), number('offlineSignInHours')]
  const volumes = form.volumes.flatMap((v) => {
    const [mlPerU, mlPerDose] = [mlOf(v.perU), mlOf(v.perDose)]
    return mlPerU === undefined || mlPerDose === undefined ? [] : [{ componentClass: v.componentClass, counts: v.counts, mlPerU, mlPerDose }]
  })
  const transport = form.transport.flatMap((r) => {
    const [minC, maxC] = [celsiusOf(r.minC), celsiusOf(r.maxC)]
    return minC === undefined || maxC === undefined ? [] : [{ componentClass: r.componentClass, minC, maxC }]
  })
  if (reviewFromMl === null || officeFromMl === null || emergencyTestHours === null || emergencyRequestHours === null || maxOfflineHours === null || offlineSignInHours === null || volumes.length !== form.volumes.length || transport.length !== form.transport.length) return null
  return { reviewFromMl, officeFromMl, emergencyTestHours, emergencyRequestHours, offlineIssue: form.offlineIssue, maxOfflineHours, offlineSignInHours, dayRule: form.dayRule, emergencyRhd: form.emergencyRhd, volumes, transport, wholeBox: form.wholeBox }
}
