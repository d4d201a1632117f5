// Script that stands before that of a worker, so that it can be measured: as text, for a server to put it there.

/**
 * WebAssembly that takes four times as long, as on a phone. The browser slows down pages, but not their workers; so each call
 * waits three times as long as it took. What a call calls waits with it.
 */
function slowed() {
  let depth = 0;
  const slow = (work) => function slowly(...given) {
    const start = performance.now();
    depth += 1;
    try {
      return Reflect.apply(work, this, given);
    } finally {
      depth -= 1;
      const end = performance.now() + (depth === 0 ? 3 * (performance.now() - start) : 0);
      while (performance.now() < end);
    }
  };
  const { Instance, Module, instantiate } = WebAssembly;
  const calls = ({ exports }) => Object.create(Instance.prototype, {
    exports: { value: Object.fromEntries(Object.entries(exports).map(([name, it]) => [name, typeof it === 'function' ? slow(it) : it])) },
  });
  WebAssembly.Module = new Proxy(Module, { construct: slow((target, given) => new target(...given)) });
  WebAssembly.Instance = new Proxy(Instance, { construct: (target, given) => calls(new target(...given)) });
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate(...given);
    return made.instance ? { ...made, instance: calls(made.instance) } : calls(made);
  };
  // With it, what is compiled while it comes would get past the two above.
  WebAssembly.instantiateStreaming = undefined;
}

/** Ours answers as long as files come; behind its last answer to a question stands a `.` in a line of its own. */
function told() {
  const { fetch, postMessage } = self;
  let fetched = 0;
  self.fetch = (...given) => {
    fetched += 1;
    return fetch(...given);
  };
  self.postMessage = (text) => {
    const before = fetched;
    setTimeout(() => postMessage(fetched === before ? `${text}\n.` : text));
  };
}

export const SLOWED = `(${slowed})();`;
export const TOLD = `(${told})();`;
