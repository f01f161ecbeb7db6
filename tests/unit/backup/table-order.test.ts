import fc from 'fast-check'
import { expect, it } from 'vitest'
import { tablesInOrder } from '@/lib/backup/table-order'

it('puts every table after those that its rows name', () => {
  const graph = fc
    .integer({ min: 1, max: 12 })
    .chain((size) =>
      fc.array(fc.array(fc.nat({ max: size - 1 }), { maxLength: 4 }), { minLength: size, maxLength: size }),
    )
  fc.assert(
    fc.property(graph, (edges) => {
      // Only to tables of a lower number, or to itself: no circle.
      const names = new Map(edges.map((to, from) => [`t${from}`, to.filter((n) => n <= from).map((n) => `t${n}`)]))
      const order = tablesInOrder(names)
      expect([...order].sort()).toEqual([...names.keys()].sort())
      for (const [table, named] of names)
        for (const other of named) expect(order.indexOf(other)).toBeLessThanOrEqual(order.indexOf(table))
    }),
  )
})

it('leaves out what it is not to order, and names a circle', () => {
  expect(
    tablesInOrder(
      new Map([
        ['notes', ['users', 'studies']],
        ['users', []],
      ]),
    ),
  ).toEqual(['users', 'notes'])
  expect(() =>
    tablesInOrder(
      new Map([
        ['a', ['b']],
        ['b', ['a']],
      ]),
    ),
  ).toThrow('a → b → a')
})
