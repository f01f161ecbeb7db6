import { changePeriod } from '@/db/retention/change-period'
import { listHolds } from '@/db/retention/legal-holds'
import { expect, makeMember, signIn, test } from '../support/portal'

test('an administrator holds what is a person’s, says how long notices are kept, and lifts the hold', async ({
  page,
}) => {
  const root = await makeMember('Root Retention', 'administrator')
  await makeMember('Holda Held')
  await signIn(page, root)
  await page.goto('/administration/retention')
  const form = page.getByRole('form', { name: 'Put a hold' })
  const person = form.getByLabel('On')
  await person.selectOption(await person.locator('option', { hasText: 'Holda Held' }).first().getAttribute('value'))
  await form.getByLabel('Reason').fill('Proceedings about herons.')
  await form.getByRole('button', { name: 'Put the hold' }).click()
  await expect(page.getByText('Holda Held: Proceedings about herons.')).toBeVisible()

  await page.goto('/administration/people')
  const row = page.getByRole('listitem').filter({ hasText: 'Holda Held' })
  await expect(row.getByText('Legal hold')).toBeVisible()

  await page.goto('/administration/retention')
  const notices = page.getByRole('form', { name: 'Period: Notices' })
  await notices.getByLabel('Days').fill('120')
  await notices.getByRole('button', { name: /Save/ }).click()
  await expect(notices.getByText('it counts from the next night on')).toBeVisible()

  await page.getByRole('button', { name: 'Lift the hold on Holda Held' }).click()
  await expect(page.getByText('Proceedings about herons.')).toBeHidden()
  expect((await listHolds(root))?.filter(({ person: name }) => name === 'Holda Held')).toEqual([])
  await page.goto('/administration/audit')
  await expect(page.getByText('Root Retention lifted a legal hold on Holda Held')).toBeVisible()
  // What others use beside this stays as it was.
  await changePeriod(root, { kind: 'notices', days: 90, version: 1 })
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
