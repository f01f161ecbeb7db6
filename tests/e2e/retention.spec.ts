import { randomUUID } from 'node:crypto'
import { test } from '@playwright/test'
import { changePeriod } from '@/db/retention/change-period'
import { listHolds } from '@/db/retention/legal-holds'
import { readRetention } from '@/db/retention/read-retention'
import { expect, makeMember, signIn } from '../support/portal'

test('an administrator holds what is a person’s, says how long notices are kept, and lifts the hold', async ({
  page,
}) => {
  const root = await makeMember('Root Retention', 'administrator')
  const name = `Holda Held ${randomUUID().slice(0, 8)}`
  await makeMember(name)
  await signIn(page, root)
  await page.goto('/administration/retention')
  const form = page.getByRole('form', { name: 'Put a hold' })
  const person = form.getByLabel('Person')
  await person.selectOption(await person.locator('option', { hasText: name }).first().getAttribute('value'))
  await form.getByLabel('Reason').fill('Proceedings about herons.')
  await form.getByRole('button', { name: 'Place the hold' }).click()
  await expect(page.getByText(`${name}: Proceedings about herons.`)).toBeVisible()

  await page.goto('/administration/people')
  const row = page.getByRole('listitem').filter({ hasText: name })
  await expect(row.getByText('Legal hold')).toBeVisible()

  await page.goto('/administration/retention')
  const notices = page.getByRole('form', { name: 'Period: Notices' })
  await notices.getByLabel('Days').fill('120')
  await notices.getByRole('button', { name: /Save/ }).click()
  await expect(notices.getByText('it counts from the next night on')).toBeVisible()

  await page.getByRole('button', { name: `Lift the hold on ${name}` }).click()
  await expect(page.getByText(`${name}: Proceedings about herons.`)).toBeHidden()
  expect((await listHolds(root))?.filter(({ person: held }) => held === name)).toEqual([])
  await page.goto('/administration/audit')
  await expect(page.getByText(`Root Retention lifted a legal hold on ${name}`)).toBeVisible()
  // What others use beside this stays as it was.
  const changed = (await readRetention(root, new Date()))?.find(({ kind }) => kind === 'notices')
  expect(changed?.days).toBe(120)
  await changePeriod(root, { kind: 'notices', days: 90, version: changed?.version ?? 0 })
})

test('whoever is no administrator is not shown it, and that is in the trail', async ({ page }) => {
  const root = await makeMember('Root Watching', 'administrator')
  await signIn(page, await makeMember('Rita Refused'))
  await page.goto('/administration/retention')
  await expect(page.getByText('There is no such page, or it is not yours to see')).toBeVisible()
  await page.context().clearCookies()
  await signIn(page, root)
  await page.goto('/administration/audit')
  await expect(page.getByText('Rita Refused tried to see how long things are kept, and was refused')).toBeVisible()
})
