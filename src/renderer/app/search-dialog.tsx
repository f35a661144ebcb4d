import Box from '@mui/material/Box'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useBenchQuery } from '../bridge/use-bench-query.ts'
import { EmptyState } from '../kit/data/empty-state.tsx'
import { Field } from '../kit/data/field.tsx'
import { KitDialog } from '../kit/dialog/kit-dialog.tsx'
import { KeyButton } from '../kit/keys/key-button.tsx'
import { useHotkey } from '../kit/keys/use-hotkey.ts'
import { useScan } from '../kit/scan/use-scan.ts'
import { useText } from '../kit/text/use-text.ts'
import { workspaces } from './workspaces.ts'

function pathOf(kind: 'unit' | 'request' | 'dispatch', id: string): string {
  const found = encodeURIComponent(id)
  if (kind === 'unit') return `/stock/${found}`
  return kind === 'request' ? `/testing?request=${found}` : `/receiving?dispatch=${found}`
}

interface Hit {
  readonly key: string
  readonly title: string
  readonly detail: string
  readonly path: string
}

/** Ctrl+K: finds a screen, a unit, a patient; a scan while it is open is looked up. */
export function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const go = useNavigate()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const look = (next: string): void => {
    setText(next)
    setAt(0)
  }
  useScan(
    ({ raw }) => {
      look(raw)
      return undefined
    },
    { priority: 1 }
  )
  const wanted = text.trim()
  const found = useBenchQuery('traceability.search', { text: wanted.slice(0, 60) }, { enabled: wanted.length >= 2, keepPrevious: true })
  const hits: readonly Hit[] = [
    ...workspaces
      .filter((w) => wanted === '' || `${t(w.label)} ${w.hotkey} ${w.path}`.toLowerCase().includes(wanted.toLowerCase()))
      .map((w) => ({ key: w.path, title: t(w.label), detail: w.hotkey, path: w.path })),
    ...(found.data?.hits ?? []).map((h) => ({ key: `${h.kind}/${h.id}`, title: h.title, detail: h.detail, path: pathOf(h.kind, h.id) }))
  ]
  const open = (hit: Hit | undefined): void => {
    if (!hit) return
    onClose()
    void go(hit.path)
  }
  return (
    <KitDialog open title={t('search.title')} onClose={onClose} maxWidth="md" actions={<KeyButton hotkey="Esc" onPress={onClose}>{t('dialog.close')}</KeyButton>}>
      <SearchKeys onMove={(by) => setAt(Math.max(0, Math.min(hits.length - 1, at + by)))} onEnter={() => open(hits[at])} />
      <Field label={t('app.search')} value={text} onChange={look} autoFocus placeholder={t('search.placeholder')} />
      <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 1, p: 0, height: 360, overflowY: 'auto' }}>
        {hits.map((hit, i) => (
          <Box component="li" key={hit.key} aria-current={i === at} onClick={() => open(hit)}
            sx={{ px: 1.5, py: 1.25, borderRadius: 1, cursor: 'pointer', background: i === at ? '#d8e8f7' : 'transparent' }}>
            <Box component="span" sx={{ fontWeight: 700, mr: 1.5 }}>{hit.title}</Box>
            <Box component="span" sx={{ color: 'text.secondary' }}>{hit.detail}</Box>
          </Box>
        ))}
        {hits.length === 0 ? <EmptyState title={found.isFetching ? t('search.looking') : wanted.length < 2 ? t('search.short') : t('search.none', { text: wanted })} /> : null}
      </Box>
    </KitDialog>
  )
}

/** Inside the dialog, so that the keys have its level. */
function SearchKeys({ onMove, onEnter }: { readonly onMove: (by: number) => void; readonly onEnter: () => void }) {
  useHotkey('Down', () => onMove(1), { inFields: true })
  useHotkey('Up', () => onMove(-1), { inFields: true })
  useHotkey('Enter', onEnter, { inFields: true })
  return null
}
