// This script runs in the head before the page is drawn, so that a stored theme is set before the first paint.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset['theme'] = theme;
  }
} catch {
  // without storage, the theme is that of the system
}
