import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { shown } from '@/api/decimal'
import { loadHome } from '@/api/home'
import { may, session } from '@/api/session'
import type { FeaturePage, NavGroup } from '@/ui/pages'
import { pages } from './features'

export interface MenuEntry extends FeaturePage {
  count?: string
  hot?: boolean
}

const GROUPS: NavGroup[] = ['start', 'trade', 'books', 'stock', 'master', 'system']

/** The menu of whoever is signed in: only pages he may open, with the counts that the home answer carries. */
export function useMenu() {
  const { locale } = useI18n()
  const home = useQuery({ queryKey: ['home', locale], queryFn: () => loadHome(), enabled: computed(() => !!session.value), refetchInterval: 60_000 })
  const groups = computed(() =>
    GROUPS.map((group) => ({ group, entries: pages.filter((page) => page.nav?.group === group && may(page.permission)).sort(byOrder).map(counted) })).filter(
      (each) => each.entries.length > 0,
    ),
  )

  function counted(page: FeaturePage): MenuEntry {
    if (page.path === '/') {
      const waiting = home.data.value?.exceptions.length ?? 0
      return waiting ? { ...page, count: String(waiting), hot: true } : page
    }
    const card = home.data.value?.cards.find((each) => each.to === page.path)
    return card && card.value !== '0' ? { ...page, count: shown(card.value) } : page
  }

  return { groups }
}

function byOrder(left: FeaturePage, right: FeaturePage): number {
  return (left.nav?.order ?? 0) - (right.nav?.order ?? 0)
}
