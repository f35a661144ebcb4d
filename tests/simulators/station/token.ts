/** Password of the invented station; the doors for work ask for it, the control door is for tests and stands on loopback only. */
export const stationToken = 'practice-station-token'
