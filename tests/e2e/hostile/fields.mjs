// What a post says of itself: every field that some page shows, in every dialect. Each has the whole text of its file, and
// the words that a page must show: `here` is the post's own page, the others are addresses.
const IMG = '<img src=x onerror=pwned()>';
const OUT = `"><script>pwned()</script>`;
const END = `</title></head></main></textarea></script><svg onload=pwned()>`;

/** A post with front matter in YAML. */
const yaml = (fields, ...body) => ['---', ...fields, '---', '', ...(body.length ? body : ['글 한 줄.']), ''].join('\n');

/** A post with a session that has a speaker and a deck. */
const session = (title, ...lines) => [`## 10:00-10:40 ${title}`, '- 김하늘님', ...lines, '- 메모 한 줄', '', '## 11:00-11:40 이어지는 발표', '- 이바다님', '- 메모 두 줄'];

export default {
  'title': { text: yaml([`title: '${IMG} 제목 하나'`]), here: [`${IMG} 제목 하나`], '': [`${IMG} 제목 하나`] },
  'title-break-out': { text: yaml([`title: '${END} 제목 둘'`]), here: [`${END} 제목 둘`], '': ['제목 둘'] },
  'title-attribute': { text: yaml([`title: '" onmouseover="pwned()" x="${OUT} 제목 셋'`]), here: ['제목 셋'], '': ['" onmouseover='] },
  'title-comment': { text: yaml(['title: "--><!-- <script>pwned()</script> {{x}} ${x} $& $1 제목 넷"']), here: ['$& $1 제목 넷'], '': ['제목 넷'] },
  'title-entities': { text: yaml(['title: "&lt;script&gt;pwned()&lt;/script&gt; 제목 다섯"']), here: ['제목 다섯'], '': ['제목 다섯'] },
  'title-markdown': { text: yaml(['title: "[제목 여섯](javascript:pwned()) ![x](https://evil.example/x.png)"']), here: ['제목 여섯'] },
  'title-bidi': { text: yaml(['title: "\\u202e<script>\\u202c \\u0000\\u0008 제목 일곱"']), here: ['제목 일곱'] },
  'title-heading': { text: `# ${IMG} 제목 여덟\n\n글 한 줄.\n`, here: ['제목 여덟'], '': ['제목 여덟'] },
  'author': { text: yaml(['title: 지은이 하나', `author: '${IMG} 지은이'`]), here: [`${IMG} 지은이`], '': [`${IMG} 지은이`] },
  'author-map': { text: yaml(['title: 지은이 둘', 'authors:', `- name: '${OUT} 지은이 둘째'`, '  url: javascript:pwned()']), here: ['지은이 둘째'] },
  'tags': { text: yaml(['title: 꼬리 하나', `tags: ['${IMG}', '${OUT}', 'javascript:pwned()', '__proto__', 'constructor']`]), here: [IMG, OUT, '__proto__'], '': [IMG, OUT] },
  'tags-query': { text: yaml(['title: 꼬리 둘', `tags: ['a&tag=b#c', '%3Cscript%3E', '../..', '?to=//evil.example']`]), here: ['a&tag=b#c', '%3Cscript%3E', '?to=//evil.example'] },
  'categories': { text: yaml(['title: 갈래', `categories: ['${IMG}']`, `description: '${END}'`, `keywords: '${OUT}'`]), here: ['글 한 줄.'] },
  'description': { text: yaml(['title: 줄거리', `description: '${OUT} onload=pwned() content="0;url=javascript:pwned()" http-equiv="refresh'`]), here: ['글 한 줄.'] },
  'date': { text: yaml(['title: 날짜 하나', `date: '${IMG}'`]), here: [IMG], '': [] },
  'date-tail': { text: yaml(['title: 날짜 둘', `date: '2020-01-02T${OUT}'`, 'updated: "<script>"', 'draft: "<b onclick=pwned()>"']), here: ['글 한 줄.'] },
  'unclosed-quote': { text: yaml([`title: "${IMG} 닫지 않은 제목`]), here: [IMG, '닫지 않은 제목'], '': [IMG] },
  'finding': { text: yaml(['title: 알아 둘 것', 'hugi:', `  day: '${IMG}'`, `  '${OUT}': x`, `  sessions: ['${OUT} 없는 발표']`, '  level: "<svg onload=pwned()>"']), here: [IMG, `${OUT} 없는 발표`, '<svg onload=pwned()>'] },
  'unknown-keys': { text: yaml(['title: 모르는 열쇠', 'layout: "<script>pwned()</script>"', '__proto__: {polluted: yes}', 'constructor: {prototype: {polluted: yes}}', 'image: javascript:pwned()', 'slug: "../../../<script>"', 'permalink: javascript:pwned()']), '': ['모르는 열쇠'] },
  'slug-proto': { text: yaml(['title: 이름 하나', 'slug: __proto__x']), 'posts/__proto__x/': ['이름 하나'] },
  'slug-native': { text: yaml(['title: 이름 둘', 'slug: valueOf']), 'posts/valueof/': ['이름 둘'] },
  'event': { text: yaml(['title: 행사 하나', 'hugi:', `  event: '${IMG} 2021'`, '  day: 1'], ...session('행사 발표')), here: [IMG, '행사 발표'], '': [IMG] },
  'event-path': { text: yaml(['title: 행사 둘', 'hugi:', "  event: '../../javascript:pwned() 2022'", '  day: 2'], ...session('길 발표')), here: ['javascript:pwned()', '길 발표'] },
  'event-map': { text: yaml(['title: 행사 셋', `hugi: {event: {name: '${OUT}', year: 2023}, day: 3}`], ...session('사상 발표')), here: [OUT, '사상 발표'] },
  'event-proto': { text: yaml(['title: 행사 넷', 'hugi: {event: {name: __proto__, year: 2024}, day: 1}'], ...session('원형 발표')), here: ['__proto__', '원형 발표'] },
  'session-title': { text: yaml(['title: 발표 하나', 'date: 2020-02-02'], ...session(`\\${IMG} \\<script>pwned()\\</script> 발표 제목`)), here: [IMG, '발표 제목'] },
  'session-title-html': { text: yaml(['title: 발표 둘'], ...session(`<b onclick=pwned()>굵은 발표</b> ${IMG} <script>pwned()</script>`)), here: ['굵은 발표'] },
  'session-title-link': { text: yaml(['title: 발표 셋'], ...session('[링크 발표](javascript:pwned()) &lt;svg onload=pwned()&gt;')), here: ['링크 발표', '<svg onload=pwned()>'] },
  'session-title-code': { text: yaml(['title: 발표 넷'], ...session('`"><img src=x onerror=pwned()>` 코드 발표')), here: [`">${IMG}`, '코드 발표'] },
  'session-id-proto': { text: yaml(['title: 발표 다섯'], ...session('__proto__'), '', '## 12:00-12:40 constructor', '- 박나무님', '- 메모 셋', '', '## 13:00-13:40 main', '- 최바위님', '- 메모 넷'), here: ['constructor', '메모 넷'] },
  'session-override': { text: yaml(['title: 발표 여섯', 'hugi:', '  level: 2', `  sessions: ['"><svg onload=pwned()> 적어 둔 발표']`], '## "\\><svg onload=pwned()\\> 적어 둔 발표', '', '- 메모'), here: ['적어 둔 발표'] },
  'speaker': { text: yaml(['title: 말하는 이 하나', 'hugi:', '  speakers:', `    김하늘: '${IMG} 하늘'`], ...session('이름 발표')), here: [`${IMG} 하늘`], 'speakers/': [`${IMG} 하늘`] },
  'speaker-path': { text: yaml(['title: 말하는 이 둘', 'hugi:', '  speakers: {김하늘: "../../../evil", 이바다: ".."}'], ...session('길 이름 발표')), here: ['../../../evil'], 'speakers/': ['../../../evil'] },
  'speaker-script': { text: yaml(['title: 말하는 이 셋', 'hugi:', '  speakers: {김하늘: "javascript:pwned()", 이바다: "//evil.example/"}'], ...session('스킴 이름 발표')), here: ['javascript:pwned()'], 'speakers/': ['javascript:pwned()', '//evil.example/'] },
  'speaker-proto': { text: yaml(['title: 말하는 이 넷', 'hugi:', '  speakers: {김하늘: "__proto__", 이바다: "\\" onclick=\\"pwned()"}'], ...session('원형 이름 발표')), here: ['__proto__'], 'speakers/': ['__proto__', '" onclick="pwned()'] },
  'speaker-line': { text: yaml(['title: 말하는 이 다섯'], '## 10:00-10:40 줄 발표', `- 발표자: <b onclick=pwned()>정나래</b> \\${IMG}`, '- 메모', '', '## 11:00-11:40 둘째 줄 발표', '- 발표자: [한누리](javascript:pwned())', '- 메모'), here: ['정나래', '한누리'] },
  'day-label': { text: yaml(['title: 날 이름', 'hugi: {event: "물결회의 2020"}'], `# 첫째날 ${IMG}`, '', ...session('날 발표'), '', '# 둘째날 "><script>', '', '## 10:00-10:40 둘째날 발표', '- 김하늘님', '- 메모'), here: ['날 발표', '둘째날 발표'] },
  'links': { text: yaml(['title: 자료 링크'], ...session('자료 발표', '- [<img src=x onerror=pwned()> 발표 자료](https://good.example/a"onclick="pwned().pdf)', '- [슬라이드](javascript:pwned()/slides.pdf)', `- 슬라이드: https://speakerdeck.com/a/b?x="><script>pwned()</script>`)), here: ['자료 발표', '발표 자료'] },
  'links-label': { text: yaml(['title: 자료 이름'], ...session('이름표 발표', '- [발표 자료 \\<svg onload=pwned()\\>](https://speakerdeck.com/good/deck-of-labels)', '- [코드 "\\><script>](https://github.com/good/x)')), here: ['이름표 발표'], 'slides/': ['이름표 발표'] },
  'links-beside': { text: yaml(['title: 옆 자료'], ...session('옆 발표', '- [발표 자료](../../sw.js)', '- [슬라이드](slides.pdf#"><img src=x onerror=pwned()>)', '- [장표](?to=//evil.example/x.pdf)')), here: ['옆 발표'] },
  'decks-outside': { text: yaml(['title: 밖 자료'], '[발표 자료](javascript://speakerdeck.com/a/b)', '', '[발표자료 <b onclick=pwned()>하나</b>](//speakerdeck.com/good/outside)', '', '[슬라이드](http://speakerdeck.com/good/"onmouseover=pwned()//)'), here: ['발표 자료', '하나'] },
  'toml': { text: `+++\ntitle = "${IMG.replaceAll('"', '\\"')} 톰 제목"\nauthors = ['${OUT}']\n[taxonomies]\ntags = ['<svg onload=pwned()>']\n[hugi]\nevent = { name = '</title><script>pwned()</script>', year = 2025 }\n+++\n\n글 한 줄.\n`, here: [`${IMG} 톰 제목`, OUT, '<svg onload=pwned()>'], '': ['톰 제목'] },
  'toml-escapes': { text: '+++\ntitle = "\\u003Cimg src=x onerror=pwned()\\u003E \\U0000003Cscript> 둘째 톰"\n__proto__ = { polluted = true }\n+++\n\n글 한 줄.\n', here: ['<img src=x onerror=pwned()>', '둘째 톰'] },
  'json': { text: `{"title": ${JSON.stringify(`${IMG} 제이 제목`)}, "author": {"name": ${JSON.stringify(OUT)}}, "tags": ["</script><script>pwned()</script>"], "__proto__": {"polluted": 1}}\n\n글 한 줄.\n`, here: [`${IMG} 제이 제목`, OUT, '</script><script>'], '': ['제이 제목'] },
  'json-escapes': { text: '{"title": "\\u003cimg src=x onerror=pwned()\\u003e \\ud83d \\u0000 둘째 제이", "hugi": {"event": "\\u003csvg onload=pwned()\\u003e 2026"}}\n\n글 한 줄.\n', here: ['<img src=x onerror=pwned()>', '둘째 제이'] },
  'pelican': { text: `Title: ${IMG} 펠리컨 제목\nDate: 2019-03-04 <script>\nTags: <svg onload=pwned()>, ${OUT}\nAuthor: <b onclick=pwned()>지은 새\n\n글 한 줄.\n`, here: [`${IMG} 펠리컨 제목`, '<svg onload=pwned()>', '지은 새'], '': ['펠리컨 제목'] },
  'body-as-matter': { text: `---\n${IMG}\n<script>pwned()</script>\n---\n\n글 한 줄.\n`, here: ['글 한 줄.'] },
  'matter-unclosed': { text: `---\ntitle: '${IMG}'\n\n<script>pwned()</script>\n글 한 줄.\n`, here: ['글 한 줄.'] },
};
