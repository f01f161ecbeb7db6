import { readFile } from 'node:fs/promises'
import { expect, test } from '../support/portal'
import { makeStudy } from '../support/studies'

test('a log is begun, a study and a lecture are added, and the period is downloaded', async ({ page }) => {
  const studyId = await makeStudy('Herons that keep a reading log')
  await page.goto(`/studies/s${studyId}`)
  await expect(page.getByText('Add to reading log')).toHaveCount(0)
  await page.goto('/reading-log')
  await page.getByRole('button', { name: 'Keep a reading log' }).click()
  await page.getByText('Add an entry').click()
  const form = page.getByRole('form', { name: 'Add an entry' })
  await form.getByLabel('What I read').fill('Grand round on herons')
  await form.getByLabel('Minutes').fill('forty')
  await form.getByRole('button', { name: 'Add to the log' }).click()
  await expect(form.getByText('Give whole minutes, such as 20.')).toBeVisible()
  await form.getByLabel('Minutes').fill('40')
  await form.getByLabel('What I take from it').fill('They wade.')
  await form.getByRole('button', { name: 'Add to the log' }).click()
  await expect(page.getByText('1 entry, 40 min')).toBeVisible()

  await page.goto(`/studies/s${studyId}`)
  await page.getByText('Add to reading log').click()
  const here = page.getByRole('form', { name: 'Reading log' })
  await here.getByLabel('Minutes').fill('20')
  await here.getByRole('button', { name: 'Add' }).click()
  await expect(page.getByText('In your reading log.')).toBeVisible()

  await page.goto('/reading-log')
  await expect(page.getByText('2 entries, 1 h')).toBeVisible()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Download as CSV').click()])
  expect(await readFile(await download.path(), 'utf8')).toContain('Herons that keep a reading log,20')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('an entry is deleted and restored', async ({ page }) => {
    await page.goto('/reading-log')
    await page.getByRole('button', { name: 'Keep a reading log' }).click()
    await page.getByText('Add an entry').click()
    const form = page.getByRole('form', { name: 'Add an entry' })
    await form.getByLabel('What I read').fill('A chapter on egrets')
    await form.getByLabel('Minutes').fill('15')
    await form.getByRole('button', { name: 'Add to the log' }).click()
    await expect(page.getByText('1 entry, 15 min')).toBeVisible()
    await page.getByRole('button', { name: 'Delete' }).click()
    await expect(page.getByText('“A chapter on egrets” is no longer in your log.')).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByText('1 entry, 15 min')).toBeVisible()
  })
})
