/** The head of a JPEG of `width` × `height` pixels, with noise behind it that differs by `n`. Nothing that a viewer would show. */
export function photo(n: number, { width = 640, height = 480, noise = 20 }: { readonly width?: number; readonly height?: number; readonly noise?: number } = {}): Uint8Array<ArrayBuffer> {
  const frame = [0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]
  return new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, n & 255, ...frame, 0xff, 0xda, ...Array.from({ length: noise }, (_, i) => (i * n) % 251)])
}
