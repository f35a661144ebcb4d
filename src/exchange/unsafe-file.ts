/** What a file from outside must never carry, whatever else is in it. */
export const unsafeReasons = ['doctype', 'zip-too-large', 'zip-entries', 'zip-broken', 'xml-depth', 'xml-size'] as const
export type UnsafeReason = (typeof unsafeReasons)[number]

/** Thrown by the readers of this folder; the caller makes a refusal of it. */
export class UnsafeFile extends Error {
  readonly reason: UnsafeReason

  constructor(reason: UnsafeReason) {
    super(reason)
    this.reason = reason
  }
}
