// Brings the reader to the words that an address names (`?find=…`) and marks them: loaded by src/watch.js when there are any.

/** Marks the words; scrolls to them unless the reader has been there before. */
export function find(returns) {
  CSS.highlights?.clear();
  const range = stretch(new URLSearchParams(location.search).get('find') || '');
  if (!range) return;
  // Older browsers show what is selected.
  if (CSS.highlights) CSS.highlights.set('found', new Highlight(range));
  else getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  // And again, when what is around them has come to its height.
  if (!returns) lead(range, 8);
}

function lead(range, times) {
  range.startContainer.parentElement.scrollIntoView({ block: 'center' });
  if (times) requestAnimationFrame(() => lead(range, times - 1));
}

/** Where the words stand, in what the fragment names or else anywhere; as many of the first as stand there together. */
function stretch(sought) {
  for (let words = sought.split(/\s+/).filter(Boolean); words.length; words.pop()) {
    for (const place of [target(), document.querySelector('main')]) {
      const range = place && first(place, words.join(''));
      if (range) return range;
    }
  }
  return undefined;
}

function target() {
  return document.getElementById(decodeURIComponent(location.hash.slice(1)));
}

/** The first place of a text, whatever white space and markup stand in it. */
function first(place, sought) {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const [letters, places] = [[], []];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let at = 0; at < node.data.length; at += 1) {
      if (!/\s/.test(node.data[at])) {
        letters.push(node.data[at]);
        places.push([node, at]);
      }
    }
  }
  const at = letters.join('').indexOf(sought);
  if (at < 0) return undefined;
  const range = document.createRange();
  const [end, last] = places[at + sought.length - 1];
  range.setStart(...places[at]);
  range.setEnd(end, last + 1);
  return range;
}
