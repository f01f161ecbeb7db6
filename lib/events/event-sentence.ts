import { DENIALS } from './denial-sentence'
import type { EventName } from './event'
import { KEEPING } from './keeping-sentence'
import { atSignIn, job, role, type Sentence, simple } from './kind-of-sentence'
import { SOURCES } from './source-sentence'

/** What the trail holds of one event, with the names of people in place of their ids. */
export type RecordedEvent = {
  action: string
  /** Who acted; null for the machine's operator or sign-in itself. */
  actor: string | null
  actorKind: string
  /** The person whom it was done to, where it was done to a person. */
  person: string | null
  details: Record<string, unknown> | null
}

/** Every event in the words of a person who reads the trail. Things keep their privacy. */
const SENTENCES: Record<EventName, Sentence> = {
  ...DENIALS,
  ...KEEPING,
  ...SOURCES,
  'session.open': atSignIn('Signing in', 'signed in'),
  'session.replace': atSignIn('Replacing a session', 'was signed out by a new sign-in in the same browser'),
  'session.revoke': simple('Ending a session', 'ended one of their sessions'),
  'session.revoke-others': simple('Ending other sessions', 'ended all their other sessions'),
  'link.first-administrator': atSignIn('First administrator', 'became the first administrator'),
  'link.invitation': atSignIn('Accepting an invitation', 'accepted their invitation'),
  'link.reset': atSignIn('New password by link', 'set a new password with a link'),
  'identity.link': atSignIn('Linking an identity', 'linked an account of their organisation'),
  'account.rename': simple('Changing one’s name', 'changed their name'),
  'account.change-password': simple('Changing one’s password', 'changed their password'),
  'account.close': atSignIn('Closing one’s account', 'closed their account, to be erased'),
  'session.confirm': simple('Confirming who one is', 'showed again that it is them'),
  'codes.turn-on': simple('Switching codes on', 'switched codes after their password on'),
  'codes.turn-off': simple('Switching codes off', 'switched codes after their password off'),
  'codes.renew': simple('New recovery codes', 'made new recovery codes'),
  'codes.recover': atSignIn('Using a recovery code', 'used a recovery code'),
  'passkey.add': simple('Adding a passkey', 'added a passkey'),
  'passkey.rename': simple('Renaming a passkey', 'renamed one of their passkeys'),
  'passkey.delete': simple('Deleting a passkey', 'deleted one of their passkeys'),
  'passkey.refuse': atSignIn('Refusing a passkey', 'was refused: a passkey counted as if there were a copy of it'),
  'claim-mapping.create': simple('Mapping a claim', 'had a claim of the identity provider give a role or a group'),
  'claim-mapping.delete': simple('Deleting a mapping', 'deleted what a claim of the identity provider gives'),
  'scim-token.create': simple('Making a token for SCIM', 'made a token by which an identity provider manages accounts'),
  'scim-token.revoke': simple(
    'Revoking a token for SCIM',
    'revoked a token by which an identity provider managed accounts',
  ),
  'people.provide': {
    label: 'Creating an account by SCIM',
    say: (who, whom, details) => `${who} created the account of ${whom} as ${role(details)}`,
  },
  'people.describe': {
    label: 'Changing what an account says by SCIM',
    say: (who, whom) => `${who} changed what it says of ${whom}`,
  },
  'people.invite': {
    label: 'Inviting',
    say: (who, whom, details) => `${who} invited ${whom} as ${role(details)}`,
  },
  'people.reset': { label: 'New link', say: (who, whom) => `${who} made a new link for ${whom}` },
  'people.reset-codes': {
    label: 'Switching somebody’s codes off',
    say: (who, whom) => `${who} switched codes off for ${whom}`,
  },
  'people.change-role': {
    label: 'Changing a role',
    say: (who, whom, details) => `${who} made ${whom} ${role(details)}`,
  },
  'people.map-role': {
    label: 'A role by the identity provider',
    say: (_who, whom, details) => `The identity provider made ${whom} ${role(details)}`,
  },
  'people.disable': {
    label: 'Deactivating an account',
    say: (who, whom) => `${who} deactivated the account of ${whom}`,
  },
  'people.enable': {
    label: 'Reactivating an account',
    say: (who, whom) => `${who} reactivated the account of ${whom}`,
  },
  'people.erase-on': {
    label: 'Choosing a day of erasing',
    say: (who, whom, { on }) => `${who} had the account of ${whom} marked to be erased on ${on}`,
  },
  'people.keep': {
    label: 'Keeping an account',
    say: (who, whom) => `${who} kept the account of ${whom} from being erased`,
  },
  'people.erase': { label: 'Erasing an account', say: (_who, whom) => `The account of ${whom} was erased` },
  'backup.take': simple('Taking a backup', 'took a backup'),
  'backup.restore': simple('Restoring a backup', 'restored a backup: everybody has to sign in again'),
  'index.rebuild': simple('Writing the search index again', 'had the search index written again'),
  'job.retry': job('Retrying a job', 'had a background job run again'),
  'job.cancel': job('Cancelling a job', 'cancelled a background job'),
  'setting.open-links': simple(
    'Opening links to strangers',
    'opened links to reading lists to anyone who has the address',
  ),
  'setting.close-links': simple('Closing links to strangers', 'had links to reading lists ask for signing in'),
  'log.create': simple('Logging what was read', 'added to their reading log'),
  'log.change': simple('Changing a reading log', 'changed an entry of their reading log'),
  'log.delete': simple('Deleting from a reading log', 'deleted an entry of their reading log'),
  'log.restore': simple('Restoring to a reading log', 'brought an entry of their reading log back'),
  'note.create': simple('Writing a note', 'wrote a note'),
  'note.change': simple('Changing a note', 'changed a note of theirs'),
  'note.delete': simple('Deleting a note', 'deleted a note of theirs'),
  'note.restore': simple('Restoring a note', 'brought a note of theirs back'),
  'note.widen': {
    label: 'Letting more people read a note',
    say: (who, _whom, { audience }) =>
      `${who} let ${audience === 'everyone' ? 'everyone here' : 'more people in groups'} read a note of theirs`,
  },
  'note.narrow': simple('Letting fewer people read a note', 'let fewer people read a note of theirs'),
  'comment.create': simple('Commenting', 'commented on a study'),
  'comment.change': simple('Editing a comment', 'edited a comment of theirs'),
  'comment.delete': simple('Deleting a comment', 'deleted a comment'),
  'comment.resolve': simple('Resolving a thread', 'resolved a thread'),
  'comment.reopen': simple('Reopening a thread', 'reopened a thread'),
  'summary.change': simple('Changing a summary', 'changed the summary of a study'),
  'summary.check': simple('Checking a summary', 'checked the summary of a study'),
  'summary.restore': simple('Restoring a summary', 'went back to an earlier summary of a study'),
  'search.create': simple('Following a search', 'began to follow a search'),
  'search.change': simple('Renaming a search', 'renamed a search they follow'),
  'search.delete': simple('Ending a search', 'stopped following a search'),
  'search.restore': simple('Restoring a search', 'went on following a search'),
  'search.open-feed': simple('Opening a feed', 'made an address for a feed of a search'),
  'search.close-feed': simple('Closing a feed', 'closed the feed of a search'),
  'calendar.open': simple('Opening a calendar', 'made an address for a calendar of their sessions'),
  'calendar.close': simple('Closing a calendar', 'closed the calendar of their sessions'),
  'reading.change': simple('Marking as read', 'said how far they are with a study'),
  'group.create': simple('Creating a group', 'created a group'),
  'group.change': simple('Changing a group', 'renamed or described a group'),
  'group.archive': simple('Archiving a group', 'archived a group'),
  'group.unarchive': simple('Unarchiving a group', 'took a group out of the archive'),
  'group.leave': simple('Leaving a group', 'left a group'),
  'group.accept': simple('Joining a group', 'accepted the invitation to a group'),
  'group.decline': simple('Declining a group', 'declined the invitation to a group'),
  'group.map-in': {
    label: 'Joining a group by the identity provider',
    say: (_who, whom) => `The identity provider put ${whom} in a group`,
  },
  'group.map-out': {
    label: 'Leaving a group by the identity provider',
    say: (_who, whom) => `The identity provider took ${whom} out of a group`,
  },
  'group.invite': { label: 'Inviting to a group', say: (who, whom) => `${who} invited ${whom} to a group` },
  'group.remove-member': { label: 'Removing from a group', say: (who, whom) => `${who} removed ${whom} from a group` },
  'group.change-role': {
    label: 'Changing who leads a group',
    say: (who, whom, details) =>
      `${who} made ${whom} ${details.role === 'lead' ? 'a lead' : 'an ordinary member'} of a group`,
  },
  'group.hand-over': {
    label: 'Handing a group over',
    say: (who, whom) => `${whom} became the lead of a group because ${who} changed the account of its lead`,
  },
  'verdict.create': simple('Drafting a verdict', 'drafted a verdict for a group'),
  'verdict.change': simple('Changing a draft of a verdict', 'changed the draft of a verdict'),
  'verdict.put-in-force': simple('Putting a verdict in force', 'put a verdict of a group in force'),
  'verdict.confirm': simple('Confirming a verdict', 'confirmed a verdict of a group'),
  'verdict.supersede': simple('Superseding a verdict', 'superseded a verdict of a group by another one'),
  'verdict.withdraw': simple('Withdrawing a verdict', 'withdrew a verdict of a group'),
  'verdict.discard': simple('Discarding a draft of a verdict', 'discarded the draft of a verdict'),
  'verdict.widen': simple('Letting everyone read a verdict', 'let everyone here read a verdict of a group'),
  'verdict.narrow': simple('Letting only its group read a verdict', 'let only its group read a verdict'),
  'verdict.hand-over': {
    label: 'Handing a verdict over',
    say: (who, whom) => `${who} made ${whom} the owner of a verdict`,
  },
  'club.open': simple('Opening a session of a journal club', 'opened a session of a journal club'),
  'club.change': simple('Changing a journal club', 'changed what a session of a journal club is, or when'),
  'club.propose': simple('Proposing a study', 'proposed a study for a journal club'),
  'club.choose': simple('Choosing a study', 'chose a study for a journal club'),
  'club.move': simple('Moving a journal club on', 'moved a session of a journal club on'),
  'club.minutes': simple('Writing minutes', 'wrote minutes of a journal club'),
  'club.record': simple('Recording a journal club', 'recorded what a journal club decided'),
  'club.ask': simple('Asking in a journal club', 'asked a question for a journal club'),
  'club.change-question': simple('Changing a question of a club', 'changed a question for a journal club'),
  'club.delete-question': simple('Deleting a question of a club', 'deleted a question for a journal club'),
  'question.create': simple('Keeping a question', 'kept a question'),
  'question.request': simple('Asking for literature', 'asked for literature that is not here'),
  'question.answer': simple('Answering a question', 'answered a question'),
  'question.close': simple('Closing a question', 'closed a question without an answer'),
  'question.reopen': simple('Reopening a question', 'reopened a question'),
  'question.delete': simple('Deleting a question', 'deleted a question of theirs'),
  'list.create': simple('Creating a list', 'created a reading list'),
  'list.change': simple('Changing a list', 'changed a reading list'),
  'list.delete': simple('Deleting a list', 'deleted a reading list'),
  'list.restore': simple('Restoring a list', 'brought a reading list back'),
  'list.share': { label: 'Sharing a list', say: (who, whom) => `${who} shared a reading list with ${whom}` },
  'list.share-group': simple('Sharing a list with a group', 'shared a reading list with a group'),
  'list.change-share': {
    label: 'Changing a share',
    say: (who, whom) => `${who} changed what ${whom} may do with a reading list`,
  },
  'list.change-group-share': simple('Changing the share of a group', 'changed what a group may do with a reading list'),
  'list.unshare': { label: 'Ending a share', say: (who, whom) => `${who} stopped sharing a reading list with ${whom}` },
  'list.unshare-group': simple('Ending the share of a group', 'stopped sharing a reading list with a group'),
  'list.make-link': {
    label: 'Making a link to a list',
    say: (who, _whom, { kind, withNotes }) =>
      `${who} made a ${kind === 'frozen' ? 'frozen' : 'live'} link to a reading list, ${withNotes === true ? 'with' : 'without'} notes`,
  },
  'list.revoke-link': simple('Revoking a link to a list', 'revoked a link to a reading list'),
  'list.leave': simple('Leaving a list', 'left a reading list that was shared with them'),
  'list.hand-over': {
    label: 'Handing a list over',
    say: (who, whom) => `${whom} became the owner of a reading list because ${who} changed the account of its owner`,
  },
  'list.add-item': simple('Adding to a list', 'added a study to a reading list'),
  'list.change-item': simple('Changing a list item', 'changed what a reading list says of a study'),
  'list.move-item': simple('Reordering a list', 'moved a study within a reading list'),
  'list.remove-item': simple('Removing from a list', 'took a study off a reading list'),
  'list.restore-item': simple('Restoring a list item', 'put a study back on a reading list'),
}

/** Names of events with their labels, in the order of the table: for choosing among them. */
export const RECORDED_EVENTS = Object.entries(SENTENCES).map(([action, { label }]) => ({ action, label }))

const isEventName = (name: string): name is EventName => Object.hasOwn(SENTENCES, name)

/** Who acts without being a person. */
const ACTORS: Record<string, string> = {
  operator: 'The operator, on the machine,',
  scim: 'The identity provider, by SCIM,',
}

/** "Ada Lovelace made Ben Hur an editor"; an event of another version of the portal is named as it is. */
export function eventSentence(event: RecordedEvent): string {
  const who = event.actor ?? ACTORS[event.actorKind] ?? 'Somebody'
  const sentence = isEventName(event.action) ? SENTENCES[event.action] : null
  return sentence
    ? sentence.say(who, event.person ?? 'somebody', event.details ?? {})
    : `${who} did “${event.action.replaceAll(/[.-]/g, ' ')}”`
}
