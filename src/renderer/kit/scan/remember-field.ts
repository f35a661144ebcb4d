/** Sets the value as the browser would, so that React hears it. */
function setValue(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const proto = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  Object.getOwnPropertyDescriptor(proto, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/**
 * Remembers a text field as it is now; the returned function puts it back before the scan is handled, so that what the
 * handler writes stays. `composing`: an input method holds the keys; leaving the field makes it let go first.
 */
export function rememberField(element: Element | null): (composing: boolean) => void {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) || element.readOnly) return () => undefined
  const field = element
  const value = field.value
  return (composing) => {
    if (composing) field.blur()
    if (field.value !== value) setValue(field, value)
    if (composing) field.focus()
  }
}
