import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { Bitmap } from '../bitmap.ts'
import { createBitmap, fillBlack } from '../bitmap.ts'

/** The dots of a picture that has black and white only; grey is a defect of who drew it. */
export async function dotsOfPng(png: Uint8Array): Promise<Bitmap> {
  const image = await loadImage(Buffer.from(png))
  const context = createCanvas(image.width, image.height).getContext('2d')
  context.drawImage(image, 0, 0)
  const pixels = context.getImageData(0, 0, image.width, image.height).data
  const bitmap = createBitmap(image.width, image.height)
  for (let i = 0; i < pixels.length; i += 4) {
    const grey = pixels[i] ?? 0
    if (grey !== 0 && grey !== 255) throw new Error(`grey pixel ${grey}`)
    if (grey === 0) fillBlack(bitmap, { x: (i / 4) % image.width, y: Math.floor(i / 4 / image.width), w: 1, h: 1 })
  }
  return bitmap
}
