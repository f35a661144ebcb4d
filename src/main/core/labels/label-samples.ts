import type { LabelContent } from '../../../shared/domain/labels/label-content.ts'

/** What a template is looked at with: the plain case, and those that need the most room or must not be overlooked. */
export const labelSampleNames = ['normal', 'negative', 'reprint', 'longest'] as const
export type LabelSampleName = (typeof labelSampleNames)[number]

/** Invented: A9999 is no registered facility. */
const normal: LabelContent = {
  selfNumber: 'A2600123',
  din: 'A999926123456',
  productCode: 'E0791V00',
  componentName: '去白细胞悬浮红细胞',
  volumeText: '2 U',
  abo: 'A',
  rhd: 'pos',
  expiresAt: '2026-12-22T15:59:00.000Z',
  location: '2号储血冰箱 第3层',
  hospitalName: '广州示例医院输血科',
  printedAt: '2026-11-22T06:05:00.000Z',
  reprint: 0
}

/** The contents that every built-in template is drawn with at every resolution (golden pictures, `npm run label`). */
export const labelSamples: Readonly<Record<LabelSampleName, LabelContent>> = {
  normal,
  negative: { ...normal, abo: 'AB', rhd: 'neg', componentName: '新鲜冰冻血浆', volumeText: '200 mL' },
  reprint: { ...normal, abo: 'O', reprint: 2 },
  longest: {
    ...normal,
    selfNumber: 'ABC26012345',
    abo: 'AB',
    rhd: null,
    componentName: '辐照去白细胞单采血小板（混合添加剂）',
    volumeText: '1 治疗量',
    location: '4号血小板恒温振荡保存箱 第12层',
    hospitalName: '广州医科大学附属第一示例医院输血科',
    reprint: 12
  }
}
