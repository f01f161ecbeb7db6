import 'server-only'
import { type Colleague, findColleagues } from '@/db/access/directory'
import { findMentionable, type Mentioning } from '@/db/discussion/mentionable'
import type { Person } from '@/lib/access/viewer'
import { allowance } from './allowance'

/** Names enough for whoever looks for a colleague, and too few for whoever copies the directory. */
const mayLookUp = allowance(30, 1 / 4)

/** Colleagues by name; null for somebody who has looked up too many just now. */
export async function lookUpColleagues(who: Person, typed: string): Promise<Colleague[] | null> {
  return mayLookUp(who.id) ? findColleagues(who, typed) : null
}

/** People whom a comment can mention; both ways of finding somebody count as one. */
export async function lookUpMentionable(who: Person, mentioning: Mentioning): Promise<Colleague[] | null> {
  return mayLookUp(who.id) ? findMentionable(who, mentioning) : null
}
