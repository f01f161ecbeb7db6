import { readGroup } from '@/db/groups/read-group'
import { expect, test } from '../support/portal'
import { seriousFaults } from '../support/serious-faults'

test('a group is made, a colleague found by name and invited, who joins from home and leaves', async ({
  page,
  reader,
  colleague,
}) => {
  await page.goto('/groups')
  await expect(page.getByText('You are in no group yet')).toBeVisible()
  await page.getByLabel('Name', { exact: true }).fill('Journal club')
  await page.getByRole('button', { name: 'Create the group' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Journal club' })).toBeVisible()
  const slug = new URL(page.url()).pathname.split('/').at(-1) as string

  await page.getByLabel('Name of a colleague').fill(colleague.member.name)
  await page.getByRole('button', { name: 'Find' }).click()
  const found = page.getByRole('list', { name: 'People found' })
  await expect(found).toContainText(colleague.member.name)
  await expect(found).not.toContainText('@')
  // Others of that name may be there from other tests.
  const invite = found.locator(`li:has(input[value="${colleague.member.id}"])`)
  await invite.getByRole('button', { name: 'Invite' }).click()
  await expect(page.getByRole('heading', { name: 'Waiting for an answer' })).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])

  const theirs = colleague.page
  await theirs.goto('/')
  await expect(theirs.locator('summary[aria-label*="1 invitation to a group"]')).toBeVisible()
  await theirs.getByRole('form', { name: 'Join Journal club' }).getByRole('button').click()
  await expect(theirs.getByRole('heading', { level: 1, name: 'Journal club' })).toBeVisible()
  await expect(theirs.getByText('You are a member')).toBeVisible()
  await expect(theirs.getByText('Manage')).toHaveCount(0)
  expect((await readGroup(reader, slug))?.members).toHaveLength(2)

  await theirs.getByRole('button', { name: 'Leave the group' }).click()
  await expect(theirs.getByText('You are in no group yet')).toBeVisible()
  expect((await readGroup(reader, slug))?.members).toHaveLength(1)
})
