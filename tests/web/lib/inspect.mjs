// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT
//
// One page, looked at in every width and colour scheme. Gives a list of { rule, where, what, width, scheme }.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { focusFaults, layoutFaults, textsShown, motionFaults, printFaults, structureFaults } from './inpage.mjs';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const widths = [320, 768, 1280];
const heights = { 320: 640, 768: 1024, 1280: 800 };
const printWidth = 718; // A4 with the usual margins, in CSS pixels
const maximumBytes = 60 * 1024;
const address = 'http://page.test/';

// What the HTML standard demands; style, and what the template's line breaks look like, is nobody's business.
const validator = new HtmlValidate(new StaticConfigLoader({
  extends: ['html-validate:standard'],
  rules: { 'no-trailing-whitespace': 'off', 'long-title': 'off', 'no-inline-style': 'off' }
}));

export async function openBrowser(executable) {
  return chromium.launch({
    executablePath: executable,
    headless: true,
    // Nothing may leave the machine, whatever a page asks for.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--host-resolver-rules=MAP * ~NOTFOUND']
  });
}

/// A tab that shows one page after the other; only the page itself is served, every other request is noted and refused.
export class Tab {
  static async open(browser) {
    const context = await browser.newContext({ serviceWorkers: 'block', reducedMotion: 'no-preference' });
    context.setDefaultTimeout(120_000); // a busy machine is not a fault of the page
    const tab = new Tab(context, await context.newPage());
    await context.addInitScript(() => {
      window.layoutShift = 0;
      window.shifted = [];
      // While it is parsed, a page grows in steps that depend on how busy the machine is; what moves afterwards is the page's fault.
      let parsed = Infinity;
      addEventListener('DOMContentLoaded', () => // the last step of the parser shows in the next frame
        requestAnimationFrame(() => requestAnimationFrame(() => parsed = performance.now())));
      const box = rect => `${Math.round(rect.x)},${Math.round(rect.y)} ${Math.round(rect.width)}×${Math.round(rect.height)}`;
      new PerformanceObserver(list => list.getEntries().filter(entry => entry.startTime > parsed).forEach(entry => {
        window.layoutShift += entry.value;
        for (const source of entry.sources)
          window.shifted.push(`${source.node?.nodeName.toLowerCase()}.${source.node?.className ?? ''} from ${box(source.previousRect)} to ${box(source.currentRect)}`);
      })).observe({ type: 'layout-shift', buffered: true });
    });
    await context.route('**/*', route => {
      if (route.request().url() === address && route.request().isNavigationRequest())
        return route.fulfill({ status: 200, contentType: 'text/html; charset=utf-8', body: tab.html });
      tab.note('request', route.request().url().slice(0, 120), 'the page asks for more than itself');
      return route.abort();
    });
    tab.page.on('console', message => tab.note('console', message.type(), message.text().slice(0, 200)));
    tab.page.on('pageerror', error => tab.note('console', 'error', String(error).slice(0, 200)));
    return tab;
  }

  constructor(context, page) {
    this.context = context;
    this.page = page;
    this.html = '';
    this.faults = [];
    this.view = {};
  }

  note(rule, where, what) {
    if (!this.silent)
      this.faults.push({ rule, where, what, ...this.view });
  }
  noteAll(list) {
    list.forEach(fault => this.note(fault.rule, fault.where, fault.what));
  }

  /// options: widths; shots (a path without ending, to keep pictures)
  async inspect(html, options = {}) {
    this.html = html;
    this.faults = [];
    this.view = {};
    const bytes = Buffer.byteLength(html);
    if (bytes > maximumBytes)
      this.note('weight', 'index.html', `${bytes} bytes, ${maximumBytes} are allowed`);
    const report = await validator.validateString(html);
    for (const message of report.results.flatMap(result => result.messages))
      this.note('valid', `line ${message.line}`, `${message.message} (${message.ruleId})`);

    const chosen = options.widths ?? widths;
    for (const width of chosen) {
      await this.show(width, 'light');
      this.noteAll(await this.page.evaluate(layoutFaults));
      if (width === chosen[0])
        this.noteAll(await this.page.evaluate(structureFaults));
      await this.axe();
      await this.picture(options.shots, width, 'light');
      await this.show(width, 'dark');
      this.noteAll(await this.page.evaluate(layoutFaults));
      await this.axe();
      await this.picture(options.shots, width, 'dark');
    }
    await this.keyboard();
    await this.calm();
    await this.paper(options.shots);
    return this.faults;
  }

  async show(width, scheme) {
    this.view = { width, scheme };
    await this.page.setViewportSize({ width, height: heights[width] ?? 900 });
    await this.page.emulateMedia({ media: 'screen', colorScheme: scheme, reducedMotion: 'no-preference' });
    await this.page.goto(address, { waitUntil: 'load' });
    // The first frame is laid out, the ones after it show what moves.
    const shift = await this.page.evaluate(() => new Promise(done =>
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done({ by: window.layoutShift, what: window.shifted }), 50)))));
    if (shift.by > 0)
      this.note('layout-shift', 'html', `moves after it was loaded: ${shift.what.slice(0, 3).join('; ')}`);
    await this.page.evaluate(() => document.getAnimations().forEach(animation => {
      try {
        animation.finish();
      } catch {
        animation.cancel(); // an endless one
      }
    }));
  }

  async axe() {
    await this.page.evaluate(axeSource);
    const violations = await this.page.evaluate(async () => {
      const result = await window.axe.run(document, { resultTypes: ['violations'], iframes: false });
      return result.violations.map(violation => ({
        id: violation.id, help: violation.help,
        nodes: violation.nodes.map(node => ({ target: node.target.join(' '), why: node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? '' }))
      }));
    });
    for (const violation of violations)
      for (const node of violation.nodes)
        this.note(`axe:${violation.id}`, node.target, node.why || violation.help);
  }

  async keyboard() {
    await this.show(1280, 'light');
    this.view = {};
    await this.page.keyboard.press('Tab');
    await this.page.evaluate(() => document.getAnimations().forEach(animation => {
      try {
        animation.finish();
      } catch {
        animation.cancel();
      }
    }));
    this.noteAll(await this.page.evaluate(focusFaults));
  }

  async calm() {
    await this.page.emulateMedia({ media: 'screen', colorScheme: 'light', reducedMotion: 'reduce' });
    await this.page.goto(address, { waitUntil: 'load' });
    this.noteAll(await this.page.evaluate(motionFaults));
  }

  async paper(shots) {
    const onScreen = await this.page.evaluate(textsShown);
    this.view = { width: printWidth, scheme: 'print' };
    await this.page.setViewportSize({ width: printWidth, height: 1000 });
    await this.page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const onPaper = await this.page.evaluate(textsShown);
    this.noteAll(await this.page.evaluate(printFaults, { onScreen, onPaper }));
    this.noteAll(await this.page.evaluate(layoutFaults));
    const pdf = await this.page.pdf({ format: 'A4', printBackground: true, ...(shots ? { path: `${shots}-print.pdf` } : {}) });
    if (!/\/Type\s*\/Page\b/.test(pdf.toString('latin1')))
      this.note('print', 'pdf', 'has no page');
  }

  async picture(shots, width, scheme) {
    if (shots)
      await this.page.screenshot({ path: `${shots}-${width}-${scheme}.png`, fullPage: true });
  }
}
