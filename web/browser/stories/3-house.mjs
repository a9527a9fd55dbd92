import assert from 'node:assert/strict'

export const stories = [
  {
    name: 'the palette finds pages by pinyin initials, and keys alone lead there',
    tell: async (house) => {
      const { page } = house
      await house.go('/')
      await page.keyboard.press('Control+k')
      await page.keyboard.type('wldw')
      await page.locator('[role=option]').first().waitFor()
      await house.picture('palette')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/parties/)
    },
  },
  {
    name: 'the language changes at once, also in what the server says',
    tell: async (house) => {
      const { page } = house
      await house.go('/parties')
      await page.getByRole('button', { name: '切换语言' }).click()
      await page.getByRole('columnheader', { name: 'Name', exact: true }).waitFor()
      assert.equal(await page.evaluate(() => document.documentElement.lang), 'en')
      await page.getByRole('button', { name: 'Change language' }).click()
      await page.getByRole('columnheader', { name: '名称', exact: true }).waitFor()
    },
  },
  {
    name: 'a user is made, gets a role and a one-time password that is shown once',
    tell: async (house) => {
      const { page } = house
      await house.go('/users/new')
      await page.getByLabel('用户名').fill('wangfang')
      await page.getByLabel('姓名').fill('王芳')
      await house.button('保存').click()
      await page.waitForURL(/users\/usr_/)
      const secret = page.locator('dialog code')
      await secret.waitFor()
      assert.match(await secret.innerText(), /^[a-z0-9-]{16,}$/)
      await page.getByRole('button', { name: '我已记下' }).click()
      await page.getByRole('button', { name: '添加角色' }).click()
      await page.getByLabel('角色').last().selectOption({ label: '会计' })
      await page.getByRole('button', { name: '保存角色' }).click()
      await house.toast('角色已保存')
    },
  },
  {
    name: 'the matrix of a role tells what a pattern gives',
    tell: async (house) => {
      const { page } = house
      await house.go('/roles')
      await page.locator('.grid .line', { hasText: 'accountant' }).click()
      await page.waitForURL(/roles\/rol_/)
      await page.locator('.matrix input.implied').first().waitFor()
      assert.ok((await page.locator('.matrix input:checked').count()) > 5)
    },
  },
  {
    name: 'the audit log shows what was done, and its chain is whole',
    tell: async (house) => {
      const { page } = house
      await house.go('/audit')
      await page.getByRole('button', { name: '立即校验' }).click()
      await house.toast('审计链完整')
      await page.locator('.grid .line').first().click()
      await page.locator('aside.pane h1').waitFor()
    },
  },
]
