import { ipcMain } from 'electron'
import type { IpcMainInvokeEvent } from 'electron'
import { invokeChannel } from '../../../shared/ipc/bench-api.ts'
import type { Sender } from '../security/sender-guard.ts'
import { guardCall } from './guard.ts'
import type { GuardPorts } from './guard.ts'

/** The one channel on which the renderer calls. */
export function serveCalls(ports: GuardPorts): void {
  ipcMain.handle(invokeChannel, (event, name: unknown, input: unknown) => guardCall(ports, { sender: senderOf(event), name, input }))
}

function senderOf(event: IpcMainInvokeEvent): Sender | null {
  const frame = event.senderFrame
  if (!frame) return null
  const main = event.sender.mainFrame
  const isMainFrame = frame.processId === main.processId && frame.routingId === main.routingId
  return { url: frame.url, isMainFrame, webContentsId: event.sender.id }
}
