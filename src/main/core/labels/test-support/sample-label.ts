import { join } from 'node:path'
import type { LabelContent } from '../../../../shared/domain/labels/label-content.ts'
import type { IssueSlip, IssueSlipUnit } from '../issue-slip-content.ts'

const root = join(import.meta.dirname, '../../../../..')

export const assetPaths = { anchor: join(root, 'package.json'), resourcesDir: join(root, 'resources') }

/** Invented data. */
export const sampleLabel: LabelContent = {
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

export const sampleUnit: IssueSlipUnit = {
  selfNumber: 'A2600123',
  din: 'A999926123456',
  componentName: '去白细胞悬浮红细胞',
  volumeText: '2 U',
  group: { abo: 'A', rhd: 'neg' },
  expiresAt: '2026-12-22T15:59:00.000Z',
  crossMatch: 'compatible',
  appearance: 'normal'
}

export const sampleSlip: IssueSlip = {
  hospitalName: '广州示例医院输血科',
  requestNumber: 'SX20261122-0031',
  patient: {
    name: '王小明',
    sex: 'male',
    age: '56岁',
    recordNumber: '0012345678',
    ward: '心血管外科三病区',
    bed: '12',
    group: { abo: 'A', rhd: 'neg' }
  },
  units: [sampleUnit],
  issuedBy: '张三',
  checkedBy: '李四',
  issuedAt: '2026-11-22T06:10:00.000Z',
  printedAt: '2026-11-22T06:10:00.000Z',
  practice: false
}
