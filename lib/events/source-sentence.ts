import { ofSource, type Sentence, simple } from './kind-of-sentence'

/** What comes into the corpus: uploads, sources on the internet, what they are asked by night. */
export const SOURCES = {
  'upload.create': simple('Uploading references', 'uploaded references to be imported'),
  'upload.apply': simple('Importing an upload', 'imported references that were uploaded'),
  'upload.cancel': simple('Cancelling an import', 'cancelled an import of references'),
  'upload.retry': simple('Retrying an import', 'had an import of references tried again'),
  'upload.undo': simple('Undoing an import', 'undid an import of references'),
  'source.switch-on': ofSource('Switching a source on', 'switched', ' on: requests to it may leave the house'),
  'source.switch-off': ofSource('Switching a source off', 'switched', ' off'),
  'source.change': ofSource('Changing a source', 'changed the contact address for'),
  'source.set-key': ofSource('Setting a key', 'set the key for'),
  'source.delete-key': ofSource('Deleting a key', 'deleted the key for'),
  'source.run': ofSource('Asking a source', 'had', ' asked for what it is asked by night'),
  'lookup.fetch': ofSource('Fetching records', 'had records fetched from', ' and imported'),
  'corpus-query.create': simple('Adding a query', 'had a source asked by night, to keep the corpus current'),
  'corpus-query.change': simple('Changing a query', 'changed what a source is asked by night'),
  'corpus-query.switch-on': simple('Switching a query on', 'switched on what a source is asked by night'),
  'corpus-query.switch-off': simple('Switching a query off', 'switched off what a source is asked by night'),
  'corpus-query.run': simple('Running a query', 'had a source asked for what is new'),
  'corpus-query.delete': simple('Deleting a query', 'deleted what a source is asked by night'),
} satisfies Record<string, Sentence>
