import { checkCharacterOf, checkValue } from '../../../shared/barcode/check-character.ts'
import type { LabelContent } from '../../../shared/domain/labels/label-content.ts'
import type { LabelTemplate, LabelTextName } from '../../../shared/domain/labels/label-template.ts'
import { shanghaiText } from '../../../shared/kernel/time.ts'

/** `A9999 26 123456`: the grouping people read a DIN in (ISBT 128 ST-001: facility, year, serial). */
export function groupedDin(din: string): string {
  return `${din.slice(0, 5)} ${din.slice(5, 7)} ${din.slice(7)}`
}

/** The words of each box of the label. */
export function labelTexts(content: LabelContent, words: LabelTemplate['words']): Record<LabelTextName, string> {
  const mark = content.reprint > 0 ? words.reprint.replace('{n}', String(content.reprint)) : words.printed
  return {
    hospital: content.hospitalName,
    printed: `${mark}  ${shanghaiText(content.printedAt)}`,
    selfNumber: content.selfNumber,
    group: content.abo,
    rhdLabel: words.rhd,
    rhd: words[content.rhd ?? 'unknown'],
    location: content.location,
    component: `${content.componentName}  ${content.volumeText.replaceAll(' ', '\u00a0')}`,
    expires: `${words.expires} ${shanghaiText(content.expiresAt)}`,
    din: `${words.din} ${groupedDin(content.din)}`,
    dinCheck: checkCharacterOf(checkValue(content.din, 0))
  }
}
