// What counts as an answer to a click: functions that run in the page, each as text.

/** The shelf's first tag is chosen by the app itself: the address has changed and the chip says so. */
const chip = {
  press: `() => document.querySelector('a.filter-chip[href*="tags/"]')?.click()`,
  answered: `() => location.pathname.includes('/tags/') && document.querySelector('a.filter-chip[aria-current]') !== null`,
};

/** The page has taken the dark theme. The choice is taken back before each trial: a choice made twice is no change. */
const theme = {
  press: `() => {
    const of = (value) => document.querySelector('input[name="theme"][value="' + value + '"]');
    if (!of('dark')) return;
    if (of('dark').checked) of('light').click();
    of('dark').click();
  }`,
  answered: `() => document.documentElement.getAttribute('data-theme') === 'dark'`,
};

/** VitePress's own search has opened. */
const search = {
  press: `() => document.querySelector('.VPNavBarSearch button, #local-search button')?.click()`,
  answered: `() => document.querySelector('.VPLocalSearchBox') !== null`,
};

export const ANSWERS = { chip, theme, search };
