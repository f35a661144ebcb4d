import type { LabelContent } from '../../../../shared/domain/labels/label-content.ts'
import { addHours, type Instant } from '../../../../shared/kernel/time.ts'

/** A label that nobody can take for a bag's: its number is no self-number of any range (those start with a letter). */
export function testLabel(hospitalName: string, now: Instant): LabelContent {
  return {
    selfNumber: '0000TEST',
    din: 'A999900000000',
    productCode: 'E0000V00',
    componentName: '打印测试',
    volumeText: '0 U',
    abo: 'AB',
    rhd: 'neg',
    expiresAt: addHours(now, 1),
    location: '测试',
    hospitalName,
    printedAt: now,
    reprint: 0
  }
}
