import assert from 'node:assert/strict'

const partner = {
  content: {
    code: '', name: '明州商贸有限公司', shortName: '', kind: 'organisation', roles: ['customer'], creditCode: '', taxNumber: '', contacts: [], addresses: [], bankAccounts: [],
    paymentDays: 0, paymentDay: null, creditLimit: '', currency: 'CNY', responsible: '', remark: '', active: true,
  },
}

export const stories = [
  {
    name: 'receipts are matched with invoices: proposed, by hand with a difference, and undone',
    tell: async (house) => {
      const { page } = house
      await house.go('/')
      const company = (await house.call('GET', '/api/session')).body.companies[0].id
      await house.call('POST', '/api/books', { companyId: company, firstPeriod: '2026-01', words: 'single' })
      const party = (await house.call('POST', '/api/parties', partner)).body.id
      const today = new Date().toISOString().slice(0, 10)
      const post = async (memo, document, debit, credit) => {
        const line = ([account, amount], side) => ({ account, [side]: amount, ...(account === '112201' ? { dimensions: { party }, document } : {}) })
        const answer = await house.call('POST', '/api/vouchers', { companyId: company, on: today, opening: false, memo, lines: [line(debit, 'debit'), line(credit, 'credit')] })
        assert.equal(answer.status, 201, JSON.stringify(answer.body))
      }
      await post('销售开票', 'FP-1', ['112201', '100.00'], ['1001', '100.00'])
      await post('销售开票', 'FP-2', ['112201', '60.00'], ['1001', '60.00'])
      await post('收到货款', 'FP-1', ['1002', '100.00'], ['112201', '100.00'])
      await post('收到货款', null, ['1002', '59.50'], ['112201', '59.50'])

      await house.go(`/matching?party=${party}`)
      await page.getByRole('heading', { name: '明州商贸有限公司' }).waitFor()
      await house.button('自动匹配').click()
      await page.locator('dialog', { hasText: '单据号相同' }).waitFor()
      await house.picture('matching-proposal')
      await house.button('取消').click()

      await page.getByRole('checkbox', { name: /FP-2/ }).check()
      await page.getByRole('checkbox', { name: /-59.50/ }).check()
      assert.match(await page.locator('.difference').innerText(), /0\.50/)
      assert.ok(await page.getByRole('button', { name: /^核销/ }).last().isDisabled(), 'a difference needs its reason')
      await page.getByLabel('差额原因').selectOption({ label: '手续费' })
      await house.picture('matching-difference')
      await page.keyboard.press('Control+Enter')
      await house.toast('已核销')
      await page.getByRole('checkbox', { name: /FP-2/ }).waitFor({ state: 'detached' })

      await house.go('/matches')
      await house.line(0, '明州商贸')
      await page.locator('.grid .line').first().getByRole('checkbox').check()
      await house.button('取消核销').click()
      await page.locator('dialog').getByRole('button', { name: '取消核销' }).click()
      await house.toast('已取消 1 笔核销')
      await house.line(0, '反核销')

      await house.go(`/party-statements?party=${party}`)
      await page.locator('tfoot', { hasText: '160.00' }).waitFor()
      await house.picture('party-statement')
      await house.go('/ageing')
      await page.getByRole('row', { name: /明州商贸/ }).first().waitFor()
    },
  },
]
