import Box from '@mui/material/Box'
import type { LabelDpi } from '../../../../shared/domain/labels/label-layout.ts'
import { labelTemplateText } from '../../../../shared/text/label-template-text.ts'
import { useBenchQuery } from '../../../bridge/use-bench-query.ts'
import { ErrorPanel } from '../../../kit/data/error-panel.tsx'
import { Progress } from '../../../kit/data/progress.tsx'
import { useRefusalText } from '../../../kit/text/use-refusal-text.ts'
import { useTexts } from '../../../kit/text/use-text.ts'
import { Note } from '../../../kit/data/note.tsx'

const sampleKeys = { normal: 'sample.normal', negative: 'sample.negative', reprint: 'sample.reprint', longest: 'sample.longest' } as const
const isSample = (name: string): name is keyof typeof sampleKeys => Object.hasOwn(sampleKeys, name)

/** Pixels on the screen for one millimetre of label: about 1.8 times its size, so that a person sees it as at arm's length. */
const PX_PER_MM = 6.8

/** What this bench would print with a template, drawn and read back by core at each change. */
export function TemplatePreview({ text, dpi }: { readonly text: string; readonly dpi: LabelDpi }) {
  const t = useTexts(labelTemplateText)
  const refusalText = useRefusalText()
  const tried = useBenchQuery('labels.tryTemplate', { text, dpi }, { keepPrevious: true })
  const { data } = tried
  const dotsPerMm = dpi === 203 ? 8 : 300 / 25.4
  return (
    <Box data-testid="template-preview" data-fits={data !== undefined && data.problem === null && !tried.isPlaceholderData} sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, minWidth: 0 }}>
      {tried.isPending ? <Progress label={t('preview.busy')} /> : null}
      {tried.error ? <ErrorPanel error={tried.error.error} onRetry={() => tried.refetch()} /> : null}
      {data ? (
        data.problem ? (
          <Note kind="bad">✕ {refusalText(data.problem)}</Note>
        ) : (
          <Note kind="good">✓ {t('preview.fits', { count: data.labels.length, width: data.width, height: data.height })}</Note>
        )
      ) : null}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
        {data?.labels.map(({ sample, number, dataUrl, problem }) => {
          const caption = `${isSample(sample) ? t(sampleKeys[sample]) : sample} ${number}`
          return (
            <Box component="figure" key={caption} sx={{ m: 0, maxWidth: '100%' }}>
              {dataUrl === null ? null : <Box component="img" alt={caption} src={dataUrl} sx={{ display: 'block', width: (data.width / dotsPerMm) * PX_PER_MM, maxWidth: '100%', background: '#fff', border: '1px solid #8a99a8' }} />}
              <Box component="figcaption" sx={{ fontSize: 14, color: problem ? 'error.main' : 'text.secondary' }}>{problem ? '✕ ' : ''}{caption}</Box>
            </Box>
          )
        })}
      </Box>
      <Box sx={{ fontSize: 14, color: 'text.secondary' }}>{t('preview.own')}</Box>
    </Box>
  )
}
