import { isJobKind, JOB_KINDS } from '@/lib/jobs/job-kinds'
import { isSourceKey, sourceOf } from '@/lib/sources/source'

/** What an event is called where one chooses among them, and how it is said of those whom it concerns. */
export type Sentence = { label: string; say: (who: string, whom: string, details: Record<string, unknown>) => string }

const ROLE_WORDS: Record<string, string> = {
  reader: 'a reader',
  editor: 'an editor',
  administrator: 'an administrator',
}
export const role = (details: Record<string, unknown>) =>
  ROLE_WORDS[String(details.role)] ?? 'somebody with other rights'
export const simple = (label: string, did: string): Sentence => ({ label, say: (who) => `${who} ${did}` })
/** Events of signing in: the person acts on themselves before anybody knows that it is them. */
export const atSignIn = (label: string, did: string): Sentence => ({ label, say: (_who, whom) => `${whom} ${did}` })

/** Events of a background job, which is named by its kind. */
export const job = (label: string, did: string): Sentence => ({
  label,
  say: (who, _whom, { kind }) => {
    const known = typeof kind === 'string' && isJobKind(kind) ? JOB_KINDS[kind].label : null
    return known ? `${who} ${did} (${known})` : `${who} ${did}`
  },
})

/** Events of a source on the internet, which is named. */
export const ofSource = (label: string, before: string, after = ''): Sentence => ({
  label,
  say: (who, _whom, { source }) => {
    const known = typeof source === 'string' && isSourceKey(source) ? sourceOf(source).label : 'a source'
    return `${who} ${before} ${known}${after}`
  },
})
