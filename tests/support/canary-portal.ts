import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { resetPerson } from '@/db/access/people'
import { createComment } from '@/db/discussion/comments'
import { createLink } from '@/db/lists/list-links'
import { saveToLists } from '@/db/lists/list-savings'
import { createList, deleteList } from '@/db/lists/lists'
import { createNote, deleteNote } from '@/db/notes/notes'
import { saveSearch } from '@/db/searches/saved-searches'
import { OPERATOR, type Role } from '@/lib/access/viewer'
import { formFields, routeTemplates } from './address-samples'
import { type Member, makeMember, PASSWORD } from './member'
import { sessionCookieFor } from './signed-in'

/** In every text that somebody writes or asks for, and in every name. */
export const CANARY = 'canary7f3a'

export type Writer = { member: Member; cookie: string; fields: Record<string, string>; addresses: string[] }

/**
 * Somebody with a session and things of their own, each of which has the canary in it; the fields with which every form
 * finds what it looks for, all texts among them the canary; and an address of every page, with the canary in its query.
 */
export async function makeWriter(url: string, role: Role, secret: string): Promise<Writer> {
  const member = await makeMember(`Ada ${CANARY} ${randomUUID().slice(0, 8)}`, role)
  const { name, value } = await sessionCookieFor(member.id, secret)
  const things = await makeThings(url, member)
  const fields = Object.fromEntries(formFields().map((name) => [name, `${CANARY} ${name}`]))
  return {
    member,
    cookie: `${name}=${value}; precis.device=${CANARY}`,
    fields: { ...fields, ...things },
    addresses: routeTemplates().map((template) => addressOf(template, things)),
  }
}

async function makeThings(url: string, ada: Member): Promise<Record<string, string>> {
  const studyId = 1
  const text = (noun: string) => `${CANARY} ${noun} ${randomUUID()}`
  const list = await createList(ada, { key: randomUUID(), name: text('list'), description: text('question') })
  const gone = await createList(ada, { key: randomUUID(), name: text('gone'), description: '' })
  await deleteList(ada, { listId: gone.id })
  await saveToLists(ada, { key: randomUUID(), studyId, listIds: [list.id], heldIds: [], newListName: '' })
  const note = await createNote(ada, { key: randomUUID(), studyId, body: text('note') })
  const lost = await createNote(ada, { key: randomUUID(), studyId, body: text('lost') })
  await deleteNote(ada, { noteId: lost.noteId })
  const thread = await createComment(ada, { key: randomUUID(), studyId, body: text('comment') })
  const search = await saveSearch(ada, { key: randomUUID(), name: text('search'), query: `q=${CANARY}` })
  const other = await makeMember(`Ben ${CANARY} ${randomUUID().slice(0, 8)}`)
  const { token } = await resetPerson(OPERATOR, { userId: other.id })
  await createLink(ada, {
    key: randomUUID(),
    listId: list.id,
    kind: 'frozen',
    label: text('label'),
    endsOn: null,
    withNotes: true,
  })
  const owner = postgres(url, { max: 1 })
  const [item] = await owner`select id from list_items where list_id = ${list.id}`
  const [link] = await owner`select id from list_links where list_id = ${list.id}`
  const [session] = await owner`select id from sessions where user_id = ${ada.id}`
  const [job] = await owner`
    select id from graphile_worker.add_job('model-drafts', job_key => ${randomUUID()}, run_at => now() + interval '1 day')`
  await owner.end()
  return {
    key: randomUUID(),
    studyId: String(studyId),
    listId: list.id,
    linkId: link?.id,
    kind: 'frozen',
    withNotes: 'on',
    endsOn: '',
    listIds: list.id,
    heldIds: list.id,
    itemId: item?.id,
    noteId: note.noteId,
    audience: 'everyone',
    groupIds: list.id,
    confirmed: 'everyone',
    commentId: thread.commentId,
    threadId: thread.commentId,
    searchId: search.id,
    sessionId: session?.id,
    job: job?.id,
    userId: other.id,
    token,
    provider: 'oidc-1',
    email: `${CANARY}@hospital.example`,
    role: 'editor',
    status: 'read',
    dueOn: '',
    version: '1',
    page: '1',
    restored: '1',
    theme: 'dark',
    shortcuts: 'off',
    added: list.id,
    removed: list.id,
    created: list.id,
    current: PASSWORD,
    next: `${CANARY} herons wade at noon`,
    again: `${CANARY} herons wade at noon`,
    password: `${CANARY} herons wade at noon`,
    sampleSize: '12',
    effects: `${CANARY}: odds ratio 2`,
    level: '2',
    checked: 'yes',
    abstractChangedAt: '',
    upTo: new Date().toISOString(),
  }
}

/** An address of a template that leads somewhere, asked with the canary under every name that a page reads. */
function addressOf(template: string, things: Record<string, string>): string {
  const id = template.startsWith('/searches') ? things.searchId : things.listId
  const path = template
    .replace('[id]', id as string)
    .replace('[key]', '1')
    .replace('[format]', 'csv')
    .replace(/\[+(?:\.\.\.)?\w+\]+/g, CANARY)
  const asked = new URLSearchParams(['q', 'query', 'to', 'name', 'by', 'terms'].map((name) => [name, CANARY]))
  return `${path}?${asked}&studyId=1&study=1&text=${CANARY}`
}
