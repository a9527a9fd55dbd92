import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, reactive, ref, toRaw, watch, type Ref } from 'vue'
import type { ZodType } from 'zod'
import { newKey } from '@/api/key'
import { Problem } from '@/api/problem'
import { changeRecord, createRecord, findRecord, type Saved, type StoredRecord } from '@/api/records'
import { DRAFTS, session } from '@/api/session'
import { putAt, type Values } from './fields'
import { sentenceOf } from './sentences'

export interface FormPlan {
  /** The list the record stands in; also the path under /api. */
  list: string
  id: Ref<string | null>
  /** The content of a new record; every field of it is there. */
  blank: () => Values
  schema: ZodType
  /** Values for the form out of the content as the server has it; as they are when left out. */
  read?: (content: Values) => Values
  /** The content to send, out of checked values. */
  write?: (values: Values) => Values
}

const copy = (values: Values): Values => JSON.parse(JSON.stringify(toRaw(values))) as Values

/** The server names a field by its place in the content, or in the whole body; lists as `lines[2].unit`. */
const place = (field: string) => field.replace(/^content\./, '').replace(/\[(\d+)\]/g, '.$1')

/** The values as the schema tidied them, or the errors by field. */
function examine(schema: ZodType, values: Values): { tidy: Values } | { errors: Record<string, string> } {
  const checked = schema.safeParse(values)
  if (checked.success) return { tidy: { ...values, ...(checked.data as Values) } }
  const errors: Record<string, string> = {}
  for (const issue of checked.error.issues) errors[issue.path.join('.')] ??= sentenceOf(issue)
  return { errors }
}

const refusedFields = (problem: Problem) => Object.fromEntries(Object.entries(problem.fields).map(([field, said]) => [place(field), said]))

/** The record as the server has it, asked for once there is one. */
function useStored(plan: FormPlan) {
  return useQuery({
    queryKey: ['record', plan.list, plan.id],
    queryFn: ({ signal }) => findRecord<Values>(plan.list, plan.id.value!, signal),
    enabled: computed(() => plan.id.value !== null),
    refetchOnWindowFocus: false,
  })
}

function replace(values: Values, next: Values): void {
  for (const key of Object.keys(values)) delete values[key]
  Object.assign(values, next)
}

interface Draft {
  version: number
  text: string
}

/** What was typed, with the version it was typed over, kept in the browser's session until it is saved or thrown away. */
function draftKeeper(key: Ref<string>) {
  return {
    read: () => JSON.parse(sessionStorage.getItem(key.value) ?? 'null') as Draft | null,
    keep: (draft: Draft) => sessionStorage.setItem(key.value, JSON.stringify(draft)),
    drop: () => sessionStorage.removeItem(key.value),
  }
}

/** The values of the form: filled from the server or from what was typed and not saved before. */
function useValues(plan: FormPlan) {
  const values = reactive<Values>(plan.blank())
  const clean = ref(JSON.stringify(values))
  const version = ref(0)
  const restored = ref(false)
  const errors = ref<Record<string, string>>({})
  const draft = draftKeeper(computed(() => `${DRAFTS}${session.value?.user.id}.${plan.list}.${plan.id.value ?? 'new'}`))
  const dirty = computed(() => JSON.stringify(values) !== clean.value)

  function fill(stored: StoredRecord<Values> | null): void {
    const content = stored ? (plan.read ? plan.read(copy(stored.content)) : copy(stored.content)) : {}
    const filled = { ...plan.blank(), ...content }
    version.value = stored?.version ?? 0
    clean.value = JSON.stringify(filled)
    replace(values, copy(filled))
    errors.value = {}
    const kept = draft.read()
    restored.value = kept !== null && kept.text !== clean.value
    if (!kept || !restored.value) return
    version.value = kept.version
    replace(values, JSON.parse(kept.text) as Values)
  }

  function set(key: string, value: unknown): void {
    putAt(values, key, value)
    if (!errors.value[key]) return
    errors.value = Object.fromEntries(Object.entries(errors.value).filter(([field]) => field !== key))
  }

  function settle(saved: Saved): void {
    draft.drop()
    clean.value = JSON.stringify(values)
    version.value = plan.id.value ? saved.version : 0
  }

  watch(() => JSON.stringify(values), (text) => (text === clean.value ? draft.drop() : draft.keep({ version: version.value, text })))
  return { values, version, restored, errors, draft, dirty, fill, set, settle }
}

/**
 * One record in a form: loads, checks by the schema, saves, and puts the server's refusals on their fields. Leaving the page loses
 * nothing: what was typed is there again when one comes back.
 */
export function useRecordForm(plan: FormPlan) {
  const queries = useQueryClient()
  const { values, version, restored, errors, draft, dirty, fill, set, settle } = useValues(plan)
  const trouble = ref<Problem | null>(null)
  const saving = ref(false)
  const record = useStored(plan)
  let key = newKey()

  /** The key stays until the server has answered: an answer that was lost is not a second record. */
  async function createOnce(list: string, content: unknown): Promise<Saved> {
    try {
      const saved = await createRecord(list, content, key)
      key = newKey()
      return saved
    } catch (caught) {
      if (Problem.of(caught).status > 0) key = newKey()
      throw caught
    }
  }

  watch(
    [record.data, plan.id],
    ([stored, id]) => {
      if (!id) fill(null)
      else if (stored && stored.id === id && !(dirty.value && version.value)) fill(stored)
    },
    { immediate: true },
  )

  function discard(): void {
    draft.drop()
    trouble.value = null
    fill(plan.id.value ? (record.data.value ?? null) : null)
  }

  async function send(checked: Values): Promise<Saved> {
    const content = plan.write ? plan.write(checked) : checked
    const saved = plan.id.value ? await changeRecord(plan.list, plan.id.value, version.value, content) : await createOnce(plan.list, content)
    settle(saved)
    if (plan.id.value) await record.refetch()
    void queries.invalidateQueries({ queryKey: ['list', plan.list] })
    void queries.invalidateQueries({ queryKey: ['history'] })
    return saved
  }

  /** @returns where the saved record is, or null when something is to be mended first */
  async function save(): Promise<Saved | null> {
    const found = examine(plan.schema, copy(values))
    errors.value = 'errors' in found ? found.errors : {}
    if ('errors' in found) return null
    saving.value = true
    trouble.value = null
    try {
      return await send(found.tidy)
    } catch (caught) {
      trouble.value = Problem.of(caught)
      errors.value = refusedFields(trouble.value)
      return null
    } finally {
      saving.value = false
    }
  }

  return { plan, values, version, errors, trouble, saving, restored, dirty, record, set, save, discard }
}

export type RecordForm = ReturnType<typeof useRecordForm>
