import assert from 'node:assert/strict'

const CHOSEN = 'orange-lantern-42-walks'

export const stories = [
  {
    name: 'a wrong password is refused in words, and what was typed stays',
    tell: async (house) => {
      await house.go('/parties?q=rose')
      await house.page.waitForURL(/sign-in/)
      await house.field('用户名').fill('admin')
      await house.field('密码').fill('surely-wrong-password')
      await house.button('登录').click()
      await house.page.getByRole('alert').waitFor()
      assert.equal(await house.field('用户名').inputValue(), 'admin')
      await house.picture('sign-in-refused')
    },
  },
  {
    name: 'the first administrator chooses a password and sets the house up',
    always: true,
    tell: async (house) => {
      const { page } = house
      await house.go('/')
      await house.field('用户名').fill(house.server.login)
      await house.field('密码').fill(house.password)
      await house.button('登录').click()
      if (!house.server.fresh) return page.waitForSelector('nav')
      await page.waitForURL(/\/password/)
      await house.field('现在的密码').fill(house.password)
      await house.field('新密码').fill('short')
      await house.field('再输一遍新密码').fill('short')
      await house.button('修改密码').click()
      await page.getByText('密码至少 12 个字符').first().waitFor()
      await house.field('新密码').fill(CHOSEN)
      await house.field('再输一遍新密码').fill(CHOSEN)
      await house.button('修改密码').click()
      house.password = CHOSEN
      await page.waitForURL(/\/setup/)
      await page.getByRole('button', { name: '下一步' }).click()
      await page.getByText('请填写').first().waitFor()
      await page.getByLabel('名称').fill('花间集化妆品有限公司')
      await page.getByLabel('编码').fill('hjj')
      await house.picture('set-up-company')
      await page.getByRole('button', { name: '下一步' }).click()
      await page.getByText('小企业会计准则').first().waitFor()
      await house.picture('set-up-standard')
      await page.getByRole('button', { name: '下一步' }).click()
      await page.getByLabel('姓名').first().fill('林晓')
      await page.getByLabel('用户名').first().fill('linxiao')
      await page.getByRole('button', { name: '建立公司和 1 个账号' }).click()
      await page.getByRole('button', { name: '开始使用' }).waitFor()
      const once = await page.locator('code.secret').first().innerText()
      assert.match(once, /^[a-z0-9-]{16,}$/)
      await house.picture('set-up-people')
      await page.getByRole('button', { name: '开始使用' }).click()
      await page.getByRole('navigation', { name: '主菜单' }).waitFor()
      assert.match(await page.locator('header .company').innerText(), /花间集/)
    },
  },
  {
    name: 'a link to a page that is not there says so and leads home',
    tell: async (house) => {
      await house.go('/no/such/page')
      await house.page.getByText('没有这一页').waitFor()
      await house.go('/parties/pty_00000000000000000000000000')
      await house.page.getByText('找不到这条记录').waitFor()
    },
  },
]
