'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import { audienceFields, chosenIn, refineGroups } from '@/app/_server/audience'
import { studyNumber, typedText } from '@/app/_server/typed-text'
import * as comments from '@/db/discussion/comments'
import { unreachedWords } from '@/lib/inbox/unreached-words'
import { MOST_MENTIONS } from '@/lib/markdown/mention'
import { mentionsIn } from '@/lib/markdown/mentions-in'
import { COMMENT_MAX, QUOTE_MAX, tidyText } from '@/lib/text/typed-text'

const body = typedText('comment', COMMENT_MAX).refine(
  (text) => mentionsIn(text).length <= MOST_MENTIONS,
  `Mention at most ${MOST_MENTIONS} people in a comment.`,
)
const commentId = z.uuid()
const threadId = z.uuid()
const POSTED = {
  reply: 'Posted.',
  me: 'Posted.',
  groups: 'Posted. The people in the group can read it.',
  everyone: 'Posted. Everyone here can read it.',
}
const quote = z
  .string()
  .transform(tidyText)
  .refine((words) => words.length <= QUOTE_MAX, `Quote at most ${QUOTE_MAX.toLocaleString('en-GB')} characters.`)
  .optional()

export const createComment = action(
  z
    .object({
      key: z.uuid(),
      studyId: studyNumber,
      threadId: threadId.optional(),
      quote,
      body,
      ...audienceFields,
      // What is for nobody else is a note.
      audience: z.enum(['groups', 'everyone']).optional(),
    })
    .superRefine(refineGroups)
    .transform(({ audience, groupIds, ...comment }) => ({ ...comment, for: chosenIn({ audience, groupIds }) })),
  comments.createComment,
  {
    message: (written, input) =>
      POSTED[input.threadId ? 'reply' : (input.for?.audience ?? 'everyone')] + unreachedWords(written),
  },
)

export const changeComment = action(
  z.object({ commentId, version: z.coerce.number().int(), body }),
  comments.changeComment,
  { message: (written) => `Saved.${unreachedWords(written)}` },
)

export const deleteComment = action(z.object({ commentId }), comments.deleteComment)

export const resolveThread = action(z.object({ threadId }), comments.resolveThread)

export const reopenThread = action(z.object({ threadId }), comments.reopenThread)
