import type { BloodGroup } from '../../../shared/domain/stock/blood-group.ts'
import { usePrefs } from '../prefs.ts'
import { useText } from '../text/use-text.ts'

const sizes = { small: [15, 6], medium: [20, 10], large: [40, 18] } as const

export interface BloodGroupBadgeProps {
  readonly group: BloodGroup | null
  readonly size?: keyof typeof sizes
}

/** `A 阳性`: always words; colour per ABO as second cue; RhD negative inverted; unknown dashed. */
export function BloodGroupBadge({ group, size = 'medium' }: BloodGroupBadgeProps) {
  const t = useText()
  const { aboColours } = usePrefs()
  const [font, pad] = sizes[size]
  const colour = group ? aboColours[group.abo] : '#ffffff'
  const negative = group?.rhd === 'neg'
  const words = group ? `${group.abo} ${t(`rhd.${group.rhd ?? 'unknown'}`)}` : t('abo.unknown')
  return (
    <span
      data-blood-group={group ? `${group.abo}/${group.rhd ?? 'unknown'}` : 'unknown'}
      style={{
        display: 'inline-block',
        fontSize: font,
        fontWeight: 800,
        lineHeight: 1.25,
        padding: `${pad / 6}px ${pad}px`,
        borderRadius: pad / 2,
        whiteSpace: 'nowrap',
        border: `2px ${group && group.rhd ? 'solid' : 'dashed'} #14202b`,
        background: negative ? '#14202b' : colour,
        color: negative ? colour : '#14202b'
      }}
    >
      {words}
    </span>
  )
}
