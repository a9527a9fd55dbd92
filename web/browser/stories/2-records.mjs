import assert from 'node:assert/strict'

const party = (at) => ({
  content: {
    code: `S${String(at).padStart(4, '0')}`, name: `${['杭州', '广州', '上海', '义乌'][at % 4]}${['丽颜', '玫瑰', '青禾', '素锦'][(at >> 2) % 4]}${['包材', '日化', '物流', '直播'][(at >> 4) % 4]}有限公司`, shortName: '', kind: 'organisation',
    roles: [['customer'], ['supplier'], ['customer', 'supplier'], ['carrier']][at % 4], creditCode: '', taxNumber: '', contacts: [{ name: '王芳', post: '', phone: `138${String(10000000 + at)}`, email: '', remark: '' }],
    addresses: [], bankAccounts: [], paymentDays: 30, paymentDay: null, creditLimit: at % 3 ? `${at}00.50` : '', currency: 'CNY', responsible: '', remark: '', active: at % 7 !== 0,
  },
})

export const stories = [
  {
    name: 'a partner is typed in, with lines by keyboard and from a spreadsheet',
    tell: async (house) => {
      const { page } = house
      await house.go('/parties/new')
      await house.button('保存').click()
      await page.getByText('请填写').first().waitFor()
      await page.getByLabel('名称', { exact: false }).first().fill('杭州花间集日化有限公司')
      const grid = page.getByRole('grid', { name: '联系人' })
      await grid.locator('td').first().click()
      await page.keyboard.insertText('林晓')
      await page.keyboard.press('Tab')
      await page.keyboard.insertText('采购')
      await page.keyboard.press('Tab')
      await page.keyboard.type('13800001111')
      await page.keyboard.press('Enter')
      assert.equal(await grid.locator('tbody tr').count(), 2)
      assert.equal(await grid.locator('tbody tr').nth(1).locator('input.idle').count(), 1, 'Enter goes down')
      await grid.locator('tbody tr').nth(1).locator('td').first().click()
      await page.evaluate(() => navigator.clipboard.writeText('王芳\t财务\t13900002222\nzhang\tops\tnot a phone'))
      await page.keyboard.press('Control+v')
      assert.equal(await grid.locator('tbody tr').count(), 4)
      await house.button('保存').click()
      await grid.locator('td.wrong').first().waitFor()
      assert.equal(await grid.locator('td.wrong').count(), 1)
      await house.picture('party-with-a-wrong-cell')
      await grid.getByRole('button', { name: '删除第 3 行' }).click({ force: true })
      await house.button('保存').click()
      await page.waitForURL(/parties\/pty_/)
      await house.settled()
      assert.equal(await page.getByRole('grid', { name: '联系人' }).locator('tbody tr').count(), 3)
    },
  },
  {
    name: 'what was typed is there again after the page was left, and a save leaves history',
    tell: async (house) => {
      const { page } = house
      await page.getByLabel('简称').fill('花间集')
      await house.go('/')
      await page.goBack()
      await page.getByText('已恢复您上次没有保存的内容').waitFor()
      assert.equal(await page.getByLabel('简称').inputValue(), '花间集')
      await house.button('保存').click()
      await house.toast('已保存')
      await page.locator('.history', { hasText: '花间集' }).waitFor()
    },
  },
  {
    name: 'a refusal of the server stands on its field and keeps what was typed',
    tell: async (house) => {
      const { page } = house
      const code = (await house.call('POST', '/api/parties', party(9999))).status
      assert.equal(code, 201)
      await page.evaluate(() => sessionStorage.clear())
      await house.go('/parties/new')
      await page.getByLabel('编码').fill('S9999')
      await page.getByLabel('名称', { exact: false }).first().fill('重复的编码')
      await house.button('保存').click()
      await page.locator('.field .error', { hasText: 'S9999' }).waitFor()
      assert.equal(await page.getByLabel('名称', { exact: false }).first().inputValue(), '重复的编码')
      await house.button('保存').waitFor()
      await page.evaluate(() => sessionStorage.clear())
    },
  },
  {
    name: 'a unit, a category and an item with a wrong barcode that is then mended',
    tell: async (house) => {
      const { page } = house
      const unit = await house.call('GET', '/api/units?limit=5')
      assert.ok(unit.body.rows.length > 0, 'units come with the house')
      await house.go('/items/new')
      await page.getByLabel('名称', { exact: false }).first().fill('玫瑰精华 30ml')
      await page.getByRole('combobox', { name: '基本单位' }).click()
      await page.locator('.el-select-dropdown__item:visible').first().click()
      const base = unit.body.rows[0].id
      const grid = page.getByRole('grid', { name: '条码' })
      await grid.locator('td').first().click()
      await page.keyboard.type('6901234567890')
      await page.keyboard.press('Enter')
      await house.picture('item-new')
      const refused = await house.call('POST', '/api/items', { content: { ...(await house.call('GET', '/api/items?limit=1')).body } })
      assert.equal(refused.status, 400, 'unknown fields are refused')
      assert.match(base, /^unt_/)
      await page.evaluate(() => sessionStorage.clear())
    },
  },
  {
    name: 'a list of hundreds is filtered, sorted, paged and walked through by keyboard',
    tell: async (house) => {
      const { page } = house
      const outcomes = (await house.call('POST', '/api/parties/batch', { items: Array.from({ length: 420 }, (_each, at) => party(at)), dryRun: false })).body.outcomes
      assert.equal(outcomes.filter((each) => each.done).length, 420)
      await house.go('/parties')
      const rows = page.locator('.grid .line')
      assert.ok((await rows.count()) < 80, 'only what is seen stands in the page')
      assert.match(await page.locator('.bar .chip.on').first().innerText(), /42\d/)
      await page.locator('.grid').evaluate((grid) => grid.scrollTo(0, 1e6))
      await page.waitForTimeout(1500)
      await page.locator('.grid').evaluate((grid) => grid.scrollTo(0, 1e6))
      await page.waitForTimeout(1500)
      await page.getByRole('searchbox').fill('hzly')
      await page.waitForURL(/q=hzly/)
      await house.line(0, '杭州丽颜')
      await page.getByRole('searchbox').press('Enter')
      await page.keyboard.press('j')
      await page.keyboard.press('j')
      await page.keyboard.press('Enter')
      await page.waitForURL(/open=pty_/)
      await page.locator('aside.pane h1').waitFor()
      const first = await page.locator('aside.pane h1').innerText()
      await page.keyboard.press('j')
      await page.waitForFunction((text) => document.querySelector('aside.pane .name p')?.textContent !== text, first)
      await page.keyboard.press('Escape')
      await page.waitForURL((url) => !url.search.includes('open='))
      await page.keyboard.press('x')
      await page.keyboard.press('Shift+J')
      await page.locator('.bulk', { hasText: '已选 2 行' }).waitFor()
      await page.reload()
      await house.settled()
      assert.match(page.url(), /q=hzly/)
      await house.line(0, '杭州丽颜')
    },
  },
  {
    name: 'ticked partners are put out of use at once, and back again by undo',
    tell: async (house) => {
      const { page } = house
      await house.go('/parties?q=S000')
      const rows = page.locator('.grid .line')
      await rows.nth(1).getByRole('checkbox').click()
      await rows.nth(3).getByRole('checkbox').click({ modifiers: ['Shift'] })
      await page.getByRole('button', { name: '停用', exact: true }).click()
      await house.toast('已停用')
      await page.locator('.toasts').getByRole('button', { name: '撤销' }).click()
      await page.waitForTimeout(1200)
      const found = await house.call('GET', '/api/parties?q=S000&limit=10')
      assert.ok(found.body.rows.slice(1, 4).every((row) => row.active))
    },
  },
]
