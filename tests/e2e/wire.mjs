// What can go wrong between a host and a browser, as it looks on the wire.

/** What a network that wants a login first says, to whatever it is asked for. */
export const PORTAL = '<!DOCTYPE html><html lang="en"><title>Wi-Fi</title><body><h1>Log in to Wi-Fi</h1></body></html>\n';

/** Where such a network sends browsers. */
export const LOGIN = '/wifi-login';

/** Each way of going wrong: what becomes of a good answer. A status is a way, too. */
const WAYS = {
  /** The connection breaks before anything is said. */
  cut: (reply, response) => response.destroy(),
  /** The headers promise more than comes. */
  truncated: ({ headers, body }, response) => {
    response.writeHead(200, headers);
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
  },
  /** As long as it should be, but other bytes. */
  corrupted: ({ headers, body }, response) => {
    response.writeHead(200, headers);
    response.end(body.map((byte, at) => (at % 101 === 50 ? byte ^ 0x15 : byte)));
  },
  empty: ({ headers }, response) => {
    response.writeHead(200, { ...headers, 'Content-Length': 0 });
    response.end();
  },
  /** The headers speak of a compression that is none. */
  'wrongly encoded': ({ headers, body }, response) => {
    response.writeHead(200, { ...headers, 'Content-Encoding': 'gzip' });
    response.end(body);
  },
  redirected: (reply, response) => {
    response.writeHead(302, { Location: LOGIN });
    response.end();
  },
  'a portal': (reply, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(PORTAL);
  },
};

/** The faults of a host: which are on, how often each was met, and who still waits for an answer. */
export class Faults {
  #all = [];

  #waiting = [];

  /** From now on, what matches goes wrong: in a way above, with a status, or `held` until the fault is mended. */
  add(pattern, kind) {
    if (!(kind in WAYS) && kind !== 'held' && !Number.isInteger(kind)) throw new Error(`no such fault: ${kind}`);
    const fault = { pattern, kind, hits: 0, on: true };
    this.#all.push(fault);
    return fault;
  }

  /** All is well again, also for those who wait. */
  mend() {
    for (const fault of this.#all) fault.on = false;
    for (const go of this.#waiting.splice(0)) go();
  }

  /** Faults that nobody met: a story about them has shown nothing. */
  unmet() {
    return this.#all.filter((fault) => fault.hits === 0).map((fault) => `${fault.kind}: ${fault.pattern}`);
  }

  /** Lets an answer go wrong if a fault says so; whether it did. */
  async strike(path, reply, response) {
    const fault = this.#all.find(({ on, pattern }) => on && pattern.test(path));
    if (!fault) return false;
    fault.hits += 1;
    if (fault.kind === 'held') {
      await new Promise((resolve) => this.#waiting.push(resolve));
      return false;
    }
    if (Number.isInteger(fault.kind)) {
      response.writeHead(fault.kind, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end('Not now.');
    } else {
      WAYS[fault.kind](reply, response);
    }
    return true;
  }
}
