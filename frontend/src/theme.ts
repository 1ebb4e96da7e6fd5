// Stands in the head and runs before the page is drawn, so that a reader who chose a theme sees no flash of the other.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset['theme'] = theme;
  }
} catch {
  // a reader who allows no storage has the theme of her system
}
