import Box from '@mui/material/Box'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { KeyButton } from '../../kit/keys/key-button.tsx'
import { useTerm } from '../../kit/text/use-term.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { identityText } from '../../../shared/text/identity-text.ts'

export type PracticePerson = OutputOf<'identity.practicePeople'>['people'][number]

export interface PracticePeopleProps {
  readonly people: readonly PracticePerson[]
  /** The digits work also inside the fields (nothing was typed yet). */
  readonly keysInFields: boolean
  readonly onChoose: (person: PracticePerson) => void
}

/** The invented people of the practice hospital, one key each. Their PINs open practice data only. */
export function PracticePeople({ people, keysInFields, onChoose }: PracticePeopleProps) {
  const t = useTexts(identityText)
  const term = useTerm()
  return (
    <Box component="section" aria-label={t('practice.title')} sx={{ border: '2px solid #c27c00', background: '#fff8e4', borderRadius: 2, p: 2 }}>
      <Box component="h2" sx={{ m: 0, fontSize: 17, fontWeight: 800 }}>{t('practice.title')}</Box>
      <Box sx={{ color: '#5b3a00', mb: 1.5 }}>{t('practice.help')}</Box>
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1 }}>
        {people.slice(0, 9).map((person, i) => (
          <KeyButton
            key={person.badge}
            hotkey={String(i + 1)}
            inFields={keysInFields}
            data-testid={`practice-person-${person.badge}`}
            onPress={() => onChoose(person)}
            sx={{ justifyContent: 'space-between', textAlign: 'left', background: '#fff' }}
          >
            <Box component="span" sx={{ flex: 1 }}>
              {person.name} · {person.roles.map((role) => term('role', role)).join(t('join'))}
              <Box component="span" sx={{ display: 'block', fontWeight: 400, fontSize: 14 }}>{t('practice.credentials', { badge: person.badge, pin: person.pin })}</Box>
            </Box>
          </KeyButton>
        ))}
      </Box>
    </Box>
  )
}
