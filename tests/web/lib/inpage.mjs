// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT
//
// What is looked at inside the page. Playwright sends each function to Chromium as text, so each must stand alone and
// return plain values: a list of { rule, where, what }.

/// Where things are: nothing wider than the window, no text over text, no text cut off, no short word broken.
export function layoutFaults() {
  const faults = [];
  const root = document.documentElement;
  const width = root.clientWidth;

  const name = element => {
    const parts = [];
    for (let at = element; at && at !== root && parts.length < 4; at = at.parentElement) {
      if (at.id) {
        parts.unshift(`#${at.id}`);
        break;
      }
      const sameTag = at.parentElement ? [...at.parentElement.children].filter(child => child.tagName === at.tagName) : [];
      const nth = sameTag.length > 1 ? `:nth-of-type(${sameTag.indexOf(at) + 1})` : '';
      parts.unshift(at.tagName.toLowerCase() + [...at.classList].map(c => `.${c}`).join('') + nth);
    }
    return parts.join(' > ') || 'html';
  };
  const styles = new Map();
  const styleOf = element => {
    if (!styles.has(element))
      styles.set(element, getComputedStyle(element));
    return styles.get(element);
  };
  const chain = element => {
    const all = [];
    for (let at = element; at; at = at.parentElement)
      all.push(at);
    return all;
  };
  const isShown = element => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  // Decoration says so itself; a text for screen readers only is clipped away or to a pixel; a skip link waits outside.
  const isForSight = element =>
    !element.closest('[aria-hidden="true"]')
    && chain(element).every(at => {
      const box = at.getBoundingClientRect();
      const style = styleOf(at);
      if (/^inset\((50|[5-9]\d|100)%/.test(style.clipPath))
        return false;
      return at === root || at === document.body || style.display === 'contents' || style.display === 'inline'
        || (box.width > 1 && box.height > 1) || !['hidden', 'clip'].includes(style.overflowX);
    });
  // What a box inside the window hides or scrolls does not make the page wide; whether text is lost there is asked below.
  const isKept = element =>
    chain(element).slice(1).some(at => {
      const box = at.getBoundingClientRect();
      return at !== root && at !== document.body && styleOf(at).overflowX !== 'visible' && box.left >= -1 && box.right <= width + 1;
    });

  const whole = document.body.innerText.replace(/\s/g, '');
  const standsElsewhere = node => {
    const text = node.data.replace(/\s/g, '');
    const first = whole.indexOf(text);
    return first >= 0 && whole.indexOf(text, first + 1) >= 0;
  };

  if (root.scrollWidth > width || document.body.scrollWidth > width)
    faults.push({ rule: 'sideways-scroll', where: 'html', what: `the page is ${Math.max(root.scrollWidth, document.body.scrollWidth)} px wide` });

  for (const element of document.body.querySelectorAll('*')) {
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1 || box.right <= 0 || box.bottom <= 0)
      continue;
    if ((box.right > width + 1 || box.left < -1) && isShown(element) && isForSight(element) && !isKept(element))
      faults.push({ rule: 'too-wide', where: name(element), what: `reaches from ${Math.round(box.left)} to ${Math.round(box.right)} px` });
  }

  // Text: the boxes of a line are as high as the font, not as the letters, so the quarter above and below does not count.
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!node.data.trim() || !element || !isShown(element) || !isForSight(element))
      continue;
    const above = chain(element);
    if (above.some(at => styleOf(at).position === 'fixed'))
      continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()];
    if (boxes.length > 1) {
      // A word of usual length stands in one line. What has no spaces may break: an address, or Chinese, Japanese, Korean and Thai.
      for (const word of node.data.matchAll(/(?<!\S)\p{P}*\p{L}{2,12}\p{P}*(?!\S)/gu)) {
        if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(word[0]))
          continue;
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const parts = [...range.getClientRects()].filter(part => part.width >= 1);
        if (parts.some(part => part.top > parts[0].bottom - 2))
          faults.push({ rule: 'word-broken', where: name(element), what: `"${word[0]}" is broken over lines` });
      }
    }
    for (const box of boxes) {
      if (box.width < 1 || box.height < 1 || box.right <= 0 || box.bottom + scrollY <= 0)
        continue;
      const inset = box.height / 4;
      const line = { node, element, left: box.left, right: box.right, top: box.top + inset, bottom: box.bottom - inset };
      let cutter = null;
      for (const at of above.slice(0, -1)) {
        const style = styleOf(at);
        const area = at.getBoundingClientRect();
        const cuts = value => at !== document.body && ['hidden', 'clip'].includes(value);
        const cutsX = cuts(style.overflowX) && (line.right > area.right + 2 || line.left < area.left - 2);
        const cutsY = cuts(style.overflowY) && (line.bottom > area.bottom + 2 || line.top < area.top - 2);
        // A name that ends in "…" is no loss where it stands in full elsewhere.
        const shortens = style.textOverflow === 'ellipsis' || !['none', ''].includes(style.webkitLineClamp);
        if ((cutsX || cutsY) && !cutter && !(shortens && standsElsewhere(node)))
          cutter = at;
        // What is cut off covers nothing.
        if (cutsX)
          Object.assign(line, { left: Math.max(line.left, area.left), right: Math.min(line.right, area.right) });
        if (cutsY)
          Object.assign(line, { top: Math.max(line.top, area.top), bottom: Math.min(line.bottom, area.bottom) });
      }
      if (cutter)
        faults.push({ rule: 'text-cut', where: name(element), what: `"${node.data.trim().slice(0, 40)}" is cut off by ${name(cutter)}` });
      lines.push(line);
    }
  }
  lines.sort((a, b) => a.top - b.top);
  const reported = new Set();
  for (let i = 0; i < lines.length; ++i) {
    for (let j = i + 1; j < lines.length && lines[j].top < lines[i].bottom - 1; ++j) {
      const [a, b] = [lines[i], lines[j]];
      const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (a.node === b.node || x <= 2 || y <= 2)
        continue;
      const key = `${name(a.element)} over ${name(b.element)}`;
      if (!reported.has(key))
        faults.push({
          rule: 'text-overlap', where: name(a.element),
          what: `"${a.node.data.trim().slice(0, 30)}" and "${b.node.data.trim().slice(0, 30)}" (${name(b.element)}) share ${Math.round(x)} × ${Math.round(y)} px`
        });
      reported.add(key);
    }
  }
  return faults;
}

/// What the page is made of.
export function structureFaults() {
  const faults = [];
  const fault = (rule, where, what) => faults.push({ rule, where, what });
  const headings = document.querySelectorAll('h1');
  if (headings.length !== 1)
    fault('one-h1', 'html', `${headings.length} h1 elements`);
  else if (!headings[0].textContent.trim())
    fault('one-h1', 'h1', 'is empty');
  let level = 0;
  for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1)
      fault('heading-order', heading.tagName.toLowerCase(), `"${heading.textContent.trim().slice(0, 40)}" comes after level ${level}`);
    level = next;
  }
  if (!document.title.trim())
    fault('title', 'title', 'the page has no title');
  if (!document.documentElement.lang)
    fault('lang', 'html', 'no language');
  if (!document.querySelector('meta[name=viewport][content*="width=device-width"]'))
    fault('viewport', 'head', 'no viewport for phones');
  for (const script of document.querySelectorAll('script'))
    if (!['application/ld+json'].includes(script.type))
      fault('no-script', 'script', 'the page carries a script');
  for (const element of document.querySelectorAll('*'))
    for (const attribute of element.attributes)
      if (/^on/i.test(attribute.name))
        fault('no-script', element.tagName.toLowerCase(), `has ${attribute.name}`);
  for (const link of document.querySelectorAll('a')) {
    const href = link.getAttribute('href');
    if (href === null || href.trim() === '' || href === '#')
      fault('links', `a "${link.textContent.trim().slice(0, 30)}"`, 'leads nowhere');
    else if (href.startsWith('#') && !document.getElementById(decodeURIComponent(href.slice(1))))
      fault('links', `a[href="${href}"]`, 'no element has this id');
    else if (!href.startsWith('#') && !/^(https?:|mailto:|tel:)/i.test(href) && /^[a-z][a-z0-9+.-]*:/i.test(href))
      fault('links', `a[href="${href.slice(0, 40)}"]`, 'has a scheme that a page must not use');
  }
  return faults;
}

/// What a visitor who asked for calm must not see. Called with reduced motion on.
export function motionFaults() {
  return document.getAnimations()
    .filter(animation => animation.playState === 'running' && animation.effect?.getComputedTiming().duration > 10)
    .map(animation => ({
      rule: 'motion', where: animation.effect.target?.tagName.toLowerCase() ?? 'html', what: 'moves although the visitor asked for no motion'
    }));
}

/// The texts that can be seen, without spaces; navigation and decoration not counted.
export function textsShown() {
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (element.closest('nav, script, style, [aria-hidden="true"]')
        || !element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && getComputedStyle(element).display !== 'contents')
      continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const box = range.getBoundingClientRect();
    if (box.width > 1 && box.height > 1 && box.bottom + scrollY > 0 && !/^inset\((50|[5-9]\d|100)%/.test(getComputedStyle(element).clipPath))
      texts.push(walker.currentNode.data.replace(/\s/g, ''));
  }
  return texts.filter(Boolean);
}

/// What is left on paper. Called with print media, and with what textsShown() gave for the screen and gives now.
export function printFaults({ onScreen, onPaper }) {
  const faults = [];
  const fault = (where, what) => faults.push({ rule: 'print', where, what });
  const light = colour => {
    const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
    return a < 0.05 ? 1 : (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
  };
  const letters = texts => texts.reduce((sum, text) => sum + text.length, 0);
  const printed = onPaper.join('');
  const missing = onScreen.filter(text => !printed.includes(text));
  if (letters(missing) > letters(onScreen) * 0.2)
    fault('body', `${letters(missing)} of ${letters(onScreen)} letters are not printed: "${missing.slice(0, 3).join('", "').slice(0, 80)}"`);
  const heading = document.querySelector('h1');
  if (heading) {
    const range = document.createRange(); // the element itself may have no box
    range.selectNodeContents(heading);
    if (!range.getClientRects().length)
      fault('h1', 'is not printed');
    if (light(getComputedStyle(heading).color) > 0.5)
      fault('h1', `prints light text, ${getComputedStyle(heading).color}`);
  }
  for (const element of [document.documentElement, document.body])
    if (light(getComputedStyle(element).backgroundColor) < 0.85)
      fault(element.tagName.toLowerCase(), `prints a dark ground, ${getComputedStyle(element).backgroundColor}`);
  return faults;
}

/// The first Tab must land on something visible that says where it is.
export function focusFaults() {
  const element = document.activeElement;
  if (!element || element === document.body)
    return document.querySelector('a[href], button, summary') ? [{ rule: 'focus', where: 'body', what: 'Tab reaches nothing' }] : [];
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const faults = [];
  const where = `${element.tagName.toLowerCase()} "${element.textContent.trim().slice(0, 30)}"`;
  if (box.width <= 1 || box.height <= 1 || box.right <= 0 || box.bottom <= 0 || box.left >= innerWidth || box.top >= innerHeight)
    faults.push({ rule: 'focus', where, what: 'has the focus and cannot be seen' });
  if (style.outlineStyle === 'none' && style.boxShadow === 'none')
    faults.push({ rule: 'focus', where, what: 'does not show that it has the focus' });
  return faults;
}
