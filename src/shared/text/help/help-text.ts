import { createTranslate } from '../translate.ts'

const zh = {
  title: '帮助 · {{title}}', tabs: '帮助的内容', 'tab-page': '这个画面', 'tab-keys': '按键表', steps: '怎么做', colours: '颜色和符号', troubles: '遇到问题', picture: '{{title}} 画面示意图',
  'keys-help': '打开帮助时这个画面（或对话框）可用的全部按键。'
} as const
const en: Record<keyof typeof zh, string> = {
  title: 'Help · {{title}}', tabs: 'Contents of the help', 'tab-page': 'This screen', 'tab-keys': 'Key map', steps: 'How to', colours: 'Colours and signs', troubles: 'When something is wrong', picture: 'Drawing of the screen {{title}}',
  'keys-help': 'Every key that worked on this screen (or dialog) when help was opened.'
}

export const helpText = createTranslate<keyof typeof zh>({ zh, en })
