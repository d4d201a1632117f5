// Puts posts into a copy of the built app, as `trunk build` does.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Bundles the posts of one folder into the app in another. */
export function bundle(posts, dist) {
  const args = ['run', '--quiet', '--package', 'hugi', '--', 'bundle', '--posts', posts, '--dist', dist];
  execFileSync('cargo', args, { cwd: root, env: { ...process.env, TRUNK_PROFILE: 'release' }, stdio: 'pipe' });
}
