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
  {
    name: 'terms are agreed, early payment is deducted, an advance is set off, the statement is a file',
    tell: async (house) => {
      const { page } = house
      await house.go('/')
      const company = (await house.call('GET', '/api/session')).body.companies[0].id
      await house.call('POST', '/api/books', { companyId: company, firstPeriod: '2026-01', words: 'single' })
      const terms = await house.call('POST', '/api/payment-terms', {
        content: {
          code: 'Q2', name: '三成预付，余款月结三十天', remark: '', active: true, discounts: [{ percent: '2', days: 10 }, { percent: '1', days: 20 }],
          instalments: [{ percent: '30', days: 0, fromMonthEnd: false, dayOfMonth: null }, { percent: '70', days: 30, fromMonthEnd: true, dayOfMonth: 25 }],
        },
      })
      assert.equal(terms.status, 201, JSON.stringify(terms.body))
      const early = await house.call('POST', '/api/payment-terms', {
        content: { code: 'E2', name: '三十天，十天内付清减百分之二', remark: '', active: true, discounts: [{ percent: '2', days: 10 }], instalments: [{ percent: '100', days: 30, fromMonthEnd: false, dayOfMonth: null }] },
      })
      await house.go(`/payment-terms/${terms.body.id}`)
      await page.getByText('分期').first().waitFor()
      await house.picture('payment-terms')
      await house.go('/payment-terms')
      await house.line(0, 'n/30')
      const party = (await house.call('POST', '/api/parties', { content: { ...partner.content, name: '早付商贸有限公司', customerTermsId: early.body.id } })).body.id
      await house.go(`/parties/${party}`)
      await page.getByText('收款条件').first().waitFor()
      const today = new Date().toISOString().slice(0, 10)
      const post = async (memo, document, debit, credit) => {
        const line = ([account, amount], side) => ({ account, [side]: amount, ...(['112201', '2204'].includes(account) ? { dimensions: { party }, document } : {}) })
        const answer = await house.call('POST', '/api/vouchers', { companyId: company, on: today, opening: false, memo, lines: [line(debit, 'debit'), line(credit, 'credit')] })
        assert.equal(answer.status, 201, JSON.stringify(answer.body))
      }
      await post('销售开票', 'ZF-1', ['112201', '500.00'], ['1001', '500.00'])
      await post('收到货款', null, ['1002', '490.00'], ['112201', '490.00'])
      await post('销售开票', 'ZF-2', ['112201', '80.00'], ['1001', '80.00'])
      await post('预收货款', 'YS-1', ['1002', '50.00'], ['2204', '50.00'])

      await house.go(`/matching?party=${party}`)
      await page.getByRole('checkbox', { name: /ZF-1/ }).check()
      await page.getByRole('checkbox', { name: /-490.00/ }).check()
      await page.getByText('提前付款可扣 10.00').waitFor()
      assert.equal(await page.getByLabel('差额原因').inputValue(), 'discount')
      await house.picture('matching-early-payment')
      await page.keyboard.press('Control+Enter')
      await house.toast('已核销')

      await page.getByRole('checkbox', { name: /ZF-1/ }).waitFor({ state: 'detached' })
      const item = (await house.call('GET', `/api/open-items?f.partyId=${party}&f.class=asset&f.open=true`)).body.rows[0]
      await house.go(`/matching?party=${party}&account=${item.accountId}&currency=CNY&item=${item.id}`)
      await house.button('往来冲销').click()
      const dialog = page.locator('dialog[open]')
      await dialog.getByRole('checkbox', { name: /ZF-2/ }).check()
      await dialog.getByRole('checkbox', { name: /YS-1/ }).check()
      await dialog.getByRole('button', { name: '按少的一方凑平' }).click()
      await house.picture('matching-offset')
      await dialog.getByRole('button', { name: '冲销', exact: true }).click()
      await house.toast('已冲销 50.00')
      await house.go('/matches')
      await house.line(0, '往来冲销')

      await house.go(`/party-statements?party=${party}`)
      await page.locator('tfoot').first().waitFor()
      const [file] = await Promise.all([page.waitForEvent('download'), house.button('PDF').click()])
      assert.match(file.suggestedFilename(), /pdf$/)
    },
  },
]
