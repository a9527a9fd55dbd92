import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { listPurposes, type Purpose } from '@/api/posting'
import { COUNTER, GOODS, partsOf } from './rule'

/** The purposes of a company with the accounts that stand for them. */
export function usePurposes(companyId: Ref<string>) {
  const { t, locale } = useI18n()
  const query = useQuery({ queryKey: ['purposes', companyId, locale], queryFn: () => listPurposes(companyId.value), enabled: computed(() => !!companyId.value), staleTime: 60_000 })
  const byName = computed(() => new Map((query.data.value ?? []).map((each) => [each.purpose, each])))
  const nameOf = (each: Purpose) => (locale.value === 'en' ? each.nameEn : each.name)
  const accountOf = (each: Purpose) => (each.shipped ? `${each.shipped} ${(locale.value === 'en' && each.accountNameEn) || each.accountName || ''}`.trim() : '')

  function plain(purpose: string): string {
    const found = byName.value.get(purpose)
    if (purpose === COUNTER) return t('posting-rules.counter')
    return purpose === GOODS ? t('posting-rules.goods') : found ? nameOf(found) : purpose
  }

  /** How a side of a rule is said. */
  function said(purpose: string): string {
    const { given, purpose: named } = partsOf(purpose)
    if (!given) return named ? plain(named) : '—'
    return named ? t('posting-rules.givenOr', { purpose: plain(named) }) : t('posting-rules.given')
  }

  return { query, byName, nameOf, accountOf, said }
}
