import { randomBytes } from 'node:crypto'
import { hashPinWith, SALT_BYTES } from '../../../src/shared/credentials/pin-hash.ts'

export const hashPin = async (pin: string): Promise<string> => await hashPinWith(pin, randomBytes(SALT_BYTES))
