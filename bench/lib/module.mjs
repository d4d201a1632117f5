// Reads how a WebAssembly module is made up: the size of its parts, and of each function by the name it still carries.

/** The parts that are weighed, by their number in the format. */
const PARTS = { 0: 'custom', 1: 'types', 2: 'imports', 3: 'functions', 4: 'tables', 5: 'memory', 6: 'globals', 7: 'exports', 9: 'elements', 10: 'code', 11: 'data' };

/** A place in the bytes that moves on as it is read. */
class Cursor {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    return this.bytes[this.at++];
  }

  /** An unsigned number, seven bits a byte. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  name() {
    const length = this.number();
    this.at += length;
    return Buffer.from(this.bytes.subarray(this.at - length, this.at)).toString('utf8');
  }
}

/**
 * @param {Uint8Array} bytes a module that was built with its names
 * @returns {{ parts: Record<string, number>, functions: { name: string, body: Uint8Array }[] }}
 */
export function read(bytes) {
  const sections = [...sectionsOf(bytes)];
  const parts = {};
  for (const { id, body } of sections) if (id !== 0) parts[PARTS[id] ?? `part ${id}`] = body.length;
  const of = (wanted) => sections.find(({ id }) => id === wanted)?.body;
  const imported = importedFunctions(of(2));
  const names = functionNames(sections);
  const bodies = of(10) ? [...codeOf(of(10))] : [];
  return { parts, functions: bodies.map((body, at) => ({ name: names.get(imported + at) ?? '', body })) };
}

function* sectionsOf(bytes) {
  const cursor = new Cursor(bytes, 8);
  while (cursor.at < bytes.length) {
    const id = cursor.byte();
    const size = cursor.number();
    yield { id, body: bytes.subarray(cursor.at, cursor.at + size) };
    cursor.at += size;
  }
}

function* codeOf(body) {
  const cursor = new Cursor(body);
  for (let count = cursor.number(); count > 0; count -= 1) {
    const size = cursor.number();
    yield body.subarray(cursor.at, cursor.at + size);
    cursor.at += size;
  }
}

/** Imported functions are counted before those of the module. */
function importedFunctions(body) {
  if (!body) return 0;
  const cursor = new Cursor(body);
  let functions = 0;
  for (let count = cursor.number(); count > 0; count -= 1) {
    cursor.name();
    cursor.name();
    functions += skipImport(cursor);
  }
  return functions;
}

/** Goes over what is imported; 1 if it is a function. */
function skipImport(cursor) {
  const kind = cursor.byte();
  if (kind === 0) return cursor.number(), 1;
  if (kind === 3) cursor.at += 2;
  else {
    if (kind === 1) cursor.byte();
    const limits = cursor.byte();
    cursor.number();
    if (limits & 1) cursor.number();
  }
  return 0;
}

/** The names by the number of the function. */
function functionNames(sections) {
  const names = new Map();
  for (const { body } of sections.filter(({ id }) => id === 0)) {
    const cursor = new Cursor(body);
    if (cursor.name() !== 'name') continue;
    while (cursor.at < body.length) {
      const [kind, size] = [cursor.byte(), cursor.number()];
      const end = cursor.at + size;
      if (kind === 1) for (let count = cursor.number(); count > 0; count -= 1) names.set(cursor.number(), cursor.name());
      cursor.at = end;
    }
  }
  return names;
}

/** The crate that a function comes from: the first path in its name, however it is wrapped. */
export function crateOf(name) {
  const found = /(?:^|[<&( ])(?:mut |dyn |const )?([a-z_][a-z0-9_]*)(?:\[[0-9a-f]+\])?::/.exec(name);
  return found ? found[1] : 'others';
}
