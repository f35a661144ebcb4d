import type { UseQueryResult } from '@tanstack/react-query'
import type { CallFailure } from './call-failure.ts'
import type { OutputOf } from './contract-types.ts'
import { useBenchQuery } from './use-bench-query.ts'

export type Session = OutputOf<'identity.session'>
export type SessionPerson = NonNullable<Session['person']>

/** Who is signed in here. Renewed when core says that `identity` changed. */
export function useSession(): UseQueryResult<Session, CallFailure> {
  return useBenchQuery('identity.session', {})
}
