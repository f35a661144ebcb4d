let last = ''

/** The query of the stock list as it was left, so that Esc from a bag comes back to the same list. Nothing clinical depends on it. */
export const lastList = {
  path: (): string => (last === '' ? '/stock' : `/stock?${last}`),
  note: (query: string): void => {
    last = query
  }
}
