import assert from 'node:assert/strict'

const SCREENS = ['/', '/companies', '/vouchers', '/vouchers/new', '/trial-balance', '/ledger/1002', '/statements', '/accounts', '/accounts/new', '/periods', '/orders', '/listings', '/listings/new', '/order-rules', '/order-rules/new', '/return-estimates', '/parties', '/parties/new', '/open-items', '/matching', '/matches', '/ageing', '/party-statements', '/items', '/items/new', '/categories', '/units', '/warehouses', '/warehouses/new', '/bins', '/users', '/roles', '/audit', '/jobs', '/settings', '/api-clients', '/api-clients/new', '/api-reference', '/webhooks', '/webhooks/new', '/webhook-deliveries', '/imports/parties', '/books/open', '/stock-cards', '/balances', '/lots', '/lots/new', '/moves', '/adjustments', '/adjustments/new', '/transfers', '/transfers/new', '/counts', '/counts/new', '/late-costs', '/late-costs/new', '/reservations', '/quotas', '/quotas/new', '/stock-policy', '/facts', '/posting-rules', '/posting-rules/new', '/posting-rules/coverage', '/purpose-mappings', '/tie-out']
/** Of each of these lists the first record is opened too, where there is one. */
const OPENED = ['vouchers', 'accounts', 'open-items', 'items', 'warehouses', 'users', 'audit', 'stock-cards', 'lots', 'adjustments', 'transfers', 'counts', 'facts', 'payment-terms', 'orders']
const nameOf = (address) => (address === '/' ? 'home' : address.slice(1).replaceAll('/', '-'))

async function opened(house) {
  const found = []
  for (const list of OPENED) {
    const answer = await house.call('GET', `/api/${list}?limit=1`)
    const id = answer.body?.rows?.[0]?.id
    if (id) found.push({ address: `/${list}/${id}`, name: `${list}-one` })
  }
  return found
}

/** Nothing may stand out at the side of a phone. */
async function fits(house, address) {
  const over = await house.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  assert.ok(over <= 0, `${address} is ${over} px too wide`)
}

function picturesOf(width, locale, theme, withAxe) {
  return {
    name: `pictures at ${width} px, ${locale}, ${theme}`,
    changesNothing: true,
    tell: async (house) => {
      await house.size(width)
      await house.go('/')
      await house.dress(locale, theme)
      await house.go('/')
      for (const { address, name } of [...SCREENS.map((each) => ({ address: each, name: nameOf(each) })), ...(await opened(house))]) {
        await house.walk(address)
        await house.picture(`${name}-${width}-${locale}-${theme}`)
        await fits(house, address)
        if (withAxe) await house.seenByAll(address)
      }
      await house.dress('zh-CN', 'light')
      await house.size(1440)
    },
  }
}

export const stories = [
  {
    name: 'pictures of open records',
    tell: async (house) => {
      await house.go('/parties')
      await house.page.locator('.grid .line').nth(4).click()
      await house.page.locator('aside.pane .history li').first().waitFor()
      await house.picture('parties-pane')
      await house.seenByAll('/parties with a pane')
      await house.go('/roles')
      await house.page.locator('.grid .line').nth(1).click()
      await house.page.locator('.matrix tbody tr').first().waitFor()
      await house.picture('role')
    },
  },
  picturesOf(1440, 'zh-CN', 'light', true),
  picturesOf(1440, 'en', 'dark', true),
  picturesOf(390, 'zh-CN', 'light', false),
  picturesOf(390, 'en', 'dark', false),
]
