import Box from '@mui/material/Box'
import { helpLayouts } from '../../../shared/text/help/help-layouts.ts'
import { helpPageOf } from '../../../shared/text/help/help-page.ts'
import { helpEn } from '../../../shared/text/help/help-en.ts'
import { helpZh } from '../../../shared/text/help/help-zh.ts'
import { helpText } from '../../../shared/text/help/help-text.ts'
import { KeyCap } from '../../kit/keys/key-cap.tsx'
import { usePrefs } from '../../kit/prefs.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { VerdictSign } from '../../kit/verdict/verdict-sign.tsx'
import { HelpPicture } from './help-picture.tsx'

const colours = { accept: '#17803d', attention: '#c27c00', refuse: '#c1121f', idle: '#8a99a8' } as const
const heading = { fontSize: 17, fontWeight: 800, mt: 2, mb: 0.75 } as const

/** Purpose, picture, steps with their keys, colours, what to do when something is wrong. */
export function HelpPageView({ path }: { readonly path: string }) {
  const t = useTexts(helpText)
  const { locale } = usePrefs()
  const name = helpPageOf(path)
  const page = (locale === 'en' ? helpEn : helpZh)[name]
  return (
    <Box data-testid="help-page" data-page={name}>
      <Box sx={{ fontSize: 17, mb: 1.5 }}>{page.purpose}</Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)', gap: 2, alignItems: 'start' }}>
        <HelpPicture parts={helpLayouts[name]} label={t('picture', { title: page.title })} />
        <Box component="ol" sx={{ m: 0, pl: 3, lineHeight: 1.7, fontSize: 16 }}>{page.parts.map((part) => <li key={part}>{part}</li>)}</Box>
      </Box>
      <Box component="h3" sx={heading}>{t('steps')}</Box>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {page.steps.map(({ keys, text }) => (
          <Box component="li" key={text} sx={{ display: 'flex', gap: 1.5, py: 0.5, alignItems: 'baseline' }}>
            <Box sx={{ width: 112, flexShrink: 0, textAlign: 'right' }}><KeyCap>{keys}</KeyCap></Box>
            <Box>{text}</Box>
          </Box>
        ))}
      </Box>
      <Box component="h3" sx={heading}>{t('colours')}</Box>
      {page.colours.map(({ kind, text }) => (
        <Box key={text} sx={{ display: 'flex', gap: 1.5, py: 0.25, alignItems: 'center' }}><VerdictSign kind={kind} colour={colours[kind]} size={28} /><Box>{text}</Box></Box>
      ))}
      <Box component="h3" sx={heading}>{t('troubles')}</Box>
      <Box component="dl" sx={{ m: 0 }}>
        {page.troubles.map(({ when, remedy }) => (
          <Box key={when} sx={{ mb: 1 }}>
            <Box component="dt" sx={{ fontWeight: 700 }}>{when}</Box>
            <Box component="dd" sx={{ m: 0, pl: 2 }}>→ {remedy}</Box>
          </Box>
        ))}
      </Box>
    </Box>
  )
}
