import './styles/tokens.css'
import './styles/base.css'
import './styles/element.css'
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { createApp } from 'vue'
import { Problem } from '@/api/problem'
import { i18n, rememberedLocale, setLocale } from '@/locale'
import { complain } from '@/ui/toasts'
import App from './App.vue'
import { makeRouter } from './shell/router'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // Trouble that the server names will not go away by asking again.
      retry: (count, trouble) => count < 2 && (Problem.of(trouble).status >= 502 || Problem.of(trouble).code === 'OFFLINE'),
      refetchOnWindowFocus: true,
    },
  },
})

async function start(): Promise<void> {
  await setLocale(rememberedLocale())
  const app = createApp(App)
  app.config.errorHandler = (trouble) => {
    console.error(trouble)
    complain(trouble)
  }
  const router = makeRouter(() => queries.clear())
  app.use(i18n).use(VueQueryPlugin, { queryClient: queries }).use(router)
  await router.isReady().catch(() => undefined)
  app.mount('#app')
}

void start()
