import Box from '@mui/material/Box'
import type { WantedLine } from '../../../shared/commands/reservations/reservation-body.ts'
import { shanghai, instant } from '../../../shared/kernel/time.ts'
import { reservationsText } from '../../../shared/text/reservations-text.ts'
import { useBenchQuery } from '../../bridge/use-bench-query.ts'
import { KitDialog } from '../../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { DialogScanGuard } from '../../kit/scan-back/dialog-scan-guard.ts'
import { useText, useTexts } from '../../kit/text/use-text.ts'
import { useNow } from '../../kit/time/use-now.ts'

/** Templates, those of today's weekday first, each by its key. */
export function TemplateDialog({ onClose, onTake }: { readonly onClose: () => void; readonly onTake: (lines: readonly WantedLine[]) => void }) {
  const t = useTexts(reservationsText)
  const ui = useText()
  const { year, month, day } = shanghai(instant(useNow()))
  const today = new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7
  const all = (useBenchQuery('reservations.templates', {}).data?.templates ?? []).filter((x) => x.active)
  const rows = all.toSorted((a, b) => Number(b.weekdays.includes(today)) - Number(a.weekdays.includes(today)))
  const usual = rows.filter((x) => x.weekdays.includes(today))
  return (
    <KitDialog open title={t('templates')} onClose={onClose} actions={<KeyButton hotkey="Esc" onPress={onClose}>{ui('dialog.close')}</KeyButton>}>
      <DialogScanGuard />
      {usual.length === 0 ? null : <Box sx={{ fontWeight: 700, mb: 1 }}>{t('template.today', { names: usual.map((x) => x.name).join('、') })}</Box>}
      {rows.length === 0 ? <Box>{t('template.none')}</Box> : (
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1 }}>
          {rows.map((x, i) => <KeyButton key={x.id} {...(i < 9 ? { hotkey: String(i + 1) } : {})} data-testid={`template-${x.name}`} onPress={() => onTake(x.lines)}>{x.name} · {x.weekdays.map((d) => t(`day.${d as 1}`)).join(' ')} · {x.lines.length}</KeyButton>)}
        </Box>
      )}
    </KitDialog>
  )
}
