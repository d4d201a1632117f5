// Pages as they are before the app comes, and the app on its way.
import { answers, expect, test as plain } from './story.mjs';

/** A page of every kind that is drawn at build time. */
export const PAGES = {
  home: '',
  tag: 'tags/lecture/',
  conference: 'conferences/naver%20deview/',
  year: 'years/2018/',
  post: 'posts/2019-08-18-pycon-korea-2019/',
  'post with images': 'posts/deview-2023-day2/',
  session: 'posts/2018-08-18-pycon-2018-day1/luigi로-data-pipeline-system-구현하기/',
  'day with times': 'events/naver-deview-2023/day-2/',
  'day without times': 'events/pycon-apac-2016/day-1/',
  'no day': 'events/pycon-korea-2019/undated/',
  slides: 'slides/',
  speakers: 'speakers/',
  speaker: 'speakers/한상곤/',
};

export const test = plain.extend({
  language: '',
  // A worker would answer later loads with a page in which nothing is drawn.
  serviceWorkers: 'block',

  /** The app's WebAssembly on its way: it comes when the story says so. */
  app: async ({ site, page }, use) => {
    const fault = site.fault(/_bg\.wasm$/, 'held');
    await use({
      async comes() {
        await expect.poll(() => fault.hits).toBeGreaterThan(0);
        site.mend();
        await answers(page);
      },
    });
  },

  quiet: [
    async ({ journal }, use) => {
      journal.allow(/Service Worker registration blocked by Playwright/);
      await use();
    },
    { auto: true },
  ],
});
