/** `0C2E`: how makers and operating systems write USB ids. */
export function usbId(id: number): string {
  return id.toString(16).toUpperCase().padStart(4, '0')
}
