import { SERVER_HOLDER, type Unit } from './unit.ts'

/**
 * What becomes of authority when `deviceId` puts a bag into a fridge whose home bench is `home`. Who holds the bag passes it on by doing
 * so. Anybody else may not: the holder, who perhaps hears nothing now, still believes it theirs, so it is only asked for it (design §5).
 */
export function homeMove(unit: Pick<Unit, 'holder' | 'epoch'>, home: string | null, deviceId: string): Partial<Pick<Unit, 'holder' | 'epoch' | 'recallBy'>> {
  if (home === null || home === unit.holder) return {}
  const own = unit.holder === deviceId || unit.holder === SERVER_HOLDER
  return own ? { holder: home, epoch: unit.epoch + 1, recallBy: null } : { recallBy: home }
}
