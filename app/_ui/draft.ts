/** Drafts in this browser, until the server has the text: one for each person and place. */
const PREFIX = 'precis.draft.'

export type Draft = { text: string; version?: number }

/** A browser may refuse storage (private windows, full disks): then there is no draft, and nothing else changes. */
function storage(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

export function readDraft(place: string): Draft | null {
  try {
    return JSON.parse(storage()?.getItem(PREFIX + place) ?? 'null')
  } catch {
    return null
  }
}

export function keepDraft(place: string, draft: Draft): void {
  try {
    storage()?.setItem(PREFIX + place, JSON.stringify(draft))
  } catch {
    // Longer than the browser stores: the text is still in its field.
  }
}

export const forgetDraft = (place: string): void => storage()?.removeItem(PREFIX + place)

/** At sign-out nothing that was typed stays behind on a shared machine. */
export function forgetAllDrafts(): void {
  for (const key of Object.keys(storage() ?? {})) if (key.startsWith(PREFIX)) storage()?.removeItem(key)
}
