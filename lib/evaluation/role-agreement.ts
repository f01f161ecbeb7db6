import { MODEL_ROLES, type ModelRole } from '../evidence/role-model'

/** The roles of one abstract's sentences, as labelled and as found. */
export type JudgedRoles = { truth: (ModelRole | undefined)[]; found: ModelRole[] }

export type RoleAgreement = {
  sentences: number
  accuracy: number
  macro_f1: number
  by_role: Record<ModelRole, { sentences: number; precision: number; recall: number; f1: number }>
  /** Of giving every sentence the role that is commonest, in the same abstracts, in its tenth of an abstract. */
  baseline_macro_f1: number
}

/** The aims of a study count with its background. A sentence with a role of another kind is not counted. */
export const countedRole = (role: string | undefined): ModelRole | undefined =>
  MODEL_ROLES.find((known) => known === (role === 'objective' ? 'background' : role))

export function roleAgreement(abstracts: readonly JudgedRoles[]): RoleAgreement {
  const found = tally(abstracts.map(({ truth, found }) => ({ truth, found })))
  const byPlace = commonestByPlace(abstracts)
  const baseline = tally(
    abstracts.map(({ truth }) => ({
      truth,
      found: truth.map((_, index) => byPlace[placeOf(index, truth.length)] as ModelRole),
    })),
  )
  return {
    sentences: found.sentences,
    accuracy: found.accuracy,
    macro_f1: found.macro,
    by_role: found.byRole,
    baseline_macro_f1: baseline.macro,
  }
}

const PLACES = 10
const placeOf = (index: number, length: number) => Math.floor((PLACES * index) / length)

function commonestByPlace(abstracts: readonly JudgedRoles[]): ModelRole[] {
  const counts = Array.from({ length: PLACES }, () => new Map<ModelRole, number>())
  for (const { truth } of abstracts) {
    truth.forEach((role, index) => {
      const place = counts[placeOf(index, truth.length)] as Map<ModelRole, number>
      if (role) place.set(role, (place.get(role) ?? 0) + 1)
    })
  }
  return counts.map((place) => [...place].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 'background')
}

function tally(abstracts: { truth: (ModelRole | undefined)[]; found: ModelRole[] }[]) {
  const pairs = abstracts.flatMap(({ truth, found }) =>
    truth.flatMap((role, index) => (role ? [[role, found[index] as ModelRole] as const] : [])),
  )
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)
  const count = (is: (truth: ModelRole, found: ModelRole) => boolean) => pairs.filter(([t, f]) => is(t, f)).length
  const rows = MODEL_ROLES.map((role) => {
    const right = count((truth, found) => truth === role && found === role)
    const sentences = count((truth) => truth === role)
    const precision = share(
      right,
      count((_, found) => found === role),
    )
    const recall = share(right, sentences)
    return [role, { sentences, precision, recall, f1: share(2 * precision * recall, precision + recall) }] as const
  })
  // A role that nothing is labelled with has no F1 to count.
  const counted = rows.filter(([, { sentences }]) => sentences > 0)
  return {
    sentences: pairs.length,
    accuracy: share(
      count((truth, found) => truth === found),
      pairs.length,
    ),
    macro: share(
      counted.reduce((sum, [, { f1 }]) => sum + f1, 0),
      counted.length,
    ),
    byRole: Object.fromEntries(rows) as RoleAgreement['by_role'],
  }
}
