import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { LabelDpi, LabelLayout } from '../../../shared/domain/labels/label-layout.ts'
import { templateFile } from './template-files.ts'

export interface LabelFonts {
  readonly regular: Uint8Array
  readonly bold: Uint8Array
}

export interface LabelAssets {
  /** What a label is drawn with unless it says otherwise. */
  readonly layout: LabelLayout
  readonly fonts: LabelFonts
  /** zxing's reader. Handed over as bytes: left alone it would fetch itself from the network. */
  readonly zxingWasm: Uint8Array
}

export interface LabelAssetPaths {
  /**
   * Any file beside the app's `node_modules` (the worker's own path). Packages are resolved from here, not from
   * `import.meta`, because the same code runs as a source file and inside a CommonJS bundle.
   */
  readonly anchor: string | URL
  /** Folder that holds `label-templates/`. */
  readonly resourcesDir: string
  /** Folder with the two TTF files, flat; default: the font package. */
  readonly fontDir?: string
  /** A built-in template by its name; default `60x40`. */
  readonly template?: string
  readonly dpi?: LabelDpi
}

const REGULAR = { folder: '400Regular', file: 'NotoSansSC_400Regular.ttf' }
const BOLD = { folder: '700Bold', file: 'NotoSansSC_700Bold.ttf' }

function fontPath(paths: LabelAssetPaths, font: typeof REGULAR): string {
  const flat = paths.fontDir === undefined ? null : join(paths.fontDir, font.file)
  if (flat !== null && existsSync(flat)) return flat
  if (paths.fontDir !== undefined) return join(paths.fontDir, font.folder, font.file)
  const manifest = createRequire(paths.anchor).resolve('@expo-google-fonts/noto-sans-sc/package.json')
  return join(dirname(manifest), font.folder, font.file)
}

/** The two weights of the bundled font (about 10 MB each). */
export async function loadLabelFonts(paths: LabelAssetPaths): Promise<LabelFonts> {
  const [regular, bold] = await Promise.all([readFile(fontPath(paths, REGULAR)), readFile(fontPath(paths, BOLD))])
  return { regular, bold }
}

/** A missing file is a broken installation: it throws. */
export async function loadLabelAssets(paths: LabelAssetPaths): Promise<LabelAssets> {
  const wasm = createRequire(paths.anchor).resolve('zxing-wasm/reader/zxing_reader.wasm')
  const [fonts, zxingWasm] = await Promise.all([loadLabelFonts(paths), readFile(wasm)])
  return { fonts, zxingWasm, layout: { template: templateFile(paths.resourcesDir, paths.template ?? '60x40'), dpi: paths.dpi ?? 203 } }
}
