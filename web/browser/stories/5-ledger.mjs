import assert from 'node:assert/strict'

const YEAR = new Date().getFullYear()

/** Types a line of a voucher by keyboard alone: text, account, what it asks for, amount; leaves in the text of the next line. */
async function line(page, { memo, account, extras = [], credit, amount }) {
  const place = () => page.evaluate(() => document.activeElement?.dataset.place ?? '')
  const at = async (field) => page.waitForFunction((wanted) => document.activeElement?.dataset.place?.endsWith(`.${wanted}`), field)
  await at('memo')
  if (memo) await page.keyboard.insertText(memo)
  await page.keyboard.press('Enter')
  await at('account')
  await page.keyboard.type(account)
  await page.locator('[role=listbox] li.on').waitFor()
  await page.keyboard.press('Enter')
  for (const [field, text] of extras) {
    await at(field)
    if (text) {
      await page.keyboard.type(text)
      await page.locator('[role=listbox] li.on b').waitFor()
    }
    await page.keyboard.press('Enter')
  }
  while (!/\.(debit|credit)$/.test(await place())) {
    const before = await place()
    await page.keyboard.press('Enter')
    await page.waitForFunction((old) => document.activeElement?.dataset.place !== old, before)
  }
  await at('debit')
  if (credit) {
    await page.keyboard.press('Enter')
    await at('credit')
  }
  await page.keyboard.type(amount)
  if (amount !== '=') await page.keyboard.press('Enter')
}

export const stories = [
  {
    name: 'a company opens its books and sees its chart',
    tell: async (house) => {
      const { page } = house
      // A company of its own: others in the house keep books already.
      const made = await house.call('POST', '/api/companies', { content: { code: 'ZB', name: '账簿演练有限公司', creditCode: '', standard: 'asbe', taxStatus: 'general', currency: 'CNY', fiscalStartMonth: 1, address: '', phone: '', active: true } })
      assert.equal(made.status, 201)
      await house.go('/vouchers?company=ZB')
      await page.getByText('还没有建账').waitFor()
      await page.getByRole('link', { name: '建账' }).click()
      await page.getByLabel('启用期间').fill(`${YEAR}-01`)
      await page.getByRole('radio', { name: /收、付、转/ }).check()
      await house.picture('open-books')
      await page.getByRole('button', { name: '建账' }).click()
      await page.getByText('接下来录入期初余额').waitFor()
      await house.go('/accounts')
      await page.getByLabel('编码、名称、拼音').fill('yhck')
      await page.getByRole('link', { name: '银行存款', exact: true }).waitFor()
      assert.equal(await page.locator('tbody tr').count(), 1)
    },
  },
  {
    name: 'a voucher is entered by keyboard only, and its number is told',
    tell: async (house) => {
      const { page } = house
      await house.call('POST', '/api/parties', { content: { code: 'K0001', name: '杭州青禾美妆有限公司', shortName: '', kind: 'organisation', roles: ['customer'], creditCode: '', taxNumber: '', contacts: [], addresses: [], bankAccounts: [], paymentDays: 30, paymentDay: null, creditLimit: '', currency: 'CNY', responsible: '', remark: '', active: true } })
      await house.go('/vouchers/new')
      await page.getByLabel('日期').fill(`${YEAR}-01-05`)
      await page.locator('[data-place="0.memo"]').focus()
      await line(page, { memo: '股东投入资本', account: '1002', amount: '500000' })
      await line(page, { account: 'sszb', credit: true, amount: '=' })
      await house.picture('voucher-entry')
      await page.getByText('借贷平衡').waitFor()
      await page.keyboard.press('F9')
      await house.toast('收-1')
      await line(page, { memo: '销售护肤套装', account: 'yskhk', extras: [['dimension.party', 'K0001']], amount: '=10000*1.13' })
      await line(page, { account: '6001', credit: true, amount: '10000' })
      await line(page, { account: 'xxse', credit: true, amount: '=' })
      await page.keyboard.press('Control+s')
      await house.toast('转-1')
      assert.equal(await page.locator('[data-place="0.memo"]').inputValue(), '', 'the next voucher is ready')
    },
  },
  {
    name: 'a voucher that does not balance is refused in words and keeps what was typed',
    tell: async (house) => {
      const { page } = house
      await house.go('/vouchers/new')
      await page.getByLabel('日期').fill(`${YEAR}-01-06`)
      await page.locator('[data-place="0.memo"]').focus()
      await line(page, { memo: '办公费', account: '660203', amount: '100' })
      await line(page, { account: '1002', credit: true, amount: '90' })
      await page.keyboard.press('F9')
      await page.locator('.note.bad').waitFor()
      assert.match(await page.locator('.note.bad').innerText(), /借贷不平.*10\.00/)
      await page.locator('[data-place="1.credit"]').focus()
      await page.keyboard.type('=')
      await page.getByText('借贷平衡').waitFor()
      await page.keyboard.press('F9')
      await house.toast('付-1')
    },
  },
  {
    name: 'a voucher is reversed in red ink after its preview was seen',
    tell: async (house) => {
      const { page } = house
      await house.go('/vouchers')
      await page.locator('.grid .line', { hasText: '办公费' }).first().click()
      await page.getByText('未被改动').waitFor()
      await page.getByRole('button', { name: '红字冲销' }).click()
      await page.locator('dialog .neg').first().waitFor()
      await house.picture('voucher-reversal')
      await page.locator('dialog').getByRole('button', { name: '红字冲销' }).click()
      await page.getByText('本凭证冲销了这张凭证').waitFor()
      await page.getByRole('heading', { name: '付-2' }).waitFor()
      await house.seenByAll('a red voucher')
    },
  },
  {
    name: 'a period with a failing check does not close; carried over, it does, and it reopens with a reason',
    tell: async (house) => {
      const { page } = house
      await house.go('/periods')
      const close = page.getByRole('button', { name: '结账', exact: true })
      await page.locator('li.fails', { hasText: '结转' }).waitFor()
      assert.equal(await close.isDisabled(), true)
      await house.picture('period-with-a-failing-check')
      await house.seenByAll('/periods')
      await page.locator('li.fails').getByRole('button', { name: '结转损益' }).click()
      await page.locator('dialog').getByText('本年利润', { exact: false }).first().waitFor()
      await page.getByRole('button', { name: '生成 1 张凭证' }).click()
      await house.toast('已生成 1 张')
      await page.waitForFunction(() => [...document.querySelectorAll('button')].some((button) => button.textContent.trim() === '结账' && !button.disabled))
      await close.click()
      await house.toast('已结账')
      await page.locator('tbody tr', { hasText: `${YEAR}-01` }).click()
      await page.getByRole('button', { name: '反结账' }).click()
      await page.getByLabel('原因').fill('补记一张凭证')
      await page.locator('dialog').getByRole('button', { name: '反结账' }).click()
      await house.toast('已反结账')
      await page.locator('ol', { hasText: '补记一张凭证' }).waitFor()
    },
  },
  {
    name: 'from the balance sheet to the account to the voucher in three clicks',
    tell: async (house) => {
      const { page } = house
      await house.go(`/statements?to=${YEAR}-01`)
      await page.locator('tr', { hasText: '应收账款' }).first().getByRole('button').click()
      await page.locator('dialog td', { hasText: '112201' }).getByRole('link').click()
      await page.getByRole('link', { name: 'K0001 杭州青禾美妆有限公司' }).click()
      await page.locator('tbody tr', { hasText: '销售护肤套装' }).getByRole('link').first().click()
      await page.getByRole('heading', { name: '转-1' }).waitFor()
      assert.match(await page.locator('.sheet').innerText(), /壹万壹仟叁佰元整/)
    },
  },
]
