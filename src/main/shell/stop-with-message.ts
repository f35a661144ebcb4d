import { app, dialog } from 'electron'

/** Ends the program with a sentence for the operator: on stderr, and in a dialog where somebody can see one. */
export function stopWithMessage(text: string): void {
  process.stderr.write(`hemobench: ${text}\n`)
  // A dialog in a virtual display would wait for ever.
  if (!process.env['HEMOBENCH_HEADLESS_SIZE']) dialog.showErrorBox('Hemobench', text)
  app.exit(1)
}
