// Files that are not as they should be: none hides another, none loses its text, and each says what is wrong.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { dist, expect, test as plain } from './story.mjs';

/** A small post. */
const post = (title, ...lines) => ['---', `title: ${title}`, '---', '', ...lines, ''].join('\n');

/** Two good posts, and one for each thing that can be wrong with a file. */
const FILES = {
  'good-one.md': [
    '---',
    'title: 데이터데이 2024 1일차 후기',
    'date: 2024-10-26',
    'tags: [데이터]',
    '---',
    '',
    '## 10:00-10:40 작은 표를 크게 읽기',
    '- 김하늘님',
    '- 표본이 작을수록 평균보다 흩어진 정도를 먼저 적는다.',
    '',
  ].join('\n'),
  'good-two.md': [
    '---',
    'title: 웹의밤 2023 1일차 후기',
    'date: 2023-05-13',
    'tags: [웹]',
    '---',
    '',
    '## 19:00-19:30 첫 화면이 뜨기까지',
    '- 이바다님',
    '- 글꼴 하나를 미루었더니 첫 글자가 먼저 나왔다.',
    '',
  ].join('\n'),
  'quote.md': post('"따옴표를 닫지 않은 글', '큐가 밀리면 배압부터 건다.'),
  'bare.md': '# 머리말 없이 쓴 글\n\n만료 시각에는 흔들림을 섞어 둔다.\n',
  'fence.md': post(
    '울타리를 닫지 않은 글',
    ...['앞선 문장.', '', '```python', 'print("코드")', '', '울타리 아래로 이어진 문장.'],
  ),
  'line.md': post('한 줄이 아주 긴 글', `들머리 ${'줄을 바꾸지 않은 메모 '.repeat(165_000)}맺음말`),
  'control.md': post('제어 문자가 섞인 글', '종소리\u0007와 빈칸\u0000 사이의 글자.'),
  'windows.md': `\uFEFF${post('윈도우에서 쓴 글', '캐리지 리턴은 타자기가 남긴 것이다.')}`.replaceAll('\n', '\r\n'),
  'bytes.md': Buffer.concat([
    Buffer.from(post('깨진 바이트가 있는 글', '옛 문서에서 옮긴').trimEnd()),
    Buffer.from([0x20, 0xb0, 0xa1, 0xff, 0x20]),
    Buffer.from('뒤에도 글은 이어진다.\n'),
  ]),
  'empty.md': '',
};

const test = plain.extend({
  /** The app with all of them. */
  shelf: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'hugi-broken-'));
      const [app, posts] = [join(folder, 'dist'), join(folder, 'posts')];
      cpSync(dist, app, { recursive: true });
      mkdirSync(posts);
      for (const [name, text] of Object.entries(FILES)) writeFileSync(join(posts, name), text);
      bundle(posts, app);
      await use(app);
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  folder: async ({ shelf }, use) => use(shelf),
  language: '',
});

const main = (page) => page.getByRole('main');
const title = (page) => main(page).getByRole('heading', { level: 1 });
const article = (page) => page.getByRole('article');

/** The row of a post on the shelf. */
const row = (page, name) => main(page).getByRole('listitem').filter({ has: page.getByRole('link', { name }) }).last();

test('the shelf shows every file, the good as if there were no others', async ({ page }) => {
  await page.goto('');
  await expect(main(page)).toContainText(`글 ${Object.keys(FILES).length}편`);
  await expect(main(page).getByRole('heading', { level: 3 })).toHaveCount(Object.keys(FILES).length);
  for (const name of ['데이터데이 2024 1일차 후기', '웹의밤 2023 1일차 후기']) {
    await expect(row(page, name)).toBeVisible();
    await expect(row(page, name)).not.toContainText('읽지 못했습니다');
  }
  await row(page, '웹의밤 2023 1일차 후기').getByRole('link', { name: '웹의밤 2023 1일차 후기' }).click();
  await expect(article(page)).toContainText('글꼴 하나를 미루었더니');
  await article(page).getByRole('link', { name: '첫 화면이 뜨기까지' }).click();
  await expect(title(page)).toHaveText('첫 화면이 뜨기까지');
  await expect(main(page)).toContainText('19:00–19:30');
  await expect(page.getByRole('link', { name: '이바다' })).toBeVisible();
});

for (const [name, place, expected, found] of [
  ['따옴표를 닫지 않은 글', '2행 8열', '닫는 따옴표', '"따옴표를 닫지 않은 글'],
  ['깨진 바이트가 있는 글', '5행 11열', 'UTF-8로 저장한 글', '0xB0'],
]) {
  test(`a broken file says on the shelf what is wrong, where, and what was expected: ${name}`, async ({ page }) => {
    await page.goto('');
    const card = row(page, name).getByRole('complementary');
    const says = async () => {
      await expect(card).toContainText('이 글의 일부를 읽지 못했습니다');
      for (const part of [place, '있어야 할 것', expected, '적힌 것', found, '글은 적힌 그대로 읽을 수 있습니다.']) {
        await expect(card).toContainText(part);
      }
    };
    await says();
    await row(page, name).getByRole('link', { name }).click();
    await expect(title(page)).toHaveText(name);
    await expect(main(page).getByRole('complementary').filter({ hasText: place })).toContainText(expected);
  });
}

for (const [file, name, words] of [
  ['quote', '따옴표를 닫지 않은 글', ['큐가 밀리면 배압부터 건다.']],
  ['bare', '머리말 없이 쓴 글', ['만료 시각에는 흔들림을 섞어 둔다.']],
  ['fence', '울타리를 닫지 않은 글', ['앞선 문장.', 'print("코드")', '울타리 아래로 이어진 문장.']],
  ['line', '한 줄이 아주 긴 글', ['들머리', '줄을 바꾸지 않은 메모', '맺음말']],
  ['control', '제어 문자가 섞인 글', ['종소리␇와 빈칸␀ 사이의 글자.']],
  ['windows', '윈도우에서 쓴 글', ['캐리지 리턴은 타자기가 남긴 것이다.']],
  ['bytes', '깨진 바이트가 있는 글', ['옛 문서에서 옮긴 ���', '뒤에도 글은 이어진다.']],
]) {
  test(`its text can be read: ${name}`, async ({ page }) => {
    await page.goto(`posts/${file}/`);
    await expect(title(page)).toHaveText(name);
    const text = await article(page).textContent();
    for (const part of words) expect(text.includes(part), part).toBe(true);
    await page.getByRole('link', { name: '책장' }).click();
    await expect(main(page).getByRole('heading', { level: 3 })).toHaveCount(Object.keys(FILES).length);
  });
}

for (const [file, name, place, expected, tone = '이 글에 대해 알아 둘 것'] of [
  ['fence', '울타리를 닫지 않은 글', '7행 1열', '코드 블록을 닫는 줄', '이 글에서 뜻대로 읽히지 않은 곳'],
  ['control', '제어 문자가 섞인 글', '5행 4열', '보이는 글자', '이 글에서 뜻대로 읽히지 않은 곳'],
  ['line', '한 줄이 아주 긴 글', '5행 1열', '사람이 쓰는 길이의 줄'],
  ['bare', '머리말 없이 쓴 글', '1행 1열', '`---` 두 줄 사이의 머리말'],
  ['empty', 'empty', '1행 1열', '내용을 적거나', '이 글에서 뜻대로 읽히지 않은 곳'],
]) {
  test(`what was surprising is said above the text: ${name}`, async ({ page }) => {
    await page.goto(`posts/${file}/`);
    await expect(title(page)).toHaveText(name);
    const card = main(page).getByRole('complementary').filter({ hasText: place });
    await expect(card).toContainText(tone);
    await expect(card).toContainText(expected);
  });
}

test('an empty file is a page with a title, not a blank one', async ({ page }) => {
  await page.goto('');
  await row(page, 'empty').getByRole('link', { name: 'empty' }).click();
  await expect(title(page)).toHaveText('empty');
  await expect(page).toHaveTitle('empty · 후기');
});
