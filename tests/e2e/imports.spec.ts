import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { test as bare, type Page } from '@playwright/test'
import { asOwner } from '../support/corpus'
import { expect, makeMember, openSession, signIn } from '../support/portal'
import { OF_COLOURS, seriousFaults } from '../support/serious-faults'
import { ris } from '../support/uploads'

/** Of the demonstration corpus. */
const HERE = 'AN  - 30527631\nDB  - PubMed\nTI  - The influence of interferon on healthy and diseased skin'
const CONFLICT = 'TI  - A supplement of abstracts\nDO  - 10.3389/fimmu.2021.654376\nPY  - 2021'
/** Letters alone: numbers in a title are compared as such. */
const word = () => randomUUID().replace(/[^a-f]/g, '')

function exported() {
  const title = `${word()} ${word()} for the ${word()} of herons`
  return { title, text: ris(`TI  - ${title}\nAU  - Heron, Hal\nPY  - 2020`, HERE, CONFLICT, 'PY  - 2001') }
}

const file = (text: string | Buffer, name = 'export.ris') => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(text),
})

const studies = async (title: string) =>
  (await asOwner((sql) => sql`select source from studies where title = ${title}`)).map(({ source }) => source)

/** By all rules, and by those of colours once more in the dark. */
async function isAccessible(page: Page, what: string) {
  expect(await seriousFaults(page), what).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await seriousFaults(page, OF_COLOURS), `${what}, dark`).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
}

bare('an editor drops a file, decides from the keyboard, imports it and undoes that', async ({ page, baseURL }) => {
  await openSession(page.context(), await makeMember('Edna Editor', 'editor'), baseURL)
  await page.goto('/administration/imports')
  await isAccessible(page, 'the form')
  const { title, text } = exported()
  await page.getByLabel('File', { exact: true }).setInputFiles(file(text))
  await page.getByRole('button', { name: 'Read the file' }).click()
  await expect(page.getByRole('heading', { name: 'export.ris' })).toBeVisible()
  await expect(page.getByText('Nothing has been imported yet. 1 record is not decided')).toBeVisible()
  expect(await studies(title)).toEqual([])
  await isAccessible(page, 'the dry run')

  const row = page.getByRole('article', { name: 'A supplement of abstracts' })
  await expect(row).toContainText('Same DOI, but')
  await expect(row).toContainText('Case Report: Reversal of Long-Standing')
  await row.getByRole('button', { name: 'The same study' }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(row.getByRole('status')).toHaveText('It is imported as another study.')
  await page.keyboard.press('Tab')
  await expect(row.getByRole('button', { name: 'Leave out' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(row.getByRole('button', { name: 'Leave out', pressed: true })).toBeFocused()

  await page.getByRole('link', { name: /^Not taken 1/ }).click()
  await expect(page.getByText('No title and no identifier')).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download what is not taken' }).click()
  expect((await download).suggestedFilename()).toBe('not-taken.ris')

  await page.getByRole('button', { name: 'Import 1 new study' }).click()
  await expect(page.getByText('1 study was added.')).toBeVisible({ timeout: 30_000 })
  expect(await studies(title)).toEqual(['reference'])
  await isAccessible(page, 'what was imported')
  await page.goto('/administration/imports')
  await expect(page.getByRole('listitem').filter({ hasText: 'export.ris' }).first()).toContainText('Imported')
  await page.getByRole('link', { name: 'export.ris' }).first().click()
  await page.getByRole('button', { name: 'Undo this import' }).click()
  await expect(page.getByText('everything that it added is gone')).toBeVisible({ timeout: 30_000 })
  expect(await studies(title)).toEqual([])
})

bare('what is no reference file, or too large, is refused in words', async ({ page, baseURL }, info) => {
  await openSession(page.context(), await makeMember('Edna Editor', 'editor'), baseURL)
  const choose = async (content: Buffer, name: string) => {
    await page.goto('/administration/imports')
    // As a file of the machine: so much is not handed to the browser by name.
    const path = info.outputPath(name)
    await writeFile(path, content)
    await page.getByLabel('File', { exact: true }).setInputFiles(path)
    await page.getByRole('button', { name: 'Read the file' }).click()
  }
  await choose(Buffer.alloc(25 << 20, 'x'), 'large.ris')
  await expect(page.getByRole('alert').filter({ hasText: 'larger than 20 MB' })).toBeVisible()
  await choose(Buffer.alloc(0), 'empty.ris')
  await expect(page.getByRole('alert').filter({ hasText: 'The file is empty.' })).toBeVisible()
  await choose(Buffer.from('PK\x03\x04 and so on', 'latin1'), 'export.zip')
  await expect(page.getByText('This is a ZIP or Office file')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(page).toHaveURL('/administration/imports')
  // All that may be sent at once arrives whole, past what the server holds of other requests.
  const { title, text } = exported()
  const most = Buffer.concat([Buffer.from(text), Buffer.alloc((20 << 20) - Buffer.byteLength(text), ' ')])
  await choose(most, 'most.ris')
  await expect(page.getByText('Nothing has been imported yet')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('link', { name: /^New 1/ }).click()
  await expect(page.getByText(title)).toBeVisible()
})

bare.describe('without scripts', () => {
  bare.use({ javaScriptEnabled: false })

  bare('references are pasted, decided, imported and undone too', async ({ page }) => {
    await signIn(page, await makeMember('Edna Editor', 'editor'), '/administration/imports')
    const { title, text } = exported()
    await page.getByLabel('Or paste').fill(text)
    await page.getByRole('button', { name: 'Read the text' }).click()
    // The page draws itself again.
    await expect(page.getByText('Nothing has been imported yet')).toBeVisible({ timeout: 30_000 })
    await page.getByRole('button', { name: 'Another study' }).click()
    await expect(page.getByRole('button', { name: 'Another study', pressed: true })).toBeVisible()
    await page.getByRole('button', { name: 'Decide later' }).click()
    await page.getByRole('button', { name: 'Leave out' }).click()
    await page.getByRole('button', { name: 'Import 1 new study' }).click()
    await expect(page.getByText('1 study was added.')).toBeVisible({ timeout: 30_000 })
    expect(await studies(title)).toEqual(['reference'])
    await page.getByRole('button', { name: 'Undo this import' }).click()
    await expect(page.getByText('everything that it added is gone')).toBeVisible({ timeout: 30_000 })
    expect(await studies(title)).toEqual([])
  })

  bare('a file is uploaded too, and refused in words', async ({ page }) => {
    await signIn(page, await makeMember('Edna Editor', 'editor'), '/administration/imports')
    await page.getByLabel('File', { exact: true }).setInputFiles(file(''))
    await page.getByRole('button', { name: 'Read the file' }).click()
    await expect(page.getByRole('alert')).toHaveText('The file is empty.')
    await page.getByLabel('File', { exact: true }).setInputFiles(file('30527631\n999999999', 'numbers.txt'))
    await page.getByRole('button', { name: 'Read the file' }).click()
    await expect(page.getByText('There is nothing in it')).toBeVisible({ timeout: 30_000 })
    await page.getByRole('link', { name: /^Not taken 1/ }).click()
    await expect(page.getByText('No study here has this number, and Précis does not look them up')).toBeVisible()
  })
})
