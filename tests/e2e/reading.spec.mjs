// What a reader comes for: from the shelf to a tag, a post, a session, its slides; days, decks, speakers; frames and images.
import { expect, test } from './story.mjs';

test.use({ language: '' });

const main = (page) => page.getByRole('main');
const title = (page) => page.getByRole('heading', { level: 1 });
const filters = (page) => page.getByRole('navigation', { name: '골라 보기' });
const contents = (page) => page.getByRole('navigation', { name: '차례' });

/** The posts on the shelf. */
const posts = (page) => main(page).getByRole('heading', { level: 3 });

/** A chip of the shelf, by what it stands for. */
const chip = (page, text) => filters(page).getByRole('link').filter({ hasText: text });

/** The list that holds some text, without the lists around it. */
const listWith = (page, text) => main(page).getByRole('list').filter({ hasText: text }).last();

/** Other sites, of which a story needs no more than that they answer. */
async function pretendOtherSites(context, site, answer) {
  await context.route((url) => url.origin !== site.origin, answer);
}

const blank = (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Another site</title>' });

/** The smallest image there is. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const image = (route) => route.fulfill({ contentType: 'image/png', body: dot });

test('every choice on the shelf leads to as many posts as it promises', async ({ page }) => {
  await page.goto('');
  await expect(posts(page)).toHaveCount(5);
  const chips = filters(page).locator('.filter-chip');
  const promised = await chips.allTextContents();
  expect(promised.length).toBeGreaterThan(10);
  for (const [at, text] of promised.entries()) {
    await chips.nth(at).click();
    await expect(chips.nth(at), text).toHaveAttribute('aria-current', 'true');
    await expect(posts(page), text).toHaveCount(Number(text.match(/\d+$/)[0]));
    await chips.nth(at).click();
    await expect(chips.nth(at), text).not.toHaveAttribute('aria-current');
    await expect(posts(page), text).toHaveCount(5);
  }
});

test('a chosen tag is in the address, and a reload keeps it', async ({ page, site }) => {
  await page.goto('');
  await chip(page, 'lecture').click();
  await expect(page).toHaveURL(`${site.url}tags/lecture/`);
  await expect(main(page)).toContainText('글 2편');
  await page.reload();
  await expect(chip(page, 'lecture')).toHaveAttribute('aria-current', 'true');
  await expect(posts(page)).toHaveText(['파이콘(PyCon) 2019 세션 정리', 'PyCon 2018 - 1일차 후기 및 메모']);
});

test('a single choice is a page of its own, whatever it is; several are a question to the shelf', async ({ page, site }) => {
  for (const [text, address, count] of [
    ['machine learning', 'tags/machine%20learning/', 1],
    ['PyCon Korea', 'conferences/pycon%20korea/', 1],
    ['2018', 'years/2018/', 1],
  ]) {
    await page.goto('');
    await chip(page, text).click();
    await expect(page).toHaveURL(site.url + address);
    await expect(posts(page)).toHaveCount(count);
    await expect(title(page)).toHaveText(text);
  }
  await chip(page, 'lecture').click();
  await expect(page).toHaveURL(`${site.url}?tag=lecture&year=2018`);
  await chip(page, '2018').click();
  await expect(page).toHaveURL(`${site.url}tags/lecture/`);
  await chip(page, 'lecture').click();
  await expect(page).toHaveURL(site.url);
});

test('the address of a choice that was sent before such choices were pages still leads to it', async ({ page }) => {
  await page.goto('?tag=lecture');
  await expect(chip(page, 'lecture')).toHaveAttribute('aria-current', 'true');
  await expect(posts(page)).toHaveText(['파이콘(PyCon) 2019 세션 정리', 'PyCon 2018 - 1일차 후기 및 메모']);
});

test('of several tags a post has to have all', async ({ page }) => {
  await page.goto('?tag=conference&tag=deview2017');
  await expect(posts(page)).toHaveText(['Deview2017 2일차 후기']);
  await expect(chip(page, 'machine learning')).toContainText('1');
  await chip(page, 'machine learning').click();
  await expect(page).toHaveURL(/\?tag=conference&tag=deview2017&tag=machine(\+|%20)learning$/);
  await expect(posts(page)).toHaveCount(1);
});

test('the contents follow the scroll', async ({ page }) => {
  await page.goto('posts/2019-08-18-pycon-korea-2019/');
  const here = contents(page).locator('[aria-current=location]');
  for (const name of ['파이썬 3.7 어찌 그렇게 빨라졌나', '꼬마 모차르트가 되어보자', '파이썬으로 구현하는 최적화 알고리즘']) {
    const session = main(page).getByRole('article').getByRole('heading', { name });
    await session.evaluate((heading) => heading.scrollIntoView({ block: 'start' }));
    await expect(here).toContainText(name);
  }
});

test('a post leads to the ones before and after it', async ({ page }) => {
  await page.goto('posts/2019-08-18-pycon-korea-2019/');
  await expect(main(page).getByRole('link', { name: '다음 글' })).toContainText('NAVER DEVIEW DAY 2 REVIEW');
  await main(page).getByRole('link', { name: '이전 글' }).click();
  await expect(title(page)).toHaveText('PyCon 2018 - 1일차 후기 및 메모');
  await main(page).getByRole('link', { name: '다음 글' }).click();
  await expect(title(page)).toHaveText('파이콘(PyCon) 2019 세션 정리');
});

test('a choice that nothing matches says what to drop', async ({ page, site }) => {
  await page.goto('tags/lecture/');
  await chip(page, '딥러닝').click();
  await expect(page.getByRole('heading', { name: '고른 조건에 모두 맞는 글이 없습니다' })).toBeVisible();
  await expect(posts(page)).toHaveCount(0);
  await expect(main(page).getByRole('link', { name: 'lecture 빼면 1편' })).toBeVisible();
  await main(page).getByRole('link', { name: '딥러닝 빼면 2편' }).click();
  await expect(page).toHaveURL(`${site.url}tags/lecture/`);
  await expect(posts(page)).toHaveCount(2);
  await chip(page, '딥러닝').click();
  await main(page).getByRole('link', { name: '모두 보기' }).click();
  await expect(posts(page)).toHaveCount(5);
});

test('from a tag over a post to a session and its slides', async ({ page, context, site, journal }) => {
  await pretendOtherSites(context, site, blank);
  await page.goto('');
  await chip(page, 'lecture').click();
  await main(page).getByRole('link', { name: '파이콘(PyCon) 2019 세션 정리' }).click();
  await expect(title(page)).toHaveText('파이콘(PyCon) 2019 세션 정리');

  await contents(page).getByRole('link', { name: '파이썬 3.7 어찌 그렇게 빨라졌나' }).click();
  await expect(page).toHaveURL(/\/posts\/2019-08-18-pycon-korea-2019\/#s-/);
  const heading = main(page).getByRole('heading', { name: '파이썬 3.7 어찌 그렇게 빨라졌나' });
  await expect(heading).toBeInViewport();

  await heading.getByRole('link').click();
  await expect(title(page)).toHaveText('파이썬 3.7 어찌 그렇게 빨라졌나');
  await expect(main(page).getByRole('link', { name: '정겨울' })).toBeVisible();
  expect(journal.outside).toEqual([]);

  const slides = main(page).getByRole('link', { name: /^슬라이드/ });
  await expect(slides).toHaveAttribute('target', '_blank');
  await expect(slides).toHaveAttribute('rel', /(?=.*\bnoopener\b)(?=.*\bnoreferrer\b)/);
  const address = 'https://speakerdeck.com/jungwinter/why-is-python-3-dot-7-fastest';
  await expect(slides).toHaveAttribute('href', address);
  journal.allow(/^https:\/\/speakerdeck\.com\/jungwinter\//);
  const [deck] = await Promise.all([context.waitForEvent('page'), slides.click()]);
  await expect(deck).toHaveURL(address);
  expect(await deck.evaluate(() => [window.opener, document.referrer])).toEqual([null, '']);
  await expect(title(page)).toHaveText('파이썬 3.7 어찌 그렇게 빨라졌나');
});

test("a session's own page has exactly its notes, and leads back to its day and its post", async ({ page }) => {
  await page.goto('posts/2018-08-18-pycon-2018-day1/');
  const mine = 'PyQt로 만드는 웹기반 데스크탑 어플리케이션';
  const next = '하이퍼커넥트에서 자동 광고 성과 측정 시스템 구축하기';
  const card = (name) => main(page).locator('section').filter({ has: page.getByRole('heading', { name }) });
  // What is not seen has no laid-out text yet.
  const notes = async (name) => {
    await card(name).scrollIntoViewIfNeeded();
    await expect.poll(() => card(name).locator('.prose').innerText()).not.toBe('');
    return card(name).locator('.prose').innerText();
  };
  const [own, others] = [await notes(mine), await notes(next)];

  await card(mine).getByRole('link', { name: '이 세션만' }).click();
  await expect(title(page)).toHaveText(mine);
  const shown = await page.getByRole('article').innerText();
  expect(shown.trim()).toBe(own.trim());
  for (const line of others.split('\n').filter((line) => line.length > 20)) {
    expect(shown).not.toContain(line);
  }

  await main(page).getByRole('link', { name: '글 전체' }).click();
  await expect(title(page)).toHaveText('PyCon 2018 - 1일차 후기 및 메모');
  await expect(main(page).getByRole('heading', { name: mine })).toBeInViewport();
  await page.goBack();
  await expect(title(page)).toHaveText(mine);
  await main(page).getByRole('link', { name: 'PyCon 2018 · 1일차' }).click();
  await expect(title(page)).toHaveText(/^1일차/);
  await expect(main(page).getByRole('link', { name: mine })).toBeVisible();
});

test('a day with times is a time axis: later is further down', async ({ page }) => {
  await page.goto('');
  await main(page).getByRole('link', { name: 'DAY 2', exact: true }).click();
  await expect(title(page)).toHaveText('DAY 2');
  const day = listWith(page, 'VictoriaMetrics');
  const sessions = day.getByRole('link');
  await expect(sessions).toHaveText([
    'ML/AI 개발자를 위한 단계별 Python 최적화 가이드라인',
    'LiveOps: 네이버앱의 실시간 운영과 크래시 핸들링 솔루션',
    '[DAY 2] DEVIEW 2023 Extended - Meet the Speakers!',
    'VictoriaMetrics: 시계열 데이터 대혼돈의 메타버스',
  ]);
  for (const time of ['11:00–11:45', '12:00–12:45', '13:00–13:45', '14:00–14:45']) {
    await expect(day).toContainText(time);
  }
  const tops = [];
  for (const session of await sessions.all()) tops.push((await session.boundingBox()).y);
  const hours = tops.slice(1).map((top, at) => top - tops[at]);
  expect(Math.min(...hours)).toBeGreaterThan(0);
  await sessions.last().click();
  await expect(title(page)).toHaveText('VictoriaMetrics: 시계열 데이터 대혼돈의 메타버스');
});

test('a day without times is a numbered list', async ({ page }) => {
  await page.goto('');
  await main(page).getByRole('link', { name: '첫째날', exact: true }).click();
  await expect(title(page)).toHaveText(/^첫째날/);
  await expect(listWith(page, 'TOROS').getByRole('listitem')).toHaveText([
    /^1.*Wes McKinney 키노트/,
    /^2.*Jacob Kaplan-Moss 키노트/,
    /^3.*Deep Learning with Python & TensorFlow/,
    /^4.*TOROS: Python Framework for Recommender System/,
    /^5.*뉴스를 재미있게 만드는 법; 뉴스잼/,
    /^6.*파이썬으로 광고 효과 측정하기/,
    /^7.*기계학습을 활용한 게임 어뷰징 검출/,
  ]);
  await main(page).getByRole('link', { name: '둘째날', exact: true }).click();
  await expect(title(page)).toHaveText(/^둘째날/);
  await expect(listWith(page, 'RPC 프레임워크').getByRole('listitem')).toHaveCount(5);
});

test('sessions of no stated day are said to be undated', async ({ page }) => {
  await page.goto('');
  await main(page).getByRole('link', { name: '날짜 없음' }).click();
  await expect(title(page)).toHaveText('날짜를 밝히지 않은 세션');
  await expect(main(page)).toContainText('PyCon Korea 2019');
  await expect(main(page)).toContainText('글이 며칠째 있었던 세션인지 밝히지 않았습니다.');
  await expect(listWith(page, '꼬마 모차르트').getByRole('listitem')).toHaveCount(10);
});

test('the shelf of slides has every deck once, each with an archived copy', async ({ page }) => {
  await page.goto('slides/');
  await expect(main(page)).toContainText('발표 자료 18개');
  const decks = main(page).getByRole('listitem');
  await expect(decks).toHaveCount(18);
  const addresses = [];
  for (const deck of await decks.all()) {
    const archived = deck.getByRole('link', { name: '보관본' });
    const original = deck.getByRole('link', { name: /새 탭/ });
    for (const link of [original, archived]) {
      await expect(link).toHaveAttribute('target', '_blank');
      await expect(link).toHaveAttribute('rel', /(?=.*\bnoopener\b)(?=.*\bnoreferrer\b)/);
    }
    const address = await original.getAttribute('href');
    const copy = await archived.getAttribute('href');
    expect(copy.replace(/^https:\/\/web\.archive\.org\/web\/(\d{4}|\*)\//, '')).toBe(address);
    addresses.push(address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, ''));
  }
  expect(new Set(addresses).size).toBe(18);
});

test("a deck's notes are one click away", async ({ page }) => {
  await page.goto('slides/');
  const deck = main(page).getByRole('listitem').filter({ hasText: '파이썬 3.7 어찌 그렇게 빨라졌나' });
  await deck.getByRole('link', { name: '메모' }).click();
  await expect(title(page)).toHaveText('파이썬 3.7 어찌 그렇게 빨라졌나');
});

test('every speaker is there, with their sessions', async ({ page }) => {
  await page.goto('speakers/');
  await expect(main(page)).toContainText('발표자 17명');
  const people = await main(page).locator('.person a').allTextContents();
  expect(new Set(people).size).toBe(17);
  await main(page).getByRole('link', { name: '한상곤' }).click();
  await expect(title(page)).toHaveText('한상곤');
  await expect(main(page)).toContainText('세션 1개');
  await main(page).getByRole('link', { name: '꼬마 모차르트가 되어보자' }).click();
  await expect(title(page)).toHaveText('꼬마 모차르트가 되어보자');
  await main(page).getByRole('link', { name: '김준우' }).click();
  await expect(title(page)).toHaveText('김준우');
});

test('a deck in the notes loads after a click, and only that one', async ({ page, context, site, journal }) => {
  await pretendOtherSites(context, site, blank);
  await page.goto('posts/deview-2017-day2/');
  const buttons = page.getByRole('button', { name: /^여기서 보기/ });
  await expect(buttons).toHaveCount(5);
  await expect(page.locator('iframe')).toHaveCount(0);
  expect(journal.outside).toEqual([]);

  journal.allow(/^https:\/\/www\.slideshare\.net\/slideshow\/embed_code\/key\/4NJHnUNUTaybpo$/);
  await buttons.first().click();
  const frame = page.locator('iframe');
  await expect(frame).toHaveCount(1);
  await expect(frame).toHaveAttribute('src', 'https://www.slideshare.net/slideshow/embed_code/key/4NJHnUNUTaybpo');
  await expect(frame).toHaveAttribute('title', /./);
  await expect(frame).toHaveAttribute('sandbox', /allow-scripts/);
  await expect(frame).not.toHaveAttribute('sandbox', /allow-top-navigation|allow-forms|allow-downloads/);
  await expect(frame.contentFrame().locator('body')).toBeAttached();
  await expect(buttons).toHaveCount(4);
});

test.describe('images of other sites', () => {
  const loadAll = (page) => page.getByRole('button', { name: '이 글의 그림 불러오기' });
  const loadOne = (page) => page.getByRole('button', { name: /그림 불러오기 · / });
  const images = (page) => page.getByRole('article').locator('img');

  test('load when the reader says so, and the post remembers', async ({ page, context, site, journal }) => {
    await pretendOtherSites(context, site, image);
    await page.goto('posts/deview-2023-day2/');
    await expect(loadOne(page).first()).toContainText('DEVIEW 2023 둘째 날에 고른 세션을 모은 시간표');
    await expect(images(page)).toHaveCount(0);
    expect(journal.outside).toEqual([]);

    journal.allow(/^https:\/\/user-images\.githubusercontent\.com\//);
    const held = await loadOne(page).count();
    await loadAll(page).click();
    await expect(images(page)).toHaveCount(held);
    await expect(loadAll(page)).toBeHidden();
    for (const each of await images(page).all()) {
      await each.scrollIntoViewIfNeeded();
      await expect(each).toHaveJSProperty('naturalWidth', 1);
    }

    await page.reload();
    await expect(images(page)).toHaveCount(held);
    await expect(loadAll(page)).toBeHidden();
    // Images load when they come near, and the browser may still be on its way back to the line of before.
    await expect(async () => {
      await images(page).first().scrollIntoViewIfNeeded();
      await expect(images(page).first()).toHaveJSProperty('naturalWidth', 1, { timeout: 1_000 });
    }).toPass();
  });

  test('load one by one, without asking for the others', async ({ page, context, site, journal }) => {
    await pretendOtherSites(context, site, image);
    await page.goto('posts/deview-2023-day2/');
    await expect(loadOne(page)).not.toHaveCount(0);
    const held = await loadOne(page).count();
    journal.allow(/222951256-a0f67e74-dcc9-4fa7-af67-7a50c64430fb\.png$/);
    await loadOne(page).first().click();
    await expect(images(page)).toHaveCount(1);
    await expect(images(page)).toHaveAttribute('alt', 'DEVIEW 2023 둘째 날에 고른 세션을 모은 시간표');
    await expect(images(page)).toHaveJSProperty('naturalWidth', 1);
    await expect(loadOne(page)).toHaveCount(held - 1);
    await page.reload();
    await expect(loadOne(page)).toHaveCount(held);
  });

  for (const [how, failure] of [
    ['that do not come', (route) => route.abort()],
    ['that no longer exist', (route) => route.fulfill({ status: 404, body: 'gone' })],
  ]) {
    test(`${how} leave their description, and nothing moves`, async ({ page, context, site, journal }) => {
      journal.allow(/ERR_FAILED|404/);
      journal.allow(/^https:\/\/user-images\.githubusercontent\.com\//);
      let fail;
      const verdict = new Promise((resolve) => (fail = resolve));
      await pretendOtherSites(context, site, (route) => verdict.then(() => failure(route)));
      // So high that every image is near enough to be asked for.
      await page.setViewportSize({ width: 800, height: 6000 });
      await page.goto('posts/deview-2023-day2/');
      await expect(loadOne(page)).not.toHaveCount(0);
      const descriptions = await loadOne(page).locator('.image-alt').allTextContents();
      await loadAll(page).click();
      await expect(images(page)).toHaveCount(descriptions.length);
      const places = () =>
        main(page).getByRole('heading').evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
      const before = await places();

      fail();
      await expect(page.getByText('그림을 불러오지 못했습니다')).toHaveCount(descriptions.length);
      await expect(images(page)).toHaveCount(0);
      for (const description of descriptions.filter((text) => text !== '설명이 없는 그림')) {
        await expect(page.getByRole('article').getByText(description)).toBeVisible();
      }
      expect(await places()).toEqual(before);
    });
  }
});
