import type postgres from 'postgres'
import { withoutValues } from './database-error'

/**
 * The driver's client, from which errors come without what anybody wrote: of single statements, of transactions and of
 * what is made of a reserved connection. Statements inside a transaction still throw the driver's errors to the work that
 * runs in it.
 */
export function guarded(client: postgres.Sql): postgres.Sql {
  return new Proxy(client, {
    apply: (target, self, args) => guardedQuery(Reflect.apply(target, self, args)),
    get(target, name) {
      if (name === 'unsafe') return (...args: unknown[]) => guardedQuery(Reflect.apply(target.unsafe, target, args))
      if (name === 'begin') return (...args: unknown[]) => rejecting(Reflect.apply(target.begin, target, args))
      if (name === 'reserve') return () => rejecting(target.reserve())
      return Reflect.get(target, name)
    },
  })
}

const rejecting = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error) => {
    throw withoutValues(error)
  })

/** A statement rejects by a function of its own, so that it stays the driver's and can stand inside another one. */
function guardedQuery(query: unknown): unknown {
  if (!(query instanceof Promise)) return query
  const open = query as unknown as { reject: (error: unknown) => void }
  const { reject } = open
  open.reject = (error) => reject(withoutValues(error))
  return query
}
