#!/usr/bin/env node
// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT
//
// Every theme × every kind of source, in a real Chromium: see `node pages.mjs --help`.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');

const help = `node pages.mjs --cli build/dev/bin/trinity-cli [--theme ID[,ID...]] [--fixture NAME[,NAME...]] [--width PX[,PX...]] [--shots DIR]
node pages.mjs --self-test
node pages.mjs --html FILE...

  --cli FILE      builds the pages with this trinity-cli and its built-in writer
  --theme         only these themes; without it all that trinity-cli knows
  --fixture       only these files of tests/data/sources (without their ending)
  --width         only these widths; without it 320, 768 and 1280
  --shots DIR     keeps a picture of every view, and the print as PDF
  --self-test     looks at pages with planted faults: each must be found
  --html          looks at pages that exist already

Needs a Chromium (TRINITY_BROWSER, chromium, chromium-browser, google-chrome) and the npm packages of this folder:
npm ci --ignore-scripts. packaging/test installs both.
`;

/// The fixtures. What a page must contain proves that it is about its source; rtl also that it is written that way round.
const fixtures = [
  { file: 'full-cv.json' },
  { file: 'github-dashboard-paste.txt' },
  { file: 'name-only.txt' },
  { file: 'long-words.json' },
  { file: 'rtl.json', dir: 'rtl' },
  { file: 'cjk.json' }
];

const list = text => text?.split(',').map(item => item.trim()).filter(Boolean);
const complain = text => {
  console.error(text);
  process.exit(1);
};

function findBrowser() {
  const names = [process.env.TRINITY_BROWSER, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].filter(Boolean);
  for (const name of names)
    for (const folder of name.includes('/') ? [''] : (process.env.PATH ?? '').split(':'))
      if (existsSync(join(folder, name)))
        return join(folder, name);
  complain(`The page tests need a Chromium and found none (looked for ${names.join(', ')}).
Debian: apt-get install chromium. Ubuntu: snap install chromium, or install Google Chrome. Elsewhere: TRINITY_BROWSER=/path/to/it.`);
}

async function library(file) {
  try {
    return await import(file);
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND')
      throw error;
    complain(`The page tests need their npm packages: (cd tests/web && npm ci --ignore-scripts). packaging/test does that.\n${error.message}`);
  }
}

function buildPages(cli, chosenThemes, chosenFixtures, out) {
  const run = args => execFileSync(cli, args, { encoding: 'utf8', maxBuffer: 64 << 20, stdio: ['ignore', 'pipe', 'inherit'] });
  const known = run(['themes', '--json']).split('\n').filter(Boolean).flatMap(line => {
    const value = JSON.parse(line);
    return Array.isArray(value) ? value : [value];
  }).map(theme => theme.id);
  const themes = chosenThemes ?? known;
  const unknown = themes.filter(theme => !known.includes(theme));
  if (unknown.length || !themes.length)
    complain(`no such theme: ${unknown.join(', ') || 'trinity-cli names none'}; there are ${known.join(', ')}`);
  const wanted = fixtures.filter(fixture => !chosenFixtures || chosenFixtures.includes(basename(fixture.file, extname(fixture.file))));
  if (!wanted.length)
    complain(`no such fixture; there are ${fixtures.map(fixture => basename(fixture.file, extname(fixture.file))).join(', ')}`);
  const sources = wanted.map(fixture => join(root, 'tests/data/sources', fixture.file));
  run(['build', ...sources, '--theme', themes.join(','), '--provider', 'builtin', '--out', out, '--quiet']);
  return themes.flatMap(theme => wanted.map(fixture => {
    const name = basename(fixture.file, extname(fixture.file));
    return { label: `${theme} · ${name}`, file: join(out, name, theme, 'index.html'), fixture, shot: `${theme}-${name}` };
  }));
}

/// Prints the faults of one page, at most a few of each rule. Gives their number.
function print(label, faults) {
  const seen = new Map();
  for (const fault of faults) {
    const key = `${fault.rule}|${fault.where}|${fault.what}`;
    const view = fault.width ? `${fault.width}${fault.scheme === 'light' ? '' : ` ${fault.scheme}`}` : 'page';
    if (!seen.has(key))
      seen.set(key, { ...fault, views: new Set() });
    seen.get(key).views.add(view);
  }
  const perRule = new Map();
  for (const fault of seen.values()) {
    const count = (perRule.get(fault.rule) ?? 0) + 1;
    perRule.set(fault.rule, count);
    if (count <= 5)
      console.log(`  ${label} · ${[...fault.views].join(', ')} · ${fault.rule} · ${fault.where} · ${fault.what}`);
  }
  for (const [rule, count] of perRule)
    if (count > 5)
      console.log(`  ${label} · ${rule} · and ${count - 5} more`);
  return seen.size;
}

/// Each task gets a tab. A browser that fails (not a page) gets a second chance in a new tab.
async function inTabs(Tab, browser, tasks, count) {
  let next = 0;
  await Promise.all(Array.from({ length: Math.min(count, tasks.length) }, async () => {
    let tab = await Tab.open(browser);
    while (next < tasks.length) {
      const task = tasks[next++];
      try {
        await task(tab);
      } catch (error) {
        console.log(`  the browser failed and is asked again: ${String(error.message).split('\n')[0]}`);
        await tab.context.close().catch(() => {});
        tab = await Tab.open(browser);
        await task(tab);
      }
    }
  }));
}

async function selfTest(inspect, browser, tabs) {
  const { faultless, faults } = await library('./lib/faults.mjs');
  let wrong = 0;
  const check = (label, expected, also, found) => {
    const rules = new Set(found.map(fault => fault.rule));
    const missing = expected && !rules.has(expected);
    const surplus = [...rules].filter(rule => rule !== expected && !also.includes(rule));
    if (!missing && !surplus.length)
      return;
    ++wrong;
    if (missing)
      console.log(`  self-test · ${label}: the planted fault was not found`);
    if (surplus.length)
      print(`self-test · ${label}: not planted`, found.filter(fault => surplus.includes(fault.rule)));
  };
  const tasks = [
    async tab => check('the page without fault', null, [], await tab.inspect(faultless)),
    ...faults.map((fault, index) => async tab => {
      const found = await tab.inspect(fault.html, { widths: [320] });
      check(`fault ${index + 1}, ${fault.rule}`, fault.rule, fault.also ?? [], fault.scheme ? found.filter(f => f.scheme === fault.scheme) : found);
    })
  ];
  await inTabs(inspect.Tab, browser, tasks, tabs);
  console.log(`self-test: ${tasks.length - wrong} of ${tasks.length} planted pages are judged rightly`);
  return wrong;
}

async function main() {
  const { values: options, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      cli: { type: 'string' }, theme: { type: 'string' }, fixture: { type: 'string' }, width: { type: 'string' }, shots: { type: 'string' },
      'self-test': { type: 'boolean' }, html: { type: 'boolean' }, help: { type: 'boolean', short: 'h' }
    }
  });
  if (options.help || !(options.cli || options['self-test'] || options.html)) {
    console.log(help);
    process.exit(options.help ? 0 : 2);
  }
  const executable = findBrowser();
  const inspect = await library('./lib/inspect.mjs');
  const started = Date.now();
  const browser = await inspect.openBrowser(executable);
  const tabs = 2;
  let wrong = 0;
  try {
    if (options['self-test'])
      wrong += await selfTest(inspect, browser, tabs);
    const out = mkdtempSync(join(tmpdir(), 'trinity-pages-'));
    try {
      const pages = options.html
        ? positionals.map(file => ({ label: file, file, fixture: {}, shot: basename(file, extname(file)) }))
        : options.cli ? buildPages(resolve(options.cli), list(options.theme), list(options.fixture), out) : [];
      if (options.shots)
        mkdirSync(options.shots, { recursive: true });
      let clean = 0;
      await inTabs(inspect.Tab, browser, pages.map(page => async tab => {
        const html = readFileSync(page.file, 'utf8');
        const found = await tab.inspect(html, {
          widths: list(options.width)?.map(Number), shots: options.shots ? join(options.shots, page.shot) : undefined
        });
        if (page.fixture.dir && !new RegExp(`<html[^>]*\\bdir="?${page.fixture.dir}\\b`).test(html))
          found.push({ rule: 'direction', where: 'html', what: `is not written ${page.fixture.dir}` });
        const faults = print(page.label, found);
        clean += faults ? 0 : 1;
        wrong += faults;
      }), tabs);
      if (pages.length)
        console.log(`pages: ${clean} of ${pages.length} are without fault, ${wrong} faults`);
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  } finally {
    await browser.close();
  }
  console.log(`${((Date.now() - started) / 1000).toFixed(1)} s`);
  process.exit(wrong ? 1 : 0);
}

await main();
