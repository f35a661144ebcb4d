import type { ShellCode } from '../ipc/shell-codes.ts'

/** What the screen says for each refusal of the shell; `{name}` is filled from the parameters of the error. */
export const shellRefusals: Record<ShellCode, { readonly zh: string; readonly en: string }> = {
  'ipc.bad-sender': {
    zh: '已拒绝来自本程序窗口以外的操作请求（{name}）。请报告信息科。',
    en: 'A request from outside the window of this program was refused ({name}). Tell your IT department.'
  },
  'ipc.unknown-call': {
    zh: '程序不认识操作“{name}”。程序可能没有完整更新，请重新启动程序。',
    en: 'The program does not know the operation "{name}". It may be half updated: restart it.'
  },
  'ipc.not-allowed': {
    zh: '当前登录人没有操作“{name}”的权限，或尚未登录。请由有权限的人员登录后再做。',
    en: 'Nobody is signed in, or the person signed in may not do "{name}". Sign in as someone who may.'
  },
  'ipc.bad-input': {
    zh: '填写的内容不合要求：{path}（{message}）。请更正后再试。',
    en: 'What was entered is not acceptable: {path} ({message}). Correct it and try again.'
  },
  'ipc.bad-output': {
    zh: '后台给出的结果无法识别：{path}（{message}）。结果未显示，请记下编号并报告信息科。',
    en: 'The answer of the core is not understood: {path} ({message}). It is not shown; note the number and tell your IT department.'
  },
  'ipc.core-restarting': {
    zh: '后台正在重新启动，操作没有执行。请等屏幕显示就绪后再做一次。',
    en: 'The core is restarting and nothing was done. Do it again when the screen says ready.'
  },
  'ipc.core-lost': {
    zh: '操作进行中后台中断，结果未知。请等后台就绪后重新提交，同一操作不会重复执行。',
    en: 'The core stopped in the middle of this, so the outcome is unknown. Submit it again when it is ready; it will not be done twice.'
  },
  'ipc.timeout': {
    zh: '后台超时未答复，结果未知。请重新提交，同一操作不会重复执行。',
    en: 'The core did not answer in time, so the outcome is unknown. Submit it again; it will not be done twice.'
  },
  'ipc.slip-gone': {
    zh: '发血单 {file} 已不在本机（超过 24 小时自动删除）。请重新生成。',
    en: 'Slip {file} is no longer on this machine (deleted after 24 hours). Make it again.'
  },
  'ipc.no-viewer': {
    zh: '本机打不开 PDF：{file}。请安装 PDF 阅读器，或联系信息科。',
    en: 'This machine cannot open the PDF {file}. Install a PDF viewer or ask IT.'
  }
}
