import { randomUUID } from 'node:crypto'
import { readList } from '@/db/lists/list-contents'
import { saveToLists } from '@/db/lists/list-savings'
import { createList } from '@/db/lists/lists'
import { readSharing } from '@/db/lists/sharing'
import { expect, test } from '../support/portal'
import { seriousFaults } from '../support/serious-faults'

test('a list is shared with a colleague, who reads and adds a study, and leaves', async ({
  page,
  reader,
  colleague,
}) => {
  const { id } = await createList(reader, { key: randomUUID(), name: 'JAK inhibitors', description: '' })
  await saveToLists(reader, { key: randomUUID(), studyId: 1, listIds: [id], heldIds: [], newListName: '' })
  await page.goto(`/lists/${id}`)
  await expect(page.getByText('only you see this one')).toBeVisible()
  await page.getByRole('link', { name: 'Share', exact: true }).click()
  await page.getByLabel('Name of a colleague').fill(colleague.member.name)
  await page.getByRole('button', { name: 'Find' }).click()
  // Others of that name may be there from other tests.
  const found = page.locator(`li:has(input[value="${colleague.member.id}"])`)
  await found.getByLabel('May do').selectOption('contributor')
  await found.getByRole('button', { name: 'Share' }).click()
  const people = page.getByRole('region', { name: 'People and groups' })
  await expect(people.getByRole('listitem').filter({ hasText: 'Ben Colleague' })).toContainText('Can add studies')
  expect(await seriousFaults(page)).toEqual([])

  const theirs = colleague.page
  await theirs.goto('/lists')
  await theirs.getByRole('region', { name: 'Shared with you' }).getByRole('link', { name: 'JAK inhibitors' }).click()
  await expect(theirs.getByText('owned by Ada Reader, shared among 2 people')).toBeVisible()
  await expect(theirs.getByText('0 of 2 have read it')).toBeVisible()
  await expect(theirs.getByRole('button', { name: 'Remove' })).toHaveCount(0)
  await theirs.getByRole('button', { name: 'Read', exact: true }).click()
  await expect(theirs.getByText('1 of 2 have read it')).toBeVisible()
  expect(await seriousFaults(theirs)).toEqual([])
  await theirs.goto('/lists/save?study=2')
  await theirs.getByLabel(/JAK inhibitors/).check()
  await theirs.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(theirs.getByText('Saved to JAK inhibitors.')).toBeVisible()

  await page.goto(`/lists/${id}`)
  await expect(page.getByText('added by Ben Colleague')).toBeVisible()
  expect((await readList(reader, id))?.counts).toMatchObject({ total: 2, read: 0 })

  await theirs.goto(`/lists/${id}/share`)
  await theirs.getByRole('button', { name: 'Leave the list' }).click()
  await expect(theirs.getByText('No list yet')).toBeVisible()
  await theirs.goto(`/lists/${id}`)
  await expect(theirs.getByText('JAK inhibitors')).toHaveCount(0)
  expect((await readSharing(reader, id))?.people).toHaveLength(1)
})
