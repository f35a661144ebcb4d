import type { RefusalPair } from './domain-refusals-pair.ts'
import type { RefusalCode } from '../domain/refusal-code.ts'

/** Why a bag does not go back to the station, or the station's word is not taken (R08). */
export const returnRefusals: Record<Extract<RefusalCode, `returns.${string}`>, RefusalPair> = {
  'returns.number-taken': { zh: '退血单号 {number} 已用过，没有登记。请换一个单号。', en: 'Return number {number} is in use; nothing was recorded. Use another number.' },
  'returns.autologous': { zh: '献血码 {din} 是自体血，不能退回血站。请从退血单中取出这一袋。', en: 'Bag {din} is autologous and never goes to the station. Take it off the return.' },
  'returns.return-unknown': { zh: '找不到这张退血单。请从退血列表中重新打开。', en: 'This return is not known. Open it from the list again.' },
  'returns.bag-not-in-return': { zh: '退血单 {number} 中没有这袋血，没有登记。请与血站核对。', en: 'This bag is not on return {number}; nothing was recorded. Ask the station.' },
  'returns.already-decided': {
    zh: '退血单 {number} 的献血码 {din} 血站已有答复，没有再次登记。两次答复不同时请与血站核对。',
    en: 'The station has answered for bag {din} of return {number}; nothing was recorded twice. If the answers differ, ask the station.'
  }
}
