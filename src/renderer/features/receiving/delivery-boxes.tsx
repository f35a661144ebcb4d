import Box from '@mui/material/Box'
import { useState } from 'react'
import type { BoxRow } from '../../../shared/ipc/contract/receiving.ts'
import { receivingText } from '../../../shared/text/receiving-text.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { TimeText } from '../../kit/time/time-text.tsx'
import { BoxDialog } from './box-dialog.tsx'
import type { ReceivingWork } from './use-receiving-scan.tsx'
import { WholeBoxDialog } from './whole-box-dialog.tsx'

export interface DeliveryBoxesProps {
  readonly opened: OutputOf<'receiving.dispatch'>
  readonly work: ReceivingWork
}

/** The boxes of this dispatch, and the one that is being emptied: bags scanned now are judged by its temperature. */
export function DeliveryBoxes({ opened: { dispatch, boxes, wholeBox }, work: { box, chooseBox, state } }: DeliveryBoxesProps) {
  const t = useTexts(receivingText)
  const [editing, setEditing] = useState<BoxRow | 'new' | null>(null)
  const [whole, setWhole] = useState(false)
  const finished = dispatch.state === 'finished'
  // A bag that waits for its decision was judged by the box that it came in.
  const deciding = state.deciding !== null
  if (finished && boxes.length === 0) return null
  const next = (): void => {
    const at = boxes.findIndex((b) => b.id === box?.id)
    chooseBox(boxes[at + 1]?.id ?? null)
  }
  return (
    <Box role="group" aria-label={t('boxes')} data-testid="boxes" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      <Box component="span" sx={{ fontWeight: 700 }}>{t('boxes')}</Box>
      {boxes.map((b) => (
        <BoxChip key={b.id} row={b} chosen={!finished && b.id === box?.id} onPress={finished || deciding ? null : () => chooseBox(b.id === box?.id ? null : b.id)} />
      ))}
      {boxes.length === 0 ? <Box component="span">{t('boxes.none')}</Box> : null}
      {finished ? null : (
        <>
          <KeyButton hotkey="B" data-testid="box-new" disabled={deciding} onPress={() => setEditing('new')}>{t('box.new')}</KeyButton>
          {boxes.length > 1 ? <KeyButton hotkey="K" data-testid="box-next" disabled={deciding} onPress={next}>{t('box.next')}</KeyButton> : null}
          {box && box.bags === 0 ? <KeyButton hotkey="C" data-testid="box-correct" disabled={deciding} onPress={() => setEditing(box)}>{t('box.correct')}</KeyButton> : null}
          {box && wholeBox && box.waiting > 0 && box.sealed && box.outside.length === 0 ? <KeyButton hotkey="W" data-testid="box-whole" disabled={deciding} onPress={() => setWhole(true)}>{t('box.whole', { count: box.waiting })}</KeyButton> : null}
        </>
      )}
      {editing === null ? null : <BoxDialog dispatchId={dispatch.id} row={editing === 'new' ? null : editing} onClose={() => setEditing(null)} onDone={(id) => { chooseBox(id); setEditing(null) }} />}
      {whole && box ? <WholeBoxDialog row={box} onClose={() => setWhole(false)} /> : null}
    </Box>
  )
}

function BoxChip({ row, chosen, onPress }: { readonly row: BoxRow; readonly chosen: boolean; readonly onPress: (() => void) | null }) {
  const t = useTexts(receivingText)
  const term = useTerm()
  const bad = row.outside.length > 0 || !row.sealed
  const words = [
    row.temperatureC === null ? t('finish.no-temperature') : `${row.temperatureC} ℃`,
    ...(row.outside.length > 0 ? [t('box.outside', { components: row.outside.map((c) => term('componentClass', c)).join('、') })] : []),
    ...(row.sealed ? [] : [t('box.unsealed')]),
    t('box.bags', { count: row.bags })
  ]
  const text = <span>{chosen ? '✓ ' : ''}{bad ? '⚠ ' : ''}{t('box.name', { box: row.number })} · {words.join(' · ')} · <TimeText at={row.arrivedAt} /></span>
  const marks = { 'data-testid': `box-${row.number}`, 'data-bad': bad }
  // Nothing to choose any more: it is read, and not a grey key.
  if (onPress === null) return <Box {...marks} style={bad ? { background: '#fff0c7', borderColor: '#c27c00' } : {}} sx={{ px: 1.5, py: 0.75, border: '1px solid #d5dde5', borderRadius: 1, background: '#fff' }}>{text}</Box>
  return <KeyButton {...marks} aria-pressed={chosen} variant={chosen ? 'contained' : 'outlined'} color={bad ? 'warning' : 'primary'} onPress={onPress}>{text}</KeyButton>
}
