import { createContext, useContext } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { CallFailure } from './call-failure.ts'
import type { OutputOf } from './contract-types.ts'
import { useBenchQuery } from './use-bench-query.ts'

export type Session = OutputOf<'identity.session'>
export type SessionPerson = NonNullable<Session['person']>

/**
 * Whose work lies below. While the screen is locked nobody is signed in, but the work that rests behind it stays that
 * person's: otherwise it would take itself down before they are back. Core decides by its own session, whatever this says.
 */
export const WorkOf = createContext<SessionPerson | null>(null)

/** Who is signed in here. Renewed when core says that `identity` changed. */
export function useSession(): UseQueryResult<Session, CallFailure> {
  const query = useBenchQuery('identity.session', {})
  const person = useContext(WorkOf)
  if (person === null || query.data === undefined || query.data.person !== null) return query
  return { ...query, data: { ...query.data, person } } as UseQueryResult<Session, CallFailure>
}
