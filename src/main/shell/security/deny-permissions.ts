import type { Session } from 'electron'

/** Rule: every permission is denied (camera, microphone, location, notifications, HID, serial, clipboard reading …). Devices belong to core. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}
