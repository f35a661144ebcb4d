import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import type { Bitmap, DotBox } from './bitmap.ts'
import type { LabelFonts } from './label-assets.ts'

const FAMILY = { regular: 'LabelRegular', bold: 'LabelBold' } as const
export type Weight = keyof typeof FAMILY

export interface TextRun {
  readonly text: string
  readonly box: DotBox
  /** Em size in dots: the largest that fits between `size` and `minSize` is taken. */
  readonly size: number
  readonly minSize: number
  readonly weight: Weight
  readonly align: 'left' | 'center' | 'right'
  readonly lines: number
}

export interface TextPainter {
  /** A clean sheet of this size, in dots. */
  begin(size: { readonly width: number; readonly height: number }): void
  /** False when the text fits at no allowed size: nothing is drawn then, and never an ellipsis. */
  paint(run: TextRun): boolean
  /** Turns what was painted into dots, at the target's size. */
  toBitmap(target: Bitmap): void
}

/** Ink above this grey (0–255) stays white: keeps the counters of small Chinese characters open on a thermal head. */
const INK_BELOW = 150

/** Runs of Latin and digits stay together (`200 mL`, a date); Chinese may break anywhere but before a closing or after an opening mark. */
const PIECES = /[!-~\u00a0]+|[ ]+|[（〔【《]*[^ -~\u00a0（〔【《][）〕】》，。、；：]*|[（〔【《]+/gu
const WORDS = /[^ ]+|[ ]+/gu

/** A break at a space reads better; it may cost this share of the size, no more. */
const SIZE_KEPT_FOR_A_GOOD_BREAK = 0.8

/**
 * Keeps one canvas for its whole life, as large as the largest label so far: a canvas per label grew a batch of 600 past a
 * gigabyte, and a canvas per template would do so at an editor's every key.
 */
export function createTextPainter(fonts: LabelFonts): TextPainter {
  for (const weight of ['regular', 'bold'] as const) {
    if (!GlobalFonts.has(FAMILY[weight])) GlobalFonts.register(Buffer.from(fonts[weight]), FAMILY[weight])
  }
  let canvas = createCanvas(1, 1)
  let context = canvas.getContext('2d', { alpha: true })
  const clear = (): void => {
    context.fillStyle = '#fff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.fillStyle = '#000'
  }
  const width = (text: string): number => context.measureText(text).width

  /** Greedy lines at the current font, or null when they are too many or one piece is too wide. */
  function wrap(run: TextRun, breakWords: boolean): string[] | null {
    const lines = ['']
    const fits = (text: string): boolean => width(text.trimEnd()) <= run.box.w
    const put = (piece: string): boolean => {
      const line = lines[lines.length - 1] ?? ''
      if (fits(line + piece)) lines[lines.length - 1] = line + piece
      else lines.push(piece.trimStart())
      return fits(lines[lines.length - 1] ?? '')
    }
    for (const word of run.text.match(WORDS) ?? []) {
      const inOne = !breakWords || fits(word)
      for (const piece of inOne ? [word] : (word.match(PIECES) ?? [])) if (!put(piece)) return null
    }
    return lines.length <= run.lines ? lines.map((line) => line.trimEnd()) : null
  }

  function draw(run: TextRun, lines: readonly string[], em: number): void {
    const x = { left: run.box.x, center: run.box.x + run.box.w / 2, right: run.box.x + run.box.w }[run.align]
    context.textAlign = run.align
    context.textBaseline = 'alphabetic'
    const pitch = lines.length > 1 ? Math.min(run.box.h / lines.length, em * 1.15) : run.box.h
    const top = run.box.y + (run.box.h - pitch * lines.length) / 2
    // Capitals and digits are 0.733 em high in this font, Chinese characters centre on nearly the same line.
    lines.forEach((line, i) => context.fillText(line, x, Math.round(top + pitch * (i + 0.5) + em * 0.365)))
  }

  function paintAt(run: TextRun, em: number, breakWords: boolean): boolean {
    context.font = `${em}px ${FAMILY[run.weight]}`
    const lines = wrap(run, breakWords)
    if (lines === null || (lines.length > 1 && em * lines.length * 1.02 > run.box.h)) return false
    draw(run, lines, em)
    return true
  }

  return {
    begin({ width: wide, height: high }) {
      if (wide > canvas.width || high > canvas.height) {
        canvas = createCanvas(Math.max(wide, canvas.width), Math.max(high, canvas.height))
        context = canvas.getContext('2d', { alpha: true })
      }
      clear()
    },
    paint(run) {
      for (const breakWords of [false, true]) {
        const least = breakWords ? run.minSize : Math.max(run.minSize, run.size * SIZE_KEPT_FOR_A_GOOD_BREAK)
        for (let em = Math.floor(run.size); em >= Math.floor(least); em--) if (paintAt(run, em, breakWords)) return true
      }
      return false
    },
    toBitmap(target) {
      const pixels = context.getImageData(0, 0, target.width, target.height).data
      for (let y = 0; y < target.height; y++) {
        for (let x = 0; x < target.width; x++) {
          if ((pixels[(y * target.width + x) * 4] ?? 255) >= INK_BELOW) continue
          const at = y * target.stride + (x >> 3)
          target.data[at] = (target.data[at] ?? 0) | (0x80 >> (x & 7))
        }
      }
    }
  }
}
