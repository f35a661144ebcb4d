import Box from '@mui/material/Box'
import { appearanceDefects } from '../../../shared/domain/issuing/appearance.ts'
import type { AppearanceDefect } from '../../../shared/domain/issuing/appearance.ts'
import { issuingText } from '../../../shared/text/issuing-text.ts'
import { useBenchCommand } from '../../bridge/use-bench-command.ts'
import { ErrorPanel } from '../../kit/data/error-panel.tsx'
import { Section } from '../../kit/data/section.tsx'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useHotkey } from '../../kit/keys/use-hotkey.ts'
import type { ScanPanel } from '../../kit/scan/use-scan.ts'
import { useRefusalText } from '../../kit/text/use-refusal-text.ts'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { changeSession, issueSession } from './issue-session.ts'
import type { CheckedBag } from './issue-session.ts'

export interface AppearancePanelProps {
  readonly checked: CheckedBag
  readonly defect: AppearanceDefect | null
  readonly show: ScanPanel['show']
}

/** The eight items of 临床输血技术规范 art. 26: one key when all are good, one digit for what is not. */
export function AppearancePanel({ checked, defect, show }: AppearancePanelProps) {
  const t = useTexts(issuingText)
  const term = useTerm()
  const refusalText = useRefusalText()
  const { selfNumber } = checked

  const good = (): void => {
    const now = issueSession.get()
    if (now.checked === null || now.defect !== null) return
    const bags = [...now.bags, { ...now.checked, state: 'waiting', asked: null, issueId: null, error: null, slipFile: null } as const]
    changeSession({ checked: null, bags })
    show({ kind: 'accept', title: t('listed.title', { number: selfNumber }), next: t('listed.next', { count: bags.filter((bag) => bag.state !== 'issued').length }) })
  }
  const bad = (found: AppearanceDefect): void => {
    changeSession({ defect: found })
    const code = `issuing.appearance-${found}`
    show({ kind: 'refuse', title: t('refuse.title', { number: selfNumber }), reason: refusalText({ code, params: { din: checked.din, selfNumber } }), next: t('next.quarantine'), code })
  }
  useHotkey('G', good, { enabled: defect === null })
  if (defect !== null) return <DefectFound checked={checked} defect={defect} show={show} />
  return (
    <Section title={t('appearance.title', { number: selfNumber })} actions={<Box sx={{ color: 'text.secondary', fontSize: 14 }}>{t('appearance.help')}</Box>}>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'stretch', flexWrap: 'wrap' }}>
        <KeyButton hotkey="Enter" data-testid="appearance-good" variant="contained" color="success" onPress={good} sx={{ fontSize: 22, fontWeight: 800, px: 4, minHeight: 72 }}>
          ✓ {t('appearance.good')}（G）
        </KeyButton>
        <Box sx={{ flex: 1, minWidth: 480, display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1 }}>
          {appearanceDefects.map((item, i) => (
            <KeyButton key={item} hotkey={String(i + 1)} data-testid={`appearance-${i + 1}`} color="error" onPress={() => bad(item)} sx={{ justifyContent: 'space-between', textAlign: 'left' }}>
              {term('appearance', item)}
            </KeyButton>
          ))}
        </Box>
      </Box>
    </Section>
  )
}

function DefectFound({ checked, defect, show }: AppearancePanelProps & { readonly defect: AppearanceDefect }) {
  const t = useTexts(issuingText)
  const term = useTerm()
  const quarantine = useBenchCommand('stock.quarantine')
  const { selfNumber } = checked
  const aside = (): void => changeSession({ checked: null, defect: null })
  const isolate = async (): Promise<void> => {
    const answer = await quarantine.run({ unitId: checked.unit.id, reason: term('appearance', defect) })
    if (!answer.ok) return
    aside()
    show({ kind: 'attention', title: t('quarantined.title', { number: selfNumber }), reason: term('appearance', defect), next: t('quarantined.next') })
  }
  return (
    <Section title={t('defect.title', { number: selfNumber, defect: term('appearance', defect) })}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mb: quarantine.error ? 1 : 0 }}>
        <KeyButton hotkey="Q" data-testid="quarantine-bag" variant="contained" color="error" onPress={isolate}>{t('defect.quarantine')}</KeyButton>
        <KeyButton hotkey="R" onPress={() => changeSession({ defect: null })}>{t('defect.again')}</KeyButton>
        {quarantine.error ? <KeyButton hotkey="D" onPress={aside}>{t('defect.aside')}</KeyButton> : null}
      </Box>
      {quarantine.error ? <ErrorPanel error={quarantine.error} /> : null}
    </Section>
  )
}
