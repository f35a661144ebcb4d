import Box from '@mui/material/Box'

export interface Part {
  readonly key: string
  readonly label: string
  readonly done: boolean
  readonly value?: string
}

/** Which parts of one thing were read: `✓ 献血码 A9999 26 123456`, `○ 产品码`. */
export function PartChips({ parts, label }: { readonly parts: readonly Part[]; readonly label: string }) {
  return (
    <Box component="ul" aria-label={label} sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', listStyle: 'none', m: 0, p: 0 }}>
      {parts.map((part) => (
        <Box component="li" key={part.key} data-part={part.key} data-done={part.done}
          style={part.done ? { background: '#dff3e4', borderColor: '#17803d', color: '#0b4a22' } : { background: '#fff', borderColor: '#8a99a8', color: '#33475b' }}
          sx={{ border: '2px solid', borderRadius: 5, px: 1.5, py: 0.5, fontWeight: 700, fontSize: 16 }}>
          {part.done ? '✓' : '○'} {part.label}{part.value ? ` ${part.value}` : ''}
        </Box>
      ))}
    </Box>
  )
}
