import { expect, test } from 'vitest'
import { unwrappedActions, unwrappedRoutes } from '@/bin/house/wrapped'

const source = (file: string, text: string) => ({ file, text, imports: [] })

test('what stands in an actions.ts is made by the wrapper', () => {
  const made =
    "'use server'\n\nexport const save = action(z.object({}), lists.save)\nexport const enter = openAction(x, y)\n"
  expect(unwrappedActions([source('app/lists/actions.ts', made)])).toEqual([])
  const byHand =
    "'use server'\n\nexport async function save(form: FormData) {}\nexport const drop = dropped(action(x, y))\n"
  expect(unwrappedActions([source('app/lists/actions.ts', byHand)])).toHaveLength(2)
  expect(unwrappedActions([source('app/lists/actions.ts', made.slice(14))])).toEqual([
    "app/lists/actions.ts does not begin with 'use server'",
  ])
})

test('a server action is declared nowhere else', () => {
  expect(unwrappedActions([source('app/lists/page.tsx', 'function save() {\n  "use server"\n}\n')])).toHaveLength(1)
})

test('a route handler is made by an endpoint', () => {
  expect(unwrappedRoutes([source('app/a/route.ts', 'export const GET = endpoint(a, b, c, d)\n')])).toEqual([])
  expect(unwrappedRoutes([source('app/a/route.ts', 'export async function GET() {}\n')])).toHaveLength(1)
})
