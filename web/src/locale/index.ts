import { createI18n } from 'vue-i18n'

export const LOCALES = ['zh-CN', 'en'] as const
export type LocaleName = (typeof LOCALES)[number]

/** One chunk per language, fetched when it is first spoken. */
const messages = {
  'zh-CN': () => import('./zh-CN'),
  en: () => import('./en'),
}

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN' as string,
  fallbackLocale: false,
  messages: {},
  missingWarn: false,
  fallbackWarn: false,
  // A missing text is a fault that the browser tests must see; the key itself is shown.
  missing: (locale, key) => {
    if (isLocale(locale)) console.error(`No text for ${key} in ${locale}`)
    return key
  },
})

export function isLocale(name: unknown): name is LocaleName {
  return LOCALES.includes(name as LocaleName)
}

/** The language chosen before on this device, else Chinese. */
export function rememberedLocale(): LocaleName {
  const name = localStorage.getItem('hesuan.locale')
  return isLocale(name) ? name : 'zh-CN'
}

export async function setLocale(name: LocaleName): Promise<void> {
  if (!i18n.global.availableLocales.includes(name)) {
    const chunk = await messages[name]()
    i18n.global.setLocaleMessage(name, chunk.default)
  }
  i18n.global.locale.value = name
  localStorage.setItem('hesuan.locale', name)
  document.documentElement.lang = name
}

/** Outside of components; inside them `useI18n().t` does the same. */
export const t = i18n.global.t
export const te = i18n.global.te
