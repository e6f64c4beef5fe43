/**
 * What runs before anything is installed: plain JavaScript for Node 20 and newer, no dependency.
 *
 *   node lib/start/boot.mjs <target.ts> [arguments]
 *
 * Installs the packages when they are missing or older than package-lock.json, then runs the target on Node 24 (TypeScript is run directly by
 * stripping its types, and better-sqlite3 13 crashes on Node 20), passes signals on and ends with the target's exit code.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE_NEEDED = 24;
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const modules = join(root, 'node_modules');
const stamp = join(modules, '.unswivel-installed');

/** Ends with one sentence the person can act on. */
function stop(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}

function lockText() {
  const path = join(root, 'package-lock.json');
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/**
 * True when what npm last wrote to node_modules has every package of the lock at its version. Packages for other machines are optional and absent.
 * npm writes this file last, so an install that was cut short never looks complete.
 */
function installedMatches(lock) {
  const hidden = join(modules, '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(lock).packages ?? {};
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages ?? {};
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || entry.link || (entry.optional && !present[path]) || present[path]?.version === entry.version,
  );
}

function installed() {
  const lock = lockText();
  if (lock === undefined) return existsSync(join(modules, '.package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true;
  if (!installedMatches(lock)) return false;
  writeFileSync(stamp, hash);
  return true;
}

/** npm as it was called, else the one on the path. Answers [command, arguments before npm's own]. */
function npmCommand() {
  const called = process.env.npm_execpath;
  if (called?.endsWith('.js')) return [process.execPath, [called]];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
}

/** Runs npm in the checkout. Resolves with its exit code and what it printed. */
function npm(words) {
  const [command, before] = npmCommand();
  return new Promise((done) => {
    let output = '';
    const child = spawn(command, [...before, ...words, '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    child.stdout.on('data', (bytes) => (output += bytes));
    child.stderr.on('data', (bytes) => (output += bytes));
    child.on('error', () =>
      stop('npm was not found. Install Node.js with npm (Debian: apt-get install nodejs npm) and try again.'),
    );
    child.on('close', (code) => done({ code, output }));
  });
}

/**
 * What the lock names, exactly. `npm ci` refuses a lock that lacks packages for other machines (a registry need not have them all): then `npm install` takes
 * the versions of the lock, and the lock is put back as it was.
 */
async function installLocked(lock) {
  const clean = await npm(['ci']);
  if (clean.code === 0 || !clean.output.includes('EUSAGE')) return clean;
  const loose = await npm(['install']);
  writeFileSync(join(root, 'package-lock.json'), lock);
  return loose;
}

async function install() {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  process.stdout.write('  … installing packages (about a minute the first time)\n');
  const ticking = setInterval(() => process.stdout.write(`  … still installing, ${seconds()} s\n`), 15_000);
  const lock = lockText();
  const { code, output } = lock === undefined ? await npm(['install']) : await installLocked(lock);
  clearInterval(ticking);
  if (code !== 0) {
    stop(
      `${output.trim().split('\n').slice(0, 20).join('\n')}\n\nThe packages could not be installed (npm ended with ${code}). ` +
        'Check the connection to the npm registry and the free disk space, then run the same command again.',
    );
  }
  if (lock !== undefined) writeFileSync(stamp, createHash('sha256').update(lock).digest('hex'));
  process.stdout.write(`  ✓ packages installed, ${seconds()} s\n`);
}

/** The Node to run on: the one installed with the packages, else this one when it is new enough. */
function nodePath() {
  const own = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= NODE_NEEDED) return process.execPath;
  return stop(
    `Node ${NODE_NEEDED} is needed, this is ${process.versions.node}, and no packaged Node exists for ${process.platform}-${process.arch}. ` +
      `Install Node ${NODE_NEEDED} or newer from https://nodejs.org and run the same command again.`,
  );
}

const [target, ...rest] = process.argv.slice(2);
if (target === undefined) stop('Usage: node lib/start/boot.mjs <target.ts> [arguments]');
const script = resolve(root, target);
if (!existsSync(script)) stop(`${target} is not part of this checkout, so there is nothing to run.`);
if (!installed()) await install();

const child = spawn(nodePath(), ['--disable-warning=ExperimentalWarning', script, ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: `${join(modules, '.bin')}${delimiter}${process.env.PATH ?? ''}` },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    // a terminal sends Ctrl-C to the whole group: the target has it already
    if (signal === 'SIGINT' && process.stdin.isTTY) return;
    child.kill(signal);
  });
}
child.on('error', (error) => stop(`Node could not be started: ${error.message}`));
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
