import type { LabelContent } from '../../src/shared/domain/labels/label-content.ts'

export function sampleLabel(i: number): LabelContent {
  return {
    selfNumber: `A26${String(i).padStart(5, '0')}`, din: `A999926${String(i).padStart(6, '0')}`, productCode: 'D1002V00', componentName: '去白细胞悬浮红细胞', volumeText: '2 U', abo: 'AB', rhd: 'neg',
    expiresAt: '2026-12-31T15:59:00.000Z', location: '储血冰箱1', hospitalName: '练习医院输血科', printedAt: '2026-11-22T00:00:00.000Z', reprint: 0
  }
}
