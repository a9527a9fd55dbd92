/** The colour that a lot's quality speaks in. */
export function qualityTone(quality: string): string {
  return { released: 'green', quarantine: 'amber', blocked: 'red', recalled: 'red' }[quality] ?? ''
}
