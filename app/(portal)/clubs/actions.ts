'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import { siteUrl } from '@/app/_server/site'
import * as asking from '@/db/club/ask-club-question'
import * as calendar from '@/db/club/calendar'
import * as running from '@/db/club/run-session'
import * as voting from '@/db/club/vote'
import { FORM_IDS, FORMS } from '@/lib/club/appraisal-form'
import * as field from './fields'

const session = { sessionId: field.identifier }
const KEYS = FORM_IDS.flatMap((id) => FORMS[id].questions.map(({ key }) => key))

export const openSession = action(
  z
    .object({ key: z.uuid(), groupId: field.identifier, ...field.plan, ...field.ballots })
    .superRefine(field.refineQuorum),
  running.openSession,
  { redirectTo: ({ id }) => `/clubs/${id}` },
)

export const changeSession = action(
  z.object({ ...session, version: field.version, ...field.plan }),
  running.changeSession,
  { message: 'Saved.' },
)

export const openCalendar = action(
  z.object({}),
  async (viewer) => {
    const { token } = await calendar.openCalendar(viewer)
    return { link: `${siteUrl()}/feeds/sessions/${token}` }
  },
  { message: 'An address of your own; an earlier one no longer works.' },
)

export const closeCalendar = action(z.object({}), calendar.closeCalendar, { message: 'Calendar disabled.' })

export const proposeStudy = action(z.object({ ...session, study: field.study, why: field.why }), voting.proposeStudy, {
  message: 'Proposed.',
})

export const approveStudies = action(z.object({ ...session, studyIds: field.studyIds }), voting.approveStudies, {
  message: 'Saved. You can change it until a study is chosen.',
})

export const chooseStudy = action(z.object({ ...session, studyId: field.tied }), running.chooseStudy)

export const moveSession = action(z.object({ ...session, to: field.state }), running.moveSession)

export const castBallot = action(
  z
    .object({
      ...session,
      trust: field.trust,
      change: field.change,
      comment: field.comment,
      ...field.answers(KEYS),
    })
    .transform(({ sessionId, trust, change, comment, ...given }) => ({
      sessionId,
      trust,
      change,
      comment,
      answers: Object.fromEntries(
        Object.entries(given).flatMap(([name, answer]) => (answer ? [[name.slice('answer-'.length), answer]] : [])),
      ) as Record<string, string>,
    })),
  voting.castBallot,
  { message: 'Your ballot is in. You can change it until the ballots are revealed.' },
)

export const saveMinutes = action(
  z.object({ ...session, version: field.version, minutes: field.minutes }),
  running.saveMinutes,
  { message: 'Saved.' },
)

export const askClubQuestion = action(
  z.object({ ...session, text: field.asked, isAnonymous: field.isAnonymous, confirmed: field.confirmed }),
  asking.askClubQuestion,
  { message: 'Asked.' },
)

export const changeClubQuestion = action(
  z.object({
    questionId: field.identifier,
    version: field.version,
    text: field.asked,
    confirmed: field.confirmed,
  }),
  asking.changeClubQuestion,
  { message: 'Saved.' },
)

export const deleteClubQuestion = action(z.object({ questionId: field.identifier }), asking.deleteClubQuestion)

export const supportClubQuestion = action(
  z.object({ questionId: field.identifier, supports: field.supports }),
  asking.supportClubQuestion,
)
