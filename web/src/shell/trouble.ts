import { ref } from 'vue'
import type { Problem } from '@/api/problem'

/** Why the first question to the server had no good answer. */
export const startTrouble = ref<Problem | null>(null)
