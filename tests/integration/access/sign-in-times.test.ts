import { expect, test } from 'vitest'
import { signInTimes } from '@/bin/attack/sign-in-times'
import { areaUnderCurve } from '@/lib/evaluation/area-under-curve'

test('how long a wrong password takes does not tell whether the account exists', async () => {
  const { known, unknown } = await signInTimes(400)
  const auc = areaUnderCurve(known, unknown)
  console.info(`400 tries: area under the curve ${auc.toFixed(3)}`)
  // With so few, chance alone moves it by 0.03; without the same work it is 1.
  expect(auc).toBeGreaterThan(0.38)
  expect(auc).toBeLessThan(0.62)
}, 120_000)
