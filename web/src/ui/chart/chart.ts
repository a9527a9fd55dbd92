import type { EChartsCoreOption } from 'echarts/core'

/** The tones of the theme by name; they follow light and dark. */
export type Tone = 'jade' | 'blue' | 'amber' | 'red' | 'ink-3'

export interface Series {
  name: string
  /** Decimal strings, one for each place; drawn as near as a picture needs, told as they are. */
  values: string[]
  tone: Tone
}

export interface ChartPlan {
  kind: 'line' | 'bar'
  places: string[]
  series: Series[]
  /** How a value is told. */
  say: (value: string) => string
  /** Where single bars have tones of their own, one for each place. */
  tones?: Tone[]
}

const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()

/** A long figure at an axis, in ten thousands or in thousands and millions as the reader counts. */
export function short(value: number, language: string): string {
  return new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }).format(value)
}

function drawn(plan: ChartPlan, series: Series) {
  const tones = plan.tones
  const data = series.values.map((value, place) => (tones ? { value: Number(value), itemStyle: { color: token(tones[place] ?? series.tone) } } : Number(value)))
  const colour = token(series.tone)
  const shape = plan.kind === 'line' ? { symbol: 'circle', symbolSize: 5, lineStyle: { width: 1.75 } } : { barMaxWidth: 26 }
  return { name: series.name, type: plan.kind, data, color: colour, emphasis: { focus: 'series' }, ...shape }
}

/** What ECharts is told, in the colours and letters of the house. */
export function optionOf(plan: ChartPlan, language: string): EChartsCoreOption {
  const letters = { color: token('ink-3'), fontFamily: token('font'), fontSize: 11 }
  const line = { lineStyle: { color: token('line') } }
  return {
    animationDuration: 200,
    textStyle: letters,
    grid: { left: 4, right: 8, top: plan.series.length > 1 ? 30 : 12, bottom: 2, containLabel: true },
    legend: plan.series.length > 1 ? { left: 0, top: 0, icon: 'roundRect', itemWidth: 10, itemHeight: 3, itemGap: 16, textStyle: { ...letters, color: token('ink-2') } } : undefined,
    tooltip: {
      trigger: 'axis',
      backgroundColor: token('surface'),
      borderColor: token('line-strong'),
      textStyle: { ...letters, color: token('ink'), fontSize: 12 },
      axisPointer: { lineStyle: { color: token('line-strong') } },
      formatter: (points: { dataIndex: number }[]) => told(plan, points[0]?.dataIndex ?? 0),
    },
    xAxis: { type: 'category', data: plan.places, axisLine: { lineStyle: { color: token('line-strong') } }, axisTick: { show: false }, axisLabel: letters },
    yAxis: { type: 'value', splitLine: line, axisLabel: { ...letters, formatter: (value: number) => short(value, language) } },
    series: plan.series.map((each) => drawn(plan, each)),
  }
}

/** What stands beside the pointer. Names come from people: they are text and no markup. */
function told(plan: ChartPlan, place: number): HTMLElement {
  const box = document.createElement('div')
  for (const text of [plan.places[place] ?? '', ...plan.series.map((each) => `${each.name}  ${plan.say(each.values[place] ?? '0')}`)]) {
    box.appendChild(Object.assign(document.createElement('div'), { textContent: text }))
  }
  return box
}
