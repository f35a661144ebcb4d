import { argon2id, argon2Verify } from 'hash-wasm'

export const SALT_BYTES = 16

/**
 * OWASP's smaller Argon2id profile: 19 MiB, two passes; about 60 ms. One form on the bench and on the server: people travel between them
 * with their verifier.
 * @param salt 16 random bytes, never used before
 */
export async function hashPinWith(pin: string, salt: Uint8Array): Promise<string> {
  return await argon2id({ password: pin, salt, parallelism: 1, iterations: 2, memorySize: 19_456, hashLength: 32, outputType: 'encoded' })
}

export async function verifyPin(pin: string, hash: string): Promise<boolean> {
  return await argon2Verify({ password: pin, hash })
}
