/**
 * How long after its bench knew a commit to be done another bench had it: what the turns of the pokes cost. One list of commits for all, and for
 * each bench how far in it it has come.
 */
export class SeenByOthers {
  readonly #commits: { readonly head: number; readonly at: number }[] = []
  readonly delays: number[] = []

  committed(head: number): void {
    this.#commits.push({ head, at: performance.now() })
  }

  /** For one bench, told each time where its cursor stands. */
  follower(): (cursor: number) => void {
    let next = this.#commits.length
    return (cursor) => {
      const now = performance.now()
      for (let commit = this.#commits[next]; commit !== undefined && commit.head <= cursor; commit = this.#commits[next]) {
        this.delays.push(Math.max(0, now - commit.at))
        next += 1
      }
    }
  }
}
