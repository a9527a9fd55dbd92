import assert from 'node:assert/strict'

const YEAR = new Date().getFullYear()
const DAY = `${YEAR}-01-15`

/** A company with open books, a customer, and facts of an outside system. */
async function told(house) {
  await house.go('/')
  const { body: session } = await house.call('GET', '/api/session')
  const [company] = session.companies
  await house.call('POST', '/api/books', { companyId: company.id, firstPeriod: `${YEAR}-01`, words: 'single' })
  const made = await house.call('POST', '/api/parties', { content: { code: 'F0001', name: '杭州青禾直播有限公司', shortName: '', kind: 'organisation', roles: ['customer'], creditCode: '', taxNumber: '', contacts: [], addresses: [], bankAccounts: [], paymentDays: 30, paymentDay: null, creditLimit: '', currency: 'CNY', responsible: '', remark: '', active: true } })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const fact = (type, documentNumber, lines) => ({ companyId: company.id, type, occurredOn: DAY, documentType: 'payment', documentNumber, memo: `${documentNumber} 青禾`, dimensions: { party: made.body.id }, lines, moves: [] })
  const posted = []
  for (const each of [
    fact('sale-invoiced', 'INV-001', [{ role: 'net_revenue', amount: '1000.00', document: 'INV-001', dueOn: `${YEAR}-02-14` }, { role: 'output_vat', amount: '130.00', document: 'INV-001', dueOn: `${YEAR}-02-14` }]),
    fact('customer-paid', 'PAY-001', [{ role: 'paid', amount: '500.00' }, { role: 'fee', amount: '3.00' }]),
  ]) {
    const answer = await house.call('POST', '/api/facts', each)
    assert.equal(answer.status, 201, JSON.stringify(answer.body))
    posted.push(answer.body)
  }
  await house.inCompany(company)
  return { company, posted }
}

let ground

async function pictures(house, name, address) {
  for (const [width, locale, theme] of [[1440, 'zh-CN', 'light'], [390, 'zh-CN', 'light'], [1440, 'en', 'dark']]) {
    await house.size(width)
    await house.dress(locale, theme)
    await house.go(address)
    await house.picture(`${name}-${width}-${locale}-${theme}`)
    const over = await house.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    assert.ok(over <= 0, `${address} is ${over} px too wide at ${width}`)
    if (width === 1440) await house.seenByAll(address)
  }
  await house.dress('zh-CN', 'light')
  await house.size(1440)
}

export const stories = [
  {
    name: 'facts: what happened leads to its rule and its voucher',
    tell: async (house) => {
      ground = await told(house)
      const { page } = house
      await house.go('/facts')
      await page.locator('.grid .line', { hasText: '赊销开票' }).waitFor()
      await house.picture('facts')
      await house.go(`/facts/${ground.posted[0].id}`)
      await page.getByText('赊销收入').first().waitFor()
      assert.match(await page.locator('article.fact').innerText(), /杭州青禾直播有限公司/)
      await pictures(house, 'fact', `/facts/${ground.posted[0].id}`)
      await house.go(`/facts/${ground.posted[0].id}`)
      await page.locator('.entry .of a').first().click()
      await page.waitForURL(/vouchers\/jrn_/)
      await page.getByRole('button', { name: '为什么是这个数' }).click()
      await page.getByRole('treeitem', { name: /赊销开票/ }).waitFor()
      await page.getByRole('treeitem', { name: /赊销开票/ }).click()
      await page.getByRole('treeitem', { name: /不含税收入/ }).click()
      await page.getByRole('treeitem', { name: /赊销收入/ }).waitFor()
      await house.picture('why')
    },
  },
  {
    name: 'facts: a rule is made a company\'s own, tried on a fact and on a month, and then holds',
    tell: async (house) => {
      const { page } = house
      await house.go('/posting-rules')
      await page.getByRole('link', { name: '收款手续费' }).waitFor()
      await pictures(house, 'posting-rules', '/posting-rules')
      await house.go('/posting-rules')
      await page.getByRole('link', { name: '收款手续费' }).click()
      await page.getByRole('link', { name: '改为本公司规则' }).click()
      await page.getByLabel('借方', { exact: true }).selectOption('OTHER_SELLING')
      await page.getByLabel('业务', { exact: true }).selectOption({ index: 1 })
      await page.getByRole('button', { name: '试算' }).click()
      await page.locator('.differs').first().waitFor()
      await page.getByLabel('开始日').fill(`${YEAR}-01-01`)
      await page.getByLabel('结束日').fill(`${YEAR}-01-31`)
      await page.getByRole('button', { name: '重算' }).click()
      await page.getByText('变化 1 笔').waitFor()
      await house.picture('posting-rule-replay')
      await page.getByLabel('修改原因').fill('手续费归销售费用')
      await page.getByRole('button', { name: '保存', exact: true }).click()
      await page.waitForURL(/posting-rules\/prl_/)
      await page.getByText('手续费归销售费用').waitFor()
      await pictures(house, 'posting-rule', new URL(page.url()).pathname)
    },
  },
  {
    name: 'facts: coverage, purposes and tie-out',
    tell: async (house) => {
      const { page } = house
      await pictures(house, 'coverage', '/posting-rules/coverage')
      await pictures(house, 'purposes', '/purpose-mappings')
      await house.go('/tie-out')
      await page.getByRole('button', { name: '现在全面核对' }).click()
      await page.getByText('凭证链完整').waitFor({ timeout: 60_000 })
      assert.equal(await page.locator('.neg').count(), 0)
      await pictures(house, 'tie-out', '/tie-out')
    },
  },
]
