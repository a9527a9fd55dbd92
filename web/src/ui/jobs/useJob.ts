import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { findJob, isOver, type Job } from '@/api/jobs'

/** Follows a job while it is not over; it runs on the server, so one may leave and come back. */
export function useJob<R>(id: Ref<string | null>) {
  const query = useQuery({
    queryKey: ['job', id],
    queryFn: ({ signal }) => findJob<R>(id.value!, signal),
    enabled: computed(() => !!id.value),
    refetchInterval: (found) => (found.state.data && isOver(found.state.data as Job) ? false : 700),
    staleTime: 0,
  })
  return { query, job: computed(() => query.data.value ?? null) }
}
