// What a measurement was made on: figures without it cannot be compared.
import { execFileSync } from 'node:child_process';
import { arch, cpus, platform } from 'node:os';

/** The machine and the versions, as a sentence. */
export function machine(root) {
  const [first] = cpus();
  const commit = ask('git', ['-C', root, 'rev-parse', '--short', 'HEAD']);
  const changed = ask('git', ['-C', root, 'status', '--porcelain', '--untracked-files=no']) ? ' with changes' : '';
  const facts = [
    `${first?.model.trim() || 'an unknown processor'} (${cpus().length} cores)`, `${platform()} ${arch()}`,
    ask(process.env.HUGI_CHROMIUM || '/usr/bin/chromium', ['--version']).split(' ').slice(0, 2).join(' '), `Node.js ${process.version}`, ask('rustc', ['--version']),
    `Hugi at ${commit}${changed}`,
  ];
  return `${facts.filter(Boolean).join(', ')}.`;
}

/** What a program answers; nothing if it is missing or discontent. */
function ask(program, words) {
  try {
    return execFileSync(program, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}
