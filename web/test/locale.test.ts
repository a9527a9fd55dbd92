import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { plan as accountPlan } from '@/features/accounts/account'
import { plan as companyPlan } from '@/features/companies/company'
import { categoryPlan, unitPlan } from '@/features/items/catalog'
import { plan as itemPlan } from '@/features/items/item'
import { plan as partyPlan } from '@/features/parties/party'
import { adjustmentPlan, countPlan, lateCostPlan, transferPlan } from '@/features/inventory/plans'
import { lotPlan, quotaPlan } from '@/features/stock/plans'
import { roleSections, userSections } from '@/features/users/users'
import { binPlan, warehousePlan } from '@/features/warehouses/plans'
import english from '@/locale/en'
import chinese from '@/locale/zh-CN'
import type { RecordPlan } from '@/ui/document/plan'
import { pages, actions } from '@/shell/features'

type Texts = Record<string, unknown>

function keys(texts: Texts, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) => (typeof value === 'object' && value !== null ? keys(value as Texts, `${prefix}${key}.`) : [prefix + key]))
}

function textAt(texts: Texts, key: string): unknown {
  return key.split('.').reduce<unknown>((place, part) => (place as Texts | undefined)?.[part], texts)
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'locale' ? [] : sources(file)
    return /\.(ts|vue)$/.test(entry.name) ? [file] : []
  })
}

const known = new Set(keys(chinese as Texts))
const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

/** Keys written out in a call, and the fixed beginnings of those put together at run time. */
function used(text: string): { whole: string[]; begun: string[] } {
  const whole = [...text.matchAll(/\b(?:\$?t|\$?te)\(\s*'([\w.-]+)'/g)].map((match) => match[1]!)
  const titles = [...text.matchAll(/\b(?:title|message): '([a-z]+\.[\w.-]+)'/g)].map((match) => match[1]!)
  const begun = [...text.matchAll(/\b(?:\$?t|\$?te)\(\s*`([a-z]+\.[\w.-]*)\$\{/g)].map((match) => match[1]!)
  return { whole: [...whole, ...titles], begun }
}

function labelsOf(plan: Pick<RecordPlan, 'list' | 'tabs'>): string[] {
  const sections = plan.tabs.flatMap((tab) => tab.sections)
  const lines = plan.tabs.flatMap((tab) => tab.lines)
  return [
    `${plan.list}.title`,
    `${plan.list}.new`,
    ...(plan.tabs.length > 1 ? plan.tabs.map((tab) => `${plan.list}.tab.${tab.key}`) : []),
    ...sections.map((section) => `${plan.list}.section.${section.key}`),
    ...sections.flatMap((section) => section.fields).flatMap((field) => [
      `${plan.list}.column.${field.key}`,
      ...(field.hint ? [`${plan.list}.hint.${field.key}`] : []),
      ...(field.choices ?? []).map((choice) => `${plan.list}.choice.${field.key}.${choice}`),
    ]),
    ...lines.flatMap((part) => [
      `${plan.list}.section.${part.name}`,
      ...part.columns.flatMap((column) => [`${plan.list}.${part.name}.${column.key}`, ...(column.choices ?? []).map((choice) => `${plan.list}.choice.${part.name}.${column.key}.${choice}`)]),
    ]),
  ]
}

describe('the texts', () => {
  it('are the same in both languages, key by key', () => {
    expect(keys(english as Texts).sort()).toEqual([...known].sort())
  })

  it('have the same holes in both languages', () => {
    const different = [...known].filter((key) => String(holes(String(textAt(chinese as Texts, key)))) !== String(holes(String(textAt(english as Texts, key)))))
    expect(different).toEqual([])
  })

  it('hold no sign that the texts\' own grammar would take for itself', () => {
    const unread = [chinese, english].flatMap((texts) => keys(texts as Texts).filter((key) => /[@|]/.test(String(textAt(texts as Texts, key)).replaceAll("{'@'}", ''))))
    expect(unread).toEqual([])
  })

  it('have every key that the sources use', () => {
    const missing = sources('src').flatMap((file) => {
      const { whole, begun } = used(readFileSync(file, 'utf8'))
      return [...whole.filter((key) => !known.has(key)), ...begun.filter((key) => ![...known].some((each) => each.startsWith(key)))].map((key) => `${file}: ${key}`)
    })
    expect(missing).toEqual([])
  })

  it('name every page, action, field, choice and line column', () => {
    const forms = [accountPlan, companyPlan, partyPlan, itemPlan, categoryPlan, unitPlan, warehousePlan, binPlan, lotPlan, quotaPlan, adjustmentPlan, transferPlan, countPlan, lateCostPlan, { list: 'users', tabs: [{ key: 'all', sections: userSections, lines: [] }] }, { list: 'roles', tabs: [{ key: 'all', sections: roleSections, lines: [] }] }]
    const wanted = [...pages.map((page) => page.title), ...actions.map((action) => action.title), ...forms.flatMap(labelsOf)]
    expect(wanted.filter((key) => !known.has(key))).toEqual([])
  })

  it('are missed by the test when they are missing', () => {
    expect(used("t('nowhere.to.be.found')").whole).toEqual(['nowhere.to.be.found'])
    expect(used('$t(`nowhere.${x}`)').begun).toEqual(['nowhere.'])
    expect(known.has('nowhere.to.be.found')).toBe(false)
  })
})
