import type { RefusalPair } from './domain-refusals-pair.ts'
import type { RefusalCode } from '../domain/refusal-code.ts'

type BenchCode = Extract<RefusalCode, `command.${string}` | `identity.${string}` | `ops.${string}` | `stock.${string}`>

/** People, settings, stock: what every workspace may meet. */
export const benchRefusals: Record<BenchCode, RefusalPair> = {
  'command.not-allowed': {
    zh: '您没有“{capability}”的权限，没有执行。请由有权限的人员登录后再做。',
    en: 'You may not do this ({capability}); nothing was done. Someone who may has to sign in.'
  },
  'command.second-person-missing': {
    zh: '需要复核人签名，没有执行。请复核人刷工牌并输入密码。',
    en: 'A second person has to sign; nothing was done. Ask them to scan their badge and enter their PIN.'
  },
  'command.second-person-same': {
    zh: '复核人不能是本人，没有执行。请另一位同事签名。',
    en: 'The second person cannot be yourself; nothing was done. Ask a colleague to sign.'
  },
  'command.second-person-not-allowed': {
    zh: '{name} 没有复核这一步的权限，没有执行。请由有权限的同事签名。',
    en: '{name} may not sign for this step; nothing was done. Ask a colleague who may.'
  },
  'command.bad-payload': {
    zh: '填写的内容不合要求：{field}（{problem}），没有执行。请更正后再试。',
    en: 'What was entered is not acceptable: {field} ({problem}); nothing was done. Correct it and try again.'
  },
  'identity.badge-unknown': {
    zh: '工牌 {badge} 没有登记。请核对工牌，或请主任登记人员。',
    en: 'Badge {badge} is not registered. Check it, or have the lab head add the person.'
  },
  'identity.pin-wrong': { zh: '工牌 {badge} 的密码不对。请重新输入。', en: 'The PIN for badge {badge} is wrong. Enter it again.' },
  'identity.offline-expired': {
    zh: '断网已超过 {hours} 小时，本机保存的工号和密码已失效。请恢复与服务器的连接后再登录。',
    en: 'Without the server for more than {hours} h: the badges and PINs kept here are no longer valid. Restore the connection, then sign in.'
  },
  'identity.locked': {
    zh: '工牌 {badge} 密码连续输错，已锁定。请 {minutes} 分钟后再试。',
    en: 'Badge {badge} is locked after too many wrong PINs. Try again in {minutes} minutes.'
  },
  'identity.user-inactive': {
    zh: '工牌 {badge} 的人员已停用。请联系主任。',
    en: 'The person with badge {badge} is no longer active. Ask the lab head.'
  },
  'identity.badge-taken': {
    zh: '工牌 {badge} 已登记给另一位人员。请换一个工牌号。',
    en: 'Badge {badge} belongs to another person. Use another badge number.'
  },
  'identity.signature-invalid': {
    zh: '复核签名已失效或不是为这一步签的，没有执行。请复核人重新签名。',
    en: 'The signature is too old or was given for another step; nothing was done. Ask the second person to sign again.'
  },
  'identity.not-signed-in': { zh: '还没有登录，没有执行。请刷工牌并输入密码。', en: 'Nobody is signed in; nothing was done. Scan your badge and enter the PIN.' },
  'identity.pin-form': { zh: '密码应为 4 到 12 位数字，没有保存。请重新设置。', en: 'A PIN has 4 to 12 digits; nothing was saved. Choose another.' },
  'identity.pin-is-badge': { zh: '密码不能与工号相同，没有保存。请换一个密码。', en: 'A PIN cannot be the staff number; nothing was saved. Choose another.' },
  'identity.last-manager': {
    zh: '工牌 {badge} 是最后一位能管理人员的在用人员，不能停用或去掉主任角色。请先设置另一位主任。',
    en: 'Badge {badge} is the last active person who may manage people and cannot be stopped or lose that role. Make another lab head first.'
  },
  'identity.already-set-up': { zh: '本机已有人员，首次设置不能再做。请登录后在设置中修改。', en: 'This bench has people already, so it cannot be set up a second time. Sign in and use the settings.' },
  'identity.user-unknown': { zh: '没有这位人员，没有保存。请刷新人员列表。', en: 'There is no such person; nothing was saved. Look at the list of people again.' },
  'ops.site-unknown': {
    zh: '还没有设置医院名称和标本时限，不能继续。请主任在设置中填写。',
    en: 'Hospital name and sample limit are not set up, so this cannot go on. Have the lab head fill them in.'
  },
  'stock.count-open': {
    zh: '{fridge} 的盘点还没有结束，没有重新开始。请先结束上一次盘点。',
    en: 'A count of {fridge} is still open; none was begun. Close it first.'
  },
  'stock.count-not-open': {
    zh: '这次盘点已经结束，没有登记。请重新开始一次盘点。',
    en: 'This count is closed; nothing was recorded. Begin a new one.'
  },
  'stock.counted-before': {
    zh: '献血码 {din} 这次已经盘过了。',
    en: 'Bag {din} was counted already.'
  },
  'stock.quarantined-again': {
    zh: '献血码 {din} 又有了别的隔离原因：{reason}。没有解除隔离。请看过这个原因后再决定。',
    en: 'Bag {din} is quarantined for another reason meanwhile: {reason}. It was not released. Look at that reason, then decide.'
  },
  'stock.count-unknown': {
    zh: '找不到这次盘点。请返回列表重新选择。',
    en: 'This count is not known. Go back and choose again.'
  },
  'stock.product-code-taken': {
    zh: '产品码 {code} 已在产品字典中。请修改原有的一条。',
    en: 'Product code {code} is in the dictionary already. Change that entry.'
  },
  'stock.unit-unknown': {
    zh: '本科室没有登记过这袋血。请核对自编号和献血码。',
    en: 'This bag was never received here. Check self-number and donation number.'
  },
  'stock.transition-not-allowed': {
    zh: '献血码 {din} 现在的状态是{state}，不能做这一步。请核对血袋。',
    en: 'Bag {din} is now {state}, so this step is not possible. Check the bag.'
  },
}
