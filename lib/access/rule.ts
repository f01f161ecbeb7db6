import type { Predicate } from './predicates'
import type { Person, Viewer } from './viewer'

/** `Holder`: whom the right proves the viewer to be. */
export type Rule<About, Holder extends Viewer> = {
  ways: readonly (readonly Predicate<About>[])[]
  readonly holder?: Holder
}

/** A right about one row. */
export const on = <About, Holder extends Viewer = Person>(ways: Rule<About, Holder>['ways']): Rule<About, Holder> => ({
  ways,
})
/** A right about nothing in particular. */
export const everywhere = <Holder extends Viewer = Person>(ways: Rule<null, Holder>['ways']): Rule<null, Holder> => ({
  ways,
})
