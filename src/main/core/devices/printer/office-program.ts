import { execFile } from 'node:child_process'

/** What a program of the operating system answered. `missing`: there is no such program. `hung`: it was ended. */
export type ProgramResult =
  | { readonly ran: 'ok'; readonly stdout: string }
  | { readonly ran: 'failed'; readonly stderr: string }
  | { readonly ran: 'missing' }
  | { readonly ran: 'hung' }

/** Runs a program without a shell; never rejects. Its language is set to English, because its answers are read. */
export function runProgram(program: string, args: readonly string[], timeoutMs: number): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const options = { timeout: timeoutMs, killSignal: 'SIGKILL' as const, windowsHide: true, maxBuffer: 256 * 1024, env: { ...process.env, LC_ALL: 'C' } }
    execFile(program, [...args], options, (error, stdout, stderr) => {
      if (!error) resolve({ ran: 'ok', stdout })
      else if (error.code === 'ENOENT' || error.code === 'EACCES') resolve({ ran: 'missing' })
      else if (error.killed || error.signal) resolve({ ran: 'hung' })
      else resolve({ ran: 'failed', stderr })
    })
  })
}
