/** One sentence in both languages. `{name}` stands for a param of the refusal. */
export interface RefusalPair {
  readonly zh: string
  readonly en: string
}
