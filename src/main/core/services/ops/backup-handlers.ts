import { ok, err } from '../../../../shared/kernel/result.ts'
import { refusal } from '../../../../shared/domain/refusal-code.ts'
import type { BenchContext, Handlers } from '../../bench-context.ts'
import type { BackupFile } from '../../store/backup-file.ts'
import { backupFolder, saveBackupFolder } from './backup-settings.ts'

type Names = 'ops.backups' | 'ops.backupNow' | 'ops.saveBackupFolder'

const row = ({ name, at, bytes, note }: BackupFile) => ({ name, at, bytes, verified: note !== null, reason: note?.reason ?? null, auditEntries: note?.auditEntries ?? null })

export function backupHandlers(bench: BenchContext): Pick<Handlers, Names> {
  const { backups, settings, config } = bench
  return {
    'ops.backups': () =>
      ok({ folder: backupFolder(settings, config.dataDir), backups: backups.list().map(row), running: backups.progress(), trouble: backups.trouble() }),
    'ops.backupNow': async () => {
      const made = await backups.run('asked')
      return made.ok ? ok({ backup: row(made.value) }) : err(refusal('store.backup-failed', { reason: made.error.code }))
    },
    'ops.saveBackupFolder': ({ folder }) => {
      const refused = saveBackupFolder(settings, folder.trim())
      if (refused !== null) return err(refused)
      bench.emit('changed', { topics: ['ops'] })
      return ok({})
    }
  }
}
