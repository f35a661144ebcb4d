/** Offers bytes to the person as a file; the shell asks where it goes. */
export function saveBytes(fileName: string, bytes: Uint8Array<ArrayBuffer>): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([bytes]))
  link.download = fileName
  link.click()
  URL.revokeObjectURL(link.href)
}
