/** The day it is, as an ISO date in UTC, like every date the portal keeps. */
export const today = (): string => new Date().toISOString().slice(0, 10)
