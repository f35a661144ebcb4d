/** The donation number of a cell: 13 characters, or 15 with flags, with or without `=`; null: none of these (docs of the station, ISBT 128 DS001). */
export function dinOfCell(cell: string): string | null {
  return /^=?([A-NP-Z1-9][A-NP-Z0-9]{2}\d{2}\d{8})(?:[0-9A-HJ-NPR-Y]{2})?$/.exec(cell.replaceAll(' ', ''))?.[1] ?? null
}

/** The product code of a cell: 8 characters, with or without `=<`; null: none. */
export function productOfCell(cell: string): string | null {
  return /^(?:=<)?([A-Z][A-Za-z0-9]{7})$/.exec(cell.trim())?.[1] ?? null
}
