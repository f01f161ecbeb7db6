import { and, count, eq, isNull, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { lockGroup } from '@/db/groups/lock-group'
import { questions } from '@/db/schema/questions'
import { AppError } from '@/lib/access/app-error'
import { versionConflict } from '@/lib/access/compare-version'
import { authorize } from '@/lib/access/policy'
import type { Person } from '@/lib/access/viewer'
import { QUESTION_LIMITS } from '@/lib/questions/question'

/**
 * Keeps a question, for the viewer alone or for a group that they are in; as a request, editors see it too. Asked once more
 * while it is open, it is counted, and stays one.
 */
export async function askQuestion(
  viewer: Person,
  input: { text: string; address: string; groupId: string | null; isRequest: boolean },
): Promise<{ id: string }> {
  return withViewer(viewer, async (tx) => {
    authorize(viewer, 'question.create')
    const group = input.groupId === null ? null : await lockGroup(tx, viewer, input.groupId, 'group.write')
    const [{ open } = { open: 0 }] = await tx
      .select({ open: count() })
      .from(questions)
      .where(and(ownedBy(viewer, questions.askedBy), eq(questions.state, 'open')))
    if (open >= QUESTION_LIMITS.open)
      throw new AppError(
        'conflict',
        `You have ${QUESTION_LIMITS.open} open questions, the most there can be. Close some first.`,
      )
    const asked = {
      askedBy: viewer.id,
      groupId: group?.id ?? null,
      text: input.text,
      address: input.address,
      isRequest: input.isRequest,
    }
    // The insert waits for another tab that asks the same, and then finds it asked.
    const [made] = await tx.insert(questions).values(asked).onConflictDoNothing().returning({ id: questions.id })
    const id = made?.id ?? (await countAgain(tx, asked))
    await recordEvent(tx, viewer, input.isRequest ? 'question.request' : 'question.create', id)
    return { id }
  })
}

/** The same question of the same person, which is open, asked once more. */
async function countAgain(
  tx: Transaction,
  { askedBy, groupId, text, isRequest }: { askedBy: string; groupId: string | null; text: string; isRequest: boolean },
): Promise<string> {
  const [counted] = await tx
    .update(questions)
    .set({
      times: sql`${questions.times} + 1`,
      isRequest: sql`${questions.isRequest} or ${isRequest}`,
      version: sql`${questions.version} + 1`,
    })
    .where(
      and(
        eq(questions.askedBy, askedBy),
        groupId === null ? isNull(questions.groupId) : eq(questions.groupId, groupId),
        sql`lower(${questions.text}) = lower(${text})`,
        eq(questions.state, 'open'),
      ),
    )
    .returning({ id: questions.id })
  if (!counted) throw versionConflict('question')
  return counted.id
}
