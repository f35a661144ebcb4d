import { tasksEn } from './tasks-en.ts'
import { tasksZh } from './tasks-zh.ts'
import { createTranslate } from './translate.ts'

export type TasksKey = keyof typeof tasksZh

export const tasksText = createTranslate<TasksKey>({ zh: tasksZh, en: tasksEn })
