import { useQueryClient } from '@tanstack/vue-query'
import { computed, reactive, ref, watch } from 'vue'
import { findVoucher, postVoucher, type Chart } from '@/api/books'
import { newKey } from '@/api/key'
import { Problem } from '@/api/problem'
import { DRAFTS, session } from '@/api/session'
import { t } from '@/locale'
import type { KnownAccount } from '@/ui/books/book'
import { amount } from '@/ui/format'
import { today } from '@/ui/list/dates'
import { complain, say, sentence } from '@/ui/toasts'
import { blankLine, command, copyOf, isBlank, totals, type EntryForm } from './entry'

interface Surroundings {
  companyId: () => string
  chart: () => Chart | undefined
  byCode: () => Map<string, KnownAccount>
}

const blankForm = (on: string): EntryForm => ({ on, word: '', opening: false, lines: [blankLine(), blankLine(), blankLine(), blankLine()] })

/** What is typed, kept in the browser until it is posted or thrown away. */
function useForm(companyId: () => string) {
  const place = computed(() => `${DRAFTS}${session.value?.user.id}.voucher.${companyId()}`)
  const form = reactive<EntryForm>(blankForm(today()))
  const restored = ref(false)
  const dirty = computed(() => form.lines.some((line) => !isBlank(line) || line.memo))

  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(place.value) ?? 'null') as EntryForm | null
    restored.value = kept !== null
    Object.assign(form, blankForm(kept?.on ?? today()), kept ?? {})
    form.lines = form.lines.map(copyOf)
  }

  function clear() {
    Object.assign(form, blankForm(form.on))
    restored.value = false
  }

  watch(place, restore, { immediate: true })
  watch(form, () => {
    if (dirty.value) sessionStorage.setItem(place.value, JSON.stringify(form))
    else sessionStorage.removeItem(place.value)
  })
  return { form, restored, dirty, clear }
}

/** The server counts the lines it was sent; blank ones among them were not. */
function placed(problem: Problem, form: EntryForm): Record<string, string> {
  const rows = form.lines.flatMap((line, row) => (isBlank(line) ? [] : [row]))
  return Object.fromEntries(Object.entries(problem.fields).map(([field, said]) => {
    const at = /^lines\[(\d+)\]\.(.*)$/.exec(field)
    if (!at) return [field, said]
    const row = rows[Number(at[1])] ?? 0
    const name = at[2]!.replace(/^dimensions\./, 'dimension.').replace(/^amount$/, form.lines[row]?.credit ? 'credit' : 'debit')
    return [`${row}.${name}`, said]
  }))
}

/** The legal number comes a moment after the voucher; who waits for it is told, who types on is not held up. */
async function tell(id: string) {
  try {
    for (let tries = 0; tries < 12; tries++) {
      const voucher = await findVoucher(id)
      if (voucher.number) return say(t('vouchers.savedAs', { name: `${t(`vouchers.word.${voucher.word}`)}-${voucher.number}`, total: amount(voucher.total) }))
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
    say(t('vouchers.savedWaiting'))
  } catch (caught) {
    complain(caught)
  }
}

/** One voucher being typed: checked by the server, posted, and followed by an empty one. */
export function useEntry(around: Surroundings) {
  const queries = useQueryClient()
  const { form, restored, dirty, clear: throwAway } = useForm(around.companyId)
  const errors = ref<Record<string, string>>({})
  const trouble = ref('')
  const saving = ref(false)
  let key = newKey()

  const sums = computed(() => totals(form.lines))
  const balanced = computed(() => /^0(\.0*)?$/.test(sums.value.difference) && form.lines.some((line) => !isBlank(line)))

  function forgive() {
    errors.value = {}
    trouble.value = ''
  }

  function clear() {
    throwAway()
    forgive()
  }

  async function send(dryRun: boolean) {
    const chart = around.chart()
    if (!chart || saving.value) return null
    forgive()
    saving.value = true
    try {
      const posted = await postVoucher(command(form, around.companyId(), chart.currency), dryRun ? newKey() : key, dryRun)
      if (!dryRun) key = newKey()
      return posted
    } catch (caught) {
      const problem = Problem.of(caught)
      if (!dryRun && problem.status > 0) key = newKey()
      errors.value = placed(problem, form)
      trouble.value = sentence(problem)
      return null
    } finally {
      saving.value = false
    }
  }

  async function check() {
    const posted = await send(true)
    if (posted) say(t('vouchers.checked', { period: posted.period }))
  }

  /** @returns the id of what was posted, null when something is to be mended first */
  async function save(): Promise<string | null> {
    const posted = await send(false)
    if (!posted) return null
    clear()
    for (const touched of ['chart', 'list', 'periods', 'ledger']) void queries.invalidateQueries({ queryKey: [touched] })
    void tell(posted.id)
    return posted.id
  }

  return { form, errors, trouble, saving, restored, sums, balanced, dirty, clear, check, save }
}
