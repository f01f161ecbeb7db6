import type { Audience } from '@/lib/access/audience'
import type { Role } from '@/lib/access/viewer'
import type { ClubState } from '@/lib/club/session'
import type { GroupRole } from '@/lib/groups/group'
import type { JobKind } from '@/lib/jobs/job-kinds'
import type { LinkKind } from '@/lib/lists/list-link'
import type { ListRole } from '@/lib/lists/list-role'
import type { ReadingStatus } from '@/lib/lists/reading-list'
import type { ChangeableKind } from '@/lib/retention/kept-kinds'
import type { SourceKey } from '@/lib/sources/source'
import type { VerdictAudience } from '@/lib/verdicts/verdict'

/** How somebody wanted to show who they are, and was refused. */
export type RefusedWay = 'password' | 'code' | 'passkey' | 'provider' | 'link' | 'confirmation'

/**
 * Every event that the portal records: something that somebody did, named "thing.verb", with the facts that it carries
 * beside its subject. Facts are identifiers, counts and states; never what somebody wrote, a token or the words of a search.
 */
export type EventFacts = {
  'right.refuse': { right: string; kind: string }
  'right.refuse-more': null
  'session.open': null
  'session.replace': null
  'session.refuse': { by: RefusedWay }
  'session.revoke': null
  'session.revoke-others': null
  'link.first-administrator': null
  'link.invitation': null
  'link.reset': null
  'identity.link': { issuer: string }
  'account.rename': null
  'account.change-password': null
  'account.close': null
  'session.confirm': null
  'codes.turn-on': null
  'codes.turn-off': null
  'codes.renew': null
  'codes.recover': null
  'passkey.add': null
  'passkey.rename': null
  'passkey.delete': null
  'passkey.refuse': null
  'claim-mapping.create': { issuer: string }
  'claim-mapping.delete': { issuer: string }
  'scim-token.create': { issuer: string }
  'scim-token.revoke': { issuer: string }
  'people.invite': { role: Role }
  'people.provide': { role: Role }
  'people.describe': null
  'people.reset': null
  'people.reset-codes': null
  'people.change-role': { role: Role }
  'people.map-role': { role: Role; issuer: string }
  'people.disable': null
  'people.enable': null
  'people.erase-on': { on: string }
  'people.keep': null
  'people.erase': null
  'index.rebuild': null
  'backup.take': null
  'backup.restore': null
  'job.retry': { kind: JobKind }
  'job.cancel': { kind: JobKind }
  'upload.create': null
  'upload.apply': null
  'upload.cancel': null
  'upload.retry': null
  'upload.undo': null
  'source.switch-on': { source: SourceKey }
  'source.switch-off': { source: SourceKey }
  'source.change': { source: SourceKey }
  'source.set-key': { source: SourceKey }
  'source.delete-key': { source: SourceKey }
  'setting.open-links': null
  'setting.close-links': null
  'retention.change': { kind: ChangeableKind; days: number | null }
  'hold.create': { until: string | null }
  'hold.lift': null
  'audit.cut': { events: number }
  'source.run': { source: SourceKey }
  'lookup.fetch': { source: SourceKey; records: number }
  'corpus-query.create': null
  'corpus-query.change': null
  'corpus-query.switch-on': null
  'corpus-query.switch-off': null
  'corpus-query.run': null
  'corpus-query.delete': null
  'log.create': null
  'log.change': null
  'log.delete': null
  'log.restore': null
  'note.create': null
  'note.change': null
  'note.delete': null
  'note.restore': null
  'note.widen': { audience: Audience; groupIds: readonly string[] }
  'note.narrow': { audience: Audience; groupIds: readonly string[] }
  'comment.create': null
  'comment.change': null
  'comment.delete': null
  'comment.resolve': null
  'comment.reopen': null
  'summary.change': { version: number; checked: boolean }
  'summary.check': { version: number; checked: boolean }
  'summary.restore': { version: number; restored: number }
  'search.create': null
  'search.change': null
  'search.delete': null
  'search.restore': null
  'search.open-feed': null
  'search.close-feed': null
  'calendar.open': null
  'calendar.close': null
  'reading.change': { status: ReadingStatus }
  'group.create': null
  'group.change': null
  'group.archive': null
  'group.unarchive': null
  'group.leave': null
  'group.accept': null
  'group.decline': null
  'group.map-in': { groupId: string; issuer: string }
  'group.map-out': { groupId: string; issuer: string }
  'group.invite': { groupId: string }
  'group.remove-member': { groupId: string }
  'group.change-role': { groupId: string; role: GroupRole }
  'group.hand-over': { groupId: string }
  'verdict.create': { studyId: number; groupId: string }
  'verdict.change': null
  'verdict.put-in-force': { groupId: string; audience: VerdictAudience }
  'verdict.confirm': { groupId: string }
  'verdict.supersede': { by: string }
  'verdict.withdraw': { groupId: string }
  'verdict.discard': { groupId: string }
  'verdict.widen': { groupId: string }
  'verdict.narrow': { groupId: string }
  'verdict.hand-over': { verdictId: string }
  'club.open': { groupId: string }
  'club.change': null
  'club.propose': null
  'club.choose': { studyId: number }
  'club.move': { to: ClubState }
  'club.minutes': null
  'club.record': { verdictId: string }
  'club.ask': null
  'club.change-question': null
  'club.delete-question': null
  'question.create': null
  'question.request': null
  'question.answer': null
  'question.close': null
  'question.reopen': null
  'question.delete': null
  'list.create': null
  'list.change': null
  'list.delete': null
  'list.restore': null
  'list.share': { listId: string; role: ListRole }
  'list.share-group': { groupId: string; role: ListRole }
  'list.change-share': { listId: string; role: ListRole }
  'list.change-group-share': { groupId: string; role: ListRole }
  'list.unshare': { listId: string }
  'list.unshare-group': { groupId: string }
  'list.make-link': { kind: LinkKind; withNotes: boolean }
  'list.revoke-link': null
  'list.leave': null
  'list.hand-over': { listId: string }
  'list.add-item': { studyId: number }
  'list.change-item': null
  'list.move-item': { place: number }
  'list.remove-item': { studyId: number } | null
  'list.restore-item': null
}

export type EventName = keyof EventFacts

/** What is said with an event of this name: its facts, or nothing where it carries none. */
export type FactsOf<Name extends EventName> = null extends EventFacts[Name]
  ? [facts?: NonNullable<EventFacts[Name]>]
  : [facts: EventFacts[Name]]

/** An event of this name as one of several: its subject and its facts. */
export type EventOf<Name extends EventName> = {
  subjectId: string | null
  facts?: FactsOf<Name>[0]
} & (null extends EventFacts[Name] ? unknown : { facts: EventFacts[Name] })
