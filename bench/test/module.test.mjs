import assert from 'node:assert/strict';
import test from 'node:test';
import { crateOf, read } from '../lib/module.mjs';

/** A module with one imported function and one of its own, which is called `notes::f`. */
const MODULE = Uint8Array.from([
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
  1, 4, 1, 0x60, 0, 0,
  2, 7, 1, 1, 0x6d, 1, 0x66, 0, 0,
  3, 2, 1, 0,
  10, 4, 1, 2, 0, 0x0b,
  0, 19, 4, 0x6e, 0x61, 0x6d, 0x65, 1, 12, 1, 1, 9, ...Buffer.from('notes::f_'),
]);

test('a function has the name that its number has', () => {
  const { functions, parts } = read(MODULE);
  assert.deepEqual(functions.map(({ name, body }) => [name, body.length]), [['notes::f_', 2]]);
  assert.equal(parts.code, 4);
});

test('a function comes from the crate that its name starts with', () => {
  const known = {
    'notes::html::render': 'notes',
    '<notes::Post as core::fmt::Debug>::fmt': 'notes',
    '<&mut pulldown_cmark::Parser as core::iter::Iterator>::next': 'pulldown_cmark',
    'core::ptr::drop_in_place<notes::Post>': 'core',
    'alloc[0123456789abcdef]::vec::from': 'alloc',
    __wbindgen_malloc: 'others',
  };
  for (const [name, crate] of Object.entries(known)) assert.equal(crateOf(name), crate, name);
});
