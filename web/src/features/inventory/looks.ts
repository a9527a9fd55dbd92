import { computed, ref } from 'vue'
import { sendLooks, type CountLine, type CountLook } from '@/api/inventory'
import { Problem } from '@/api/problem'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** An id of an entry, made here: time first, so that ids sort as they were made; sent twice, it is taken once. */
export function newEntryId(now = Date.now(), random: Uint8Array = crypto.getRandomValues(new Uint8Array(10))): string {
  let bits = BigInt(now) << 80n
  random.forEach((byte, place) => (bits |= BigInt(byte) << BigInt(8 * (9 - place))))
  bits = (bits & ~(0xfn << 76n)) | (7n << 76n)
  bits = (bits & ~(3n << 62n)) | (2n << 62n)
  let text = ''
  for (let place = 0; place < 26; place++) {
    text = ALPHABET[Number(bits & 31n)] + text
    bits >>= 5n
  }
  return `cne_${text}`
}

/** The lines that a scanned code names: a bin narrows to what lies there, goods to where they lie. */
export function linesFor(code: string, lines: CountLine[], place: string | null): CountLine[] {
  const wanted = code.trim().toLowerCase().replace(/^0+(?=\d{8,})/, '')
  const found = lines.filter((line) => line.codes.some((each) => each.toLowerCase() === wanted))
  const here = found.filter((line) => line.placeId === place)
  return here.length ? here : found
}

export interface KeptLook extends CountLook {
  /** How people recognise it until it is sent. */
  title: string
  refused?: string
}

/** What was counted, kept on the device until the server has it; nothing is lost when the network is. */
export function useLooks(count: string) {
  const key = `hesuan.count.${count}`
  const kept = ref<KeptLook[]>(JSON.parse(localStorage.getItem(key) ?? '[]') as KeptLook[])
  const sending = ref(false)
  const offline = ref(false)

  const keep = () => localStorage.setItem(key, JSON.stringify(kept.value))

  function add(look: KeptLook): void {
    kept.value.push(look)
    keep()
    void send()
  }

  function drop(id: string): void {
    kept.value = kept.value.filter((look) => look.id !== id)
    keep()
  }

  /** Sends what is kept, in its order; what the server refuses stays with its reason until somebody drops it. */
  async function send(): Promise<boolean> {
    const waiting = kept.value.filter((look) => !look.refused)
    if (sending.value || !waiting.length) return false
    sending.value = true
    try {
      const outcomes = await sendLooks(count, waiting.map(({ id, placeId, itemId, lotId, quantity, countedAt }) => ({ id, placeId, itemId, lotId, quantity, countedAt })))
      const refused = new Map(waiting.flatMap((look, place) => (outcomes[place]?.refused ? [[look.id, new Problem(outcomes[place]!.refused!).message]] : [])))
      kept.value = kept.value.flatMap((look) => (refused.has(look.id) ? [{ ...look, refused: refused.get(look.id) }] : waiting.some((sent) => sent.id === look.id) ? [] : [look]))
      offline.value = false
      keep()
      return true
    } catch (trouble) {
      offline.value = Problem.of(trouble).code === 'OFFLINE'
      if (!offline.value) throw trouble
      return false
    } finally {
      sending.value = false
    }
  }

  return { kept, waiting: computed(() => kept.value.filter((look) => !look.refused).length), sending, offline, add, drop, send }
}
