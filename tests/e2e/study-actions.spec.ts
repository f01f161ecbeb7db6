import { makeGroup } from '../support/groups'
import { expect, test } from '../support/portal'
import { seriousFaults } from '../support/serious-faults'

/** A review that is free at PMC and stands at its publisher. */
const BOTH = '/studies/36937160'

test('on a desk the actions stand at the side, and what they open lies over the page, one at a time', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1320, height: 900 })
  await page.goto(BOTH)
  await page.waitForLoadState('networkidle')
  const actions = page.getByRole('region', { name: 'Actions' })
  const [bar, tldr] = [await actions.boundingBox(), await page.getByRole('region', { name: 'TL;DR' }).boundingBox()]
  expect(bar?.x).toBeGreaterThan((tldr?.x ?? 0) + (tldr?.width ?? 0))
  await expect(actions.getByRole('link', { name: 'Note' })).toBeHidden()
  const notes = page.getByRole('heading', { name: 'Your notes' })
  const before = await notes.boundingBox()

  await page.keyboard.press('e')
  await expect(actions.getByRole('link', { name: 'RIS', exact: true })).toBeVisible()
  // The first citation in a style waits until the style is compiled.
  await expect(actions.getByRole('button', { name: /^Copy/ })).toHaveCount(3, { timeout: 20_000 })
  expect(await seriousFaults(page)).toEqual([])
  await actions.getByText('Full text', { exact: true }).click()
  await expect(actions.getByRole('link', { name: 'RIS', exact: true })).toBeHidden()
  await expect(actions.getByRole('link', { name: 'Free full text at PMC' })).toHaveAttribute('href', /PMC10015649/)
  await expect(actions.getByRole('link', { name: 'Full text at the publisher' })).toHaveAttribute('href', /doi\.org/)
  expect(await notes.boundingBox()).toEqual(before)
  expect(await seriousFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(actions.getByRole('link', { name: 'Free full text at PMC' })).toBeHidden()
})

test('on a telephone they stand under the TL;DR, and a note is begun from there', async ({ page, reader }) => {
  // What a group thinks of it comes after what one does with it.
  await makeGroup('Telephone clinic', reader)
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 844 })
    await page.goto(BOTH)
    await page.waitForLoadState('networkidle')
    const actions = page.getByRole('region', { name: 'Actions' })
    const [bar, tldr] = [await actions.boundingBox(), await page.getByRole('region', { name: 'TL;DR' }).boundingBox()]
    const facts = await page.getByText('Evidence', { exact: true }).last().boundingBox()
    expect(bar?.y).toBeGreaterThanOrEqual((tldr?.y ?? 0) + (tldr?.height ?? 0))
    expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBeLessThanOrEqual(facts?.y ?? 0)
    const verdict = await page.getByRole('link', { name: 'Write a verdict of Telephone clinic' }).boundingBox()
    expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBeLessThanOrEqual(verdict?.y ?? 0)
    for (const name of ['Save to list', 'Note']) await expect(actions.getByRole('link', { name })).toBeVisible()
    for (const name of ['Cite', 'Full text', 'Share'])
      await expect(actions.getByText(name, { exact: true })).toBeVisible()
    await actions.getByText('Cite', { exact: true }).click()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    expect(await seriousFaults(page)).toEqual([])
    await actions.getByRole('link', { name: 'Note', exact: true }).click()
    await expect(page.getByLabel('A new note')).toBeFocused()
  }
})

test('sharing copies the address of the study where the system has no sharing of its own', async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.addInitScript(() => Object.defineProperty(navigator, 'share', { value: undefined }))
  await page.goto(`${BOTH}?tab=history`)
  await page.getByRole('button', { name: 'Share' }).click()
  await expect(page.getByText('Link copied')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(new URL(copied).pathname).toBe('/studies/36937160/hair-disorders-in-autoimmune-diseases')
  expect(new URL(copied).search).toBe('')
})

test('references that are not here are folded away, with how many they are', async ({ page }) => {
  await page.goto('/studies/s1')
  const known = page.getByText('Dermatologic Therapy')
  await expect(known).toBeHidden()
  await page.getByText('2 not in this library').click()
  await expect(known).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
})

test('a retold abstract says what it is, and the finding leads to its sentence', async ({ page }) => {
  await page.goto('/studies?q=SLE-BRAVE-II')
  await page.getByRole('link', { name: /no difference in SRI-4 response/ }).click()
  await expect(page.getByRole('note')).toHaveText(
    'Retold by the project from public records; not the authors’ abstract.',
  )
  await expect(page.getByRole('region', { name: 'TL;DR' })).toContainText('Written from the retold abstract')
  await page.getByRole('link', { name: 'Show source' }).click()
  await expect(page.locator('mark:target')).toHaveText(
    'There was no difference in SRI-4 response between baricitinib and placebo, and the primary endpoint was not met.',
  )
  await page.getByRole('link', { name: 'How this summary was made' }).click()
  await expect(page.getByText('This is what it rests on:')).toBeVisible()
  await expect(page.getByText('Retold by the project from public records')).toBeVisible()
})
