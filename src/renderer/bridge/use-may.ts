import type { Capability } from '../../shared/domain/identity/capability.ts'
import { useSession } from './use-session.ts'

/** Whether the person signed in may do this. Core decides anew at each call; the screen only does not offer what it would refuse. */
export function useMay(capability: Capability): boolean {
  return useSession().data?.person?.capabilities.includes(capability) ?? false
}
