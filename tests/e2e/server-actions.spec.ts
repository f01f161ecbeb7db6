import { randomUUID } from 'node:crypto'
import { test as bare, type Page } from '@playwright/test'
import postgres from 'postgres'
import { createComment } from '@/db/discussion/comments'
import { saveToLists } from '@/db/lists/list-savings'
import { createList, deleteList } from '@/db/lists/lists'
import { createNote } from '@/db/notes/notes'
import { expect, type Member, makeMember, signIn } from '../support/portal'
import { builtActions, callAction } from '../support/server-actions'

const INVITED = 'Somebody Invited'

/** Everything of hers that an action could change, as one text; row security aside, by the owner of the tables. */
async function stateOf(owner: postgres.Sql, ada: Member, ben: Member): Promise<string> {
  const people = [ada.id, ben.id]
  const parts = await Promise.all([
    owner`select * from users where id = any(${people}::uuid[]) or name = ${INVITED + ada.id} order by id`,
    owner`select user_id, email, preferences from user_accounts where user_id = any(${people}::uuid[]) order by 1`,
    owner`select * from passwords where user_id = any(${people}::uuid[]) order by 1`,
    owner`select id, revoked_at from sessions where user_id = any(${people}::uuid[]) order by 1`,
    owner`select * from one_time_links where user_id = any(${people}::uuid[]) order by id`,
    owner`select * from reading_lists where created_by = ${ada.id} order by id`,
    owner`select i.* from list_items i join reading_lists l on l.id = list_id where created_by = ${ada.id} order by i.id`,
    owner`select * from notes where author_id = ${ada.id} order by id`,
    owner`select * from comments where author_id = ${ada.id} order by id`,
    owner`select * from saved_searches where user_id = ${ada.id} order by id`,
    owner`select * from recent_searches where user_id = ${ada.id} order by question`,
    owner`select * from study_summaries where study_id = 1 order by version`,
    owner`select * from idempotency_keys where user_id = ${ada.id} order by key`,
    owner`select * from audit_events where actor_id = ${ada.id} order by id`,
  ])
  return JSON.stringify(parts)
}

/** Fields of every form at once, all of them good: whatever the action looks for, it finds. */
async function goodFields(ada: Member, ben: Member): Promise<Record<string, string>> {
  const studyId = 1
  const list = await createList(ada, { key: randomUUID(), name: 'Kept', description: '' })
  const gone = await createList(ada, { key: randomUUID(), name: 'Gone', description: '' })
  await deleteList(ada, { listId: gone.id })
  await saveToLists(ada, { key: randomUUID(), studyId, listIds: [list.id], heldIds: [], newListName: '' })
  const note = await createNote(ada, { key: randomUUID(), studyId, body: 'a note' })
  const thread = await createComment(ada, { key: randomUUID(), studyId, body: 'a comment' })
  const owner = postgres(process.env.DATABASE_URL as string, { max: 1 })
  const [item] = await owner`select id from list_items where list_id = ${list.id}`
  await owner.end()
  return {
    key: randomUUID(),
    studyId: String(studyId),
    listId: list.id,
    listIds: list.id,
    heldIds: list.id,
    itemId: item?.id,
    noteId: note.noteId,
    commentId: thread.commentId,
    threadId: thread.commentId,
    sessionId: randomUUID(),
    userId: ben.id,
    name: INVITED + ada.id,
    newListName: '',
    email: `${randomUUID()}@hospital.example`,
    role: 'editor',
    description: 'changed',
    body: 'changed',
    reason: 'changed',
    status: 'read',
    dueOn: '',
    place: 'up',
    version: '1',
    theme: 'dark',
    shortcuts: 'off',
    added: '',
    removed: '',
    created: '',
    tldr: 'changed',
    paragraph: 'changed',
    population: 'changed',
    intervention: 'changed',
    comparator: 'changed',
    outcome: 'changed',
    sampleSize: '12',
    followUp: 'changed',
    effects: 'Odds ratio 2',
    level: '',
    levelReason: '',
    checked: 'yes',
    abstractChangedAt: '',
    restored: '1',
  }
}

const SITE = `http://localhost:${process.env.E2E_PORT}`

async function cookieOf(page: Page): Promise<string> {
  return (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
}

/** These take no fields: with a session and an origin they are meant to work. */
const TAKE_NOTHING = ['signOut', 'revokeOtherSessions', 'rebuild', 'dismissSetup', 'openCalendar', 'closeCalendar']

bare(
  'no action does anything without a session, from elsewhere, from nowhere, or with something that is no form',
  async ({ page }) => {
    // Each action is tried in each way.
    bare.slow()
    const [ada, ben] = [await makeMember('Ada Administrator', 'administrator'), await makeMember('Ben Bystander')]
    await signIn(page, ada)
    const cookie = await cookieOf(page)
    const fields = await goodFields(ada, ben)
    const owner = postgres(process.env.DATABASE_URL as string, { max: 4 })
    const before = await stateOf(owner, ada, ben)
    const actions = builtActions()
    expect(actions.length).toBeGreaterThan(30)
    const attempts = {
      'no session': [{ origin: SITE }, fields],
      'another origin': [{ origin: 'https://elsewhere.example', cookie }, fields],
      'another origin that a proxy vouches for': [
        { origin: 'https://elsewhere.example', 'x-forwarded-host': 'elsewhere.example', cookie },
        fields,
      ],
      'no origin': [{ cookie }, fields],
      'an opaque origin': [{ origin: 'null', cookie }, fields],
      'a wrong shape': [{ origin: SITE, cookie }, 'wrong shape'],
      'no fields': [{ origin: SITE, cookie }, {}],
    } as const
    for (const action of actions) {
      const takesNothing = TAKE_NOTHING.includes(action.name)
      for (const [how, [headers, sent]] of Object.entries(attempts)) {
        if (takesNothing && how === 'no fields') continue
        await callAction(SITE, action, headers, sent)
        expect(await stateOf(owner, ada, ben), `${action.file} ${action.name}, ${how}`).toBe(before)
      }
    }
    // The same calls with what they were refused for do change what stands: the refusals were not for another reason.
    for (const name of [
      'createList',
      'createNote',
      'createComment',
      'changeNote',
      'changeRole',
      'invite',
      'chooseAppearance',
      'deleteList',
    ]) {
      const action = actions.find((one) => one.name === name)
      if (!action) throw new Error(`no action named ${name}`)
      const now = await stateOf(owner, ada, ben)
      const answer = await callAction(SITE, action, { origin: SITE, cookie }, { ...fields, key: randomUUID() })
      const said = (await answer.text()).slice(0, 600)
      expect(await stateOf(owner, ada, ben), `${name} as it should be: ${answer.status} ${said}`).not.toBe(now)
    }
    await owner.end()
  },
)
