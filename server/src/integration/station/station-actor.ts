/** Who the audit names for what the gateway does by itself. Nobody can sign in as it; a bench that pushes under it is nobody known, and opens a case. */
export const STATION_ACTOR = 'server:station'
