import { safeStorage } from 'electron'
import type { Vault } from './database-key.ts'

/** Electron's safeStorage as a vault. On Linux without a key ring it only scrambles ("basic_text"): that is not a vault. */
export function safeStorageVault(): Vault {
  const scrambledOnly = process.platform === 'linux' && backend() === 'basic_text'
  return {
    available: safeStorage.isEncryptionAvailable() && !scrambledOnly,
    encrypt: (text) => safeStorage.encryptString(text),
    decrypt: (bytes) => safeStorage.decryptString(bytes)
  }
}

/** Absent in old runtimes, where `isEncryptionAvailable` is already false without a key ring. */
function backend(): string {
  const storage: Partial<typeof safeStorage> = safeStorage
  return storage.getSelectedStorageBackend?.() ?? 'unknown'
}
