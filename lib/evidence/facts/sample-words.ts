/** What says that chance decided, or that people were put into groups at all. */
export const RANDOMISED = /\brandomi[sz]|\brandomly\b|\bat random\b|\brandom (?:allocation|assignment)/i
export const GIVEN_OUT = /\b(?:allocated|assigned|divided|grouped|separated|split)\b/i
