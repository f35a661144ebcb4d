import { layered } from '../layered.ts'

/** Frozen: a change is a new migration. The workstations that have joined the server. */
export const benches = layered('bench', 'name TEXT NOT NULL, active INTEGER NOT NULL', [])
