/** Look of every table, one rule set on the container: cells are plain elements and cost nothing to style. */
export const tableSx = {
  overflowX: 'auto',
  '&:focus-visible': { outline: '3px solid #0b4f8a', outlineOffset: -3 },
  '& table': { borderCollapse: 'collapse', width: '100%', fontSize: 15 },
  '& th': { position: 'sticky', top: 0, background: '#eef2f6', fontWeight: 700, fontSize: 13, padding: '6px 10px', borderBottom: '1px solid #cfd8e1', whiteSpace: 'nowrap', zIndex: 1 },
  '& td': { padding: '8px 10px', borderBottom: '1px solid #e3e8ee', overflowWrap: 'anywhere', verticalAlign: 'middle' },
  '& tr[data-active=true]': { cursor: 'pointer' },
  '& tr[data-tone=accept] td:first-of-type': { boxShadow: 'inset 5px 0 #17803d' },
  '& tr[data-tone=attention] td': { background: '#fff8e4' },
  '& tr[data-tone=attention] td:first-of-type': { boxShadow: 'inset 5px 0 #c27c00' },
  '& tr[data-tone=refuse] td': { background: '#fdf0ef' },
  '& tr[data-tone=refuse] td:first-of-type': { boxShadow: 'inset 5px 0 #c1121f' },
  '& tr[aria-selected=true] td': { background: '#d8e8f7', fontWeight: 600 }
} as const
