// Runs before the first paint, so that a dark screen never flashes white. A file, not inline: the content policy allows no inline script.
(function () {
  var choice = 'system'
  try {
    choice = localStorage.getItem('hesuan.theme') || 'system'
  } catch {
    // Storage may be closed to us; the system's theme is then used.
  }
  var dark = choice === 'dark' || (choice === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
