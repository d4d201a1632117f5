// DOM clobbering: ids and names by which an element of a post would stand in for something of the page or its scripts.
const named = (name) => [
  `<a id="${name}" name="${name}" href="https://evil.example/">가</a>\n\n<h2 id="${name}">나 ${name}</h2>`,
  `나 ${name}`,
];

const NAMES = [
  ...['main', 'loading', 'loading-failed', 'loading-reason', 'home', 'body', 'head', 'forms', 'form', 'cookie', 'location'],
  ...['getElementById', 'querySelector', 'createElement', 'documentElement', 'defaultView', 'currentScript', 'baseURI'],
  ...['attributes', 'parentNode', 'innerHTML', 'nodeName', 'children', 'firstChild', 'nextSibling', 'textContent'],
  ...['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf', 'length', 'name', 'self', 'top'],
  ...['pwned', 'wasmBindings', 'trustedTypes', 'wasm_bindgen', 'hugiReading', 'hugiStopped', 'Notification', 'navigator'],
];

/** A heading whose slug would be the name, and a footnote with it as its label. */
const headed = (name) => [`## \`${name}\`\n\n각주[^${name}] 그리고 [가기](#${name})\n\n[^${name}]: 붙임 글`, name, '붙임 글'];

export default {
  ...Object.fromEntries(NAMES.map((name) => [`id-${name}`, named(name)])),
  ...Object.fromEntries(['main', 'loading', '__proto__', 'constructor', 's-1', 'n-main'].map((name) => [`heading-${name}`, headed(name)])),
  'nested-names': [
    '<form id=config><input name=url value="javascript:pwned()"><output name=attributes>안</output></form><a id=config name=url href="cid:javascript:pwned()">둘</a>',
    '안',
    '둘',
  ],
  'collection': ['<a id=x>하나</a><a id=x name=y href="javascript:pwned()">둘</a><img name=x><embed name=x><object id=x></object>', '하나', '둘'],
  'iframe-name': ['<iframe name=main srcdoc="<a id=x href=javascript:parent.pwned()>"></iframe><iframe name=alert></iframe>'],
  'form-parent': ['<form id=a><input id=attributes><input id=childNodes><input id=removeChild><input name=submit></form>속', '속'],
  'image-name': ['<img name=body src="/favicon.svg" alt=몸><img name=getElementById src="/favicon.svg" alt=찾기>', '몸', '찾기'],
  'session-id': ['<div id="s-1" name="n-x">구역</div><section id="s-" class="session">빈 구역</section>', '구역', '빈 구역'],
  'label-for': ['<label for=main>이름표</label><output for=main>값</output><input list=main form=main>', '이름표', '값'],
  'aria-owns': ['<p aria-owns=main aria-hidden=true aria-labelledby=main>가져감</p>', '가져감'],
};
