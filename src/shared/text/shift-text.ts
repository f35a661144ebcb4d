import { createTranslate } from './translate.ts'

const zh = {
  button: '交班报告', title: '交班报告', hours: '最近 {{hours}} 小时', make: '生成报告', done: '本班完成', left: '移交下一班', 'col.what': '工作', 'col.who': '人员', 'col.count': '次数', open: '打开并打印', made: '已保存：{{file}}', none: '没有',
  dispatches: '未结束的发血单', waiting: '待编号', 'scan-back': '待回扫', prints: '待处理的打印', requests: '未完成的用血申请', expired: '过期仍在库', close: '关闭'
} as const
const en: Record<keyof typeof zh, string> = {
  button: 'Shift report', title: 'Shift report', hours: 'Last {{hours}} hours', make: 'Make the report', done: 'Done in this shift', left: 'Left for the next shift', 'col.what': 'Work', 'col.who': 'Person', 'col.count': 'Times', open: 'Open and print', made: 'Kept as {{file}}', none: 'None',
  dispatches: 'open dispatches', waiting: 'to be numbered', 'scan-back': 'to be scanned back', prints: 'prints to be settled', requests: 'open requests', expired: 'expired in stock', close: 'Close'
}

export type ShiftKey = keyof typeof zh
export const shiftText = createTranslate<ShiftKey>({ zh, en })
