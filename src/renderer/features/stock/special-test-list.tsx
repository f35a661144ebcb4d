import Box from '@mui/material/Box'
import { specialTestWords, type StoredTest } from '../../../shared/barcode/special-tests.ts'
import { codeRulesText } from '../../../shared/text/code-rules-text.ts'
import { useTexts } from '../../kit/text/use-text.ts'

/** What the codes of the bag say of its antigens. Read off the bag, tested by the station: nothing here was tested in this house. */
export function SpecialTestList({ tests }: { readonly tests: readonly StoredTest[] }) {
  const t = useTexts(codeRulesText)
  return (
    <Box component="ul" data-testid="special-tests" sx={{ m: 0, pl: 3, display: 'grid', gap: 0.5 }}>
      {tests.map((test) => {
        const { rh, antigens, conflicts, code } = specialTestWords(test)
        const words = [...(rh === null ? [] : [rh]), ...antigens.map(({ antigen, result }) => `${antigen}${result === 'pos' ? '+' : '−'}`)]
        return (
          <li key={`${test.structure} ${test.data}`}>
            <Box component="b" sx={{ fontVariantNumeric: 'tabular-nums' }}>{words.join('  ')}</Box>
            {code === null ? null : <span>{words.length > 0 ? ' · ' : ''}{t('special.code', { structure: test.structure, code })}</span>}
            {conflicts.length === 0 ? null : <Box component="span" sx={{ color: '#8a1c12', fontWeight: 700 }}> ⚠ {t('special.conflict', { antigens: conflicts.join('、') })}</Box>}
          </li>
        )
      })}
    </Box>
  )
}
