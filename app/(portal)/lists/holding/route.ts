import { z } from 'zod'
import { endpoint } from '@/app/_server/endpoint'
import { type Picker, type PickerOfSeveral, readPicker, readPickerOfSeveral } from '@/db/lists/list-picker'
import { studyIds } from '../fields'

/** What the picker draws for one study or several: loaded when it is opened, so that no row carries it. */
export const GET = endpoint(
  z.object({ study: studyIds }),
  (viewer, { study }): Promise<Picker | PickerOfSeveral | null> =>
    study.length === 1 ? readPicker(viewer, study[0] as number) : readPickerOfSeveral(viewer, study),
  (picker) => Response.json({ picker }),
  { noun: 'study', answers: 'json' },
)
