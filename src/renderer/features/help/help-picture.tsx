import Box from '@mui/material/Box'
import type { HelpPart } from '../../../shared/text/help/help-layouts.ts'

const ink = '#33475b'

/** The screen as a drawing with numbered parts: what is where, in every language, at every size. The list beside it names the numbers. */
export function HelpPicture({ parts, label }: { readonly parts: readonly HelpPart[]; readonly label: string }) {
  return (
    <Box component="svg" viewBox="0 0 160 90" role="img" aria-label={label} sx={{ width: '100%', border: '1px solid #8a99a8', borderRadius: 1, background: '#eef2f6', display: 'block' }}>
      <rect x="0" y="0" width="160" height="9" fill="#0a3558" />
      <rect x="0" y="9" width="14" height="81" fill="#fff" />
      {[0, 1, 2, 3, 4, 5, 6].map((i) => <rect key={i} x="3" y={12 + i * 11} width="8" height="7" rx="1" fill={i === 0 ? '#0b4f8a' : '#cfd8e1'} />)}
      <rect x="130" y="9" width="30" height="81" fill="#fff" />
      {parts.map((part, i) => <Part key={part.at.join()} part={part} no={i + 1} />)}
    </Box>
  )
}

function Part({ part: { at: [x, y, width, height], look }, no }: { readonly part: HelpPart; readonly no: number }) {
  const lines = look === 'table' ? Math.floor((height - 6) / 5) : 0
  const keys = look === 'keys' ? Math.max(1, Math.floor(width / 24)) : 0
  return (
    <g>
      <rect x={x} y={y} width={width} height={height} rx="1.5" fill={look === 'verdict' ? '#dff3e4' : '#fff'} stroke={look === 'verdict' ? '#17803d' : '#8a99a8'} strokeWidth="0.7" />
      {look === 'verdict' ? <><rect x={x} y={y} width="3" height={height} fill="#17803d" /><rect x={x + 20} y={y + height / 2 - 2} width={width * 0.45} height="4" fill="#0b4a22" opacity="0.5" /></> : null}
      {Array.from({ length: lines }, (_, i) => <rect key={i} x={x + 12} y={y + 5 + i * 5} width={width - 16} height="1.6" fill={ink} opacity={i === 0 ? 0.6 : 0.25} />)}
      {Array.from({ length: keys }, (_, i) => <rect key={i} x={x + 12 + i * 22} y={y + height / 2 - 2.5} width={Math.min(18, width - 16)} height="5" rx="1" fill="none" stroke="#0b4f8a" strokeWidth="0.8" />)}
      {look === 'field' ? <rect x={x + 12} y={y + height / 2 - 1} width={width * 0.4} height="2" fill={ink} opacity="0.35" /> : null}
      {look === 'card' ? <rect x={x + 12} y={y + height / 2 - 1.5} width={width * 0.5} height="3" fill={ink} opacity="0.35" /> : null}
      <circle cx={x + 6} cy={y + 5.5} r="4" fill="#14202b" />
      <text x={x + 6} y={y + 7.4} fontSize="5.5" fontWeight="700" textAnchor="middle" fill="#fff">{no}</text>
    </g>
  )
}
