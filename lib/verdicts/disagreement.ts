import { isCurrent, STANCE_WORDS, type Stance, type VerdictState } from './verdict'

type Said = { group: string; groupId: string; stance: Stance; appliesTo: string; state: VerdictState }

/** "Dermatology: consider; Rheumatology: do not change" where groups differ for one place; null where none do. */
export function disagreementWords(verdicts: readonly Said[]): string | null {
  const current = verdicts.filter(({ state }) => isCurrent(state))
  const differing = current.filter((one) =>
    current.some(
      (other) =>
        other.groupId !== one.groupId &&
        other.stance !== one.stance &&
        other.appliesTo.toLowerCase() === one.appliesTo.toLowerCase(),
    ),
  )
  const said = differing.map(
    ({ group, appliesTo, stance }) => `${group}${appliesTo ? ` (${appliesTo})` : ''}: ${STANCE_WORDS[stance]}`,
  )
  return said.length > 0 ? said.join('; ') : null
}
