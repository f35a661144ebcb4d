/** What came out of a TSPL printer. One bit per dot, 1 = black, rows padded to whole bytes, most significant bit leftmost. */
export interface TsplLabel {
  readonly widthMm: number
  readonly heightMm: number
  readonly gapMm: number
  /** What `BITMAP` burnt, as large as its rectangles reach. */
  readonly bitmap: { readonly width: number; readonly height: number; readonly stride: number; readonly data: Uint8Array }
  /** When it was complete (ms since 1970). */
  readonly at: number
}

export interface TsplEvents {
  readonly onLabel: (label: TsplLabel) => void
  readonly onOut: (text: string) => void
  /** `ESC ! x`, wherever in the stream it stands: also inside a picture, as the worst of printers would have it. */
  readonly onImmediate: (command: string) => void
}

interface Picture {
  readonly x: number
  readonly y: number
  readonly bytesWide: number
  readonly rows: number
  readonly data: Uint8Array
}

const BITMAP = /^BITMAP (\d+),(\d+),(\d+),(\d+),0,/

/**
 * An independent reader of TSPL for tests, written from the language's manual: knows what a bench sends and throws at anything else.
 * Everything is read from the head of one buffer, because a picture is binary and only its command says how long it is.
 */
export class TsplParser {
  readonly #events: TsplEvents
  #rest = Buffer.alloc(0)
  #immediate: number[] = []
  #widthMm = 0
  #heightMm = 0
  #gapMm = 0
  #pictures: Picture[] | null = null

  constructor(events: TsplEvents) {
    this.#events = events
  }

  /** Between the clearing of the picture and its printing. */
  get insideLabel(): boolean {
    return this.#pictures !== null || BITMAP.test(this.#rest.toString('latin1', 0, 40))
  }

  push(chunk: Uint8Array): void {
    this.#rest = Buffer.concat([this.#rest, this.#withoutImmediates(chunk)])
    while (this.#step());
  }

  /** Takes `ESC ! x` out of the stream, byte by byte, whatever is around it. */
  #withoutImmediates(chunk: Uint8Array): Buffer {
    const out: number[] = []
    for (const byte of chunk) {
      this.#immediate.push(byte)
      const [first, second, third] = this.#immediate
      if (third !== undefined) {
        this.#immediate = []
        this.#events.onImmediate(String.fromCharCode(third))
      } else if (first !== 0x1b || (second !== undefined && second !== 0x21)) {
        // `ESC ESC !` is a question behind an ESC.
        const keep = second === 0x1b ? [0x1b] : []
        out.push(...this.#immediate.slice(0, this.#immediate.length - keep.length))
        this.#immediate = keep
      }
    }
    return Buffer.from(out)
  }

  #step(): boolean {
    const head = this.#rest.toString('latin1', 0, 60)
    const bitmap = BITMAP.exec(head)
    if (bitmap) return this.#picture(bitmap)
    // An unfinished `BITMAP` command may hold a line end among its first bytes of data: its commas come first.
    if (head.startsWith('BITMAP') && (head.match(/,/g)?.length ?? 0) < 5) return false
    const end = this.#rest.indexOf('\r\n')
    if (end < 0) return false
    const line = this.#rest.toString('latin1', 0, end)
    this.#rest = this.#rest.subarray(end + 2)
    this.#command(line)
    return true
  }

  #picture(match: RegExpExecArray): boolean {
    const [x = 0, y = 0, bytesWide = 0, rows = 0] = match.slice(1).map(Number)
    const start = match[0].length
    const end = start + bytesWide * rows
    if (this.#rest.length < end + 2) return false
    if (this.#rest.toString('latin1', end, end + 2) !== '\r\n') throw new Error('BITMAP holds another number of bytes than it says')
    if (!this.#pictures) throw new Error('BITMAP before CLS')
    this.#pictures.push({ x, y, bytesWide, rows, data: new Uint8Array(this.#rest.subarray(start, end)) })
    this.#rest = this.#rest.subarray(end + 2)
    return true
  }

  #command(line: string): void {
    const size = /^SIZE ([\d.]+) mm,([\d.]+) mm$/.exec(line)
    const gap = /^GAP ([\d.]+) mm,0 mm$/.exec(line)
    const out = /^OUT "([^"]*)"$/.exec(line)
    if (size) [this.#widthMm, this.#heightMm] = [Number(size[1]), Number(size[2])]
    else if (gap) this.#gapMm = Number(gap[1])
    else if (out) this.#events.onOut(out[1] ?? '')
    else if (line === 'CLS') this.#pictures = []
    else if (line === 'PRINT 1,1') this.#print()
    else if (!['DIRECTION 0,0', 'REFERENCE 0,0', 'SET REPRINT ON'].includes(line)) throw new Error(`unknown TSPL: ${line.slice(0, 40)}`)
  }

  #print(): void {
    const pictures = this.#pictures ?? []
    this.#pictures = null
    const stride = Math.max(0, ...pictures.map((p) => p.x / 8 + p.bytesWide))
    const height = Math.max(0, ...pictures.map((p) => p.y + p.rows))
    const data = new Uint8Array(stride * height)
    for (const p of pictures) {
      for (let row = 0; row < p.rows; row++) {
        for (let i = 0; i < p.bytesWide; i++) data[(p.y + row) * stride + p.x / 8 + i] = ~(p.data[row * p.bytesWide + i] ?? 0xff) & 0xff
      }
    }
    const bitmap = { width: stride * 8, height, stride, data }
    this.#events.onLabel({ widthMm: this.#widthMm, heightMm: this.#heightMm, gapMm: this.#gapMm, bitmap, at: Date.now() })
  }
}
