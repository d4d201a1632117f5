// The first thing anybody sees: the page opens, has a heading, and nothing complains.
import { expect, test } from './story.mjs';

test('the start page opens with a heading', async ({ page }) => {
  await page.goto('');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
