// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT
//
// A page without fault, and one planted fault for every rule: a check that finds nothing here would find nothing anywhere.

const page = ({ head = '', css = '', body = '', attributes = 'lang="en"', main = '' } = {}) => `<!DOCTYPE html>
<html ${attributes}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>Nobody's page</title>
<style>
:root { color-scheme: light dark; --ground: #fff; --ink: #111; }
@media (prefers-color-scheme: dark) { :root { --ground: #111; --ink: #eee; } }
body { margin: 16px; font: 16px/1.5 sans-serif; background: var(--ground); color: var(--ink); }
a { color: inherit; } a:focus-visible { outline: 2px solid; }
.short { width: 90px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media print { :root { --ground: #fff; --ink: #000; } }
${css}
</style>
${head}
</head>
<body>
${body}
<main>
<h1>Nobody</h1>
<p>Words that stand here so that the page says something. <a href="https://example.org/">A link</a> leads away.</p>
<p class="spoken">For screen readers only, and so not too wide.</p>
<h2 id="more">More</h2>
<p>Another paragraph.</p>
<p class="short">Words that stand here so that the page says something.</p>
${main}
</main>
</body>
</html>
`;

export const faultless = page();

/// Each: the rule that must be reported, and the page. `also` are rules that the same fault may break.
export const faults = [
  { rule: 'sideways-scroll', also: ['too-wide', 'axe:scrollable-region-focusable'], html: page({ main: '<div style="width:900px;height:20px">wide</div>' }) },
  { rule: 'too-wide', also: ['sideways-scroll', 'text-cut'], html: page({ css: 'body{overflow-x:hidden} html{overflow-x:hidden}', main: '<div style="width:900px;height:20px">wide</div>' }) },
  { rule: 'text-overlap', html: page({ main: '<p>One sentence of some length</p><p style="margin-top:-40px">another one above it</p>' }) },
  { rule: 'text-cut', html: page({ main: '<p style="overflow:hidden;white-space:nowrap;width:90px">A sentence that is longer than its box</p>' }) },
  { rule: 'text-cut', html: page({ main: '<p style="overflow:hidden;height:20px;width:90px">A sentence that is longer than its box</p>' }) },
  { rule: 'text-cut', html: page({ main: '<p style="overflow:hidden;white-space:nowrap;text-overflow:ellipsis;width:90px">A sentence that stands nowhere else</p>' }) },
  { rule: 'word-broken', html: page({ main: '<p style="width:60px;overflow-wrap:anywhere">A laboratory notebook, broken</p>' }) },
  { rule: 'word-broken', html: page({ main: '<h2 style="font-size:90px;overflow-wrap:anywhere">Lindqvist</h2>' }) },
  { rule: 'one-h1', also: ['axe:page-has-heading-one'], html: page({ main: '<h1>Twice</h1>' }) },
  { rule: 'one-h1', also: ['axe:page-has-heading-one', 'axe:heading-order', 'heading-order'], html: faultless.replace('<h1>Nobody</h1>', '') },
  { rule: 'heading-order', also: ['axe:heading-order'], html: page({ main: '<h4>Too deep</h4>' }) },
  { rule: 'title', also: ['axe:document-title', 'valid'], html: faultless.replace(/<title>.*<\/title>/, '<title> </title>') },
  { rule: 'lang', also: ['axe:html-has-lang', 'valid'], html: page({ attributes: '' }) },
  { rule: 'viewport', also: ['sideways-scroll'], html: faultless.replace(/<meta name="viewport"[^>]*>/, '') },
  { rule: 'no-script', also: ['console'], html: page({ main: '<script>document.title = "x"</script>' }) },
  { rule: 'no-script', also: ['console'], html: page({ main: '<p onclick="x()">Click</p>' }) },
  { rule: 'links', html: page({ main: '<p><a href="#nowhere">Nowhere</a></p>' }) },
  { rule: 'links', html: page({ main: '<p><a href="javascript:alert(1)">Danger</a></p>' }) },
  { rule: 'request', also: ['console', 'valid', 'layout-shift'], html: page({ main: '<p><img src="https://example.org/x.png" alt="x" width="10" height="10"></p>' }).replace(/<meta http-equiv[^>]*>/, '') },
  { rule: 'console', html: page({ main: '<p><img src="https://example.org/x.png" alt="x" width="10" height="10"></p>' }) },
  { rule: 'layout-shift', also: ['motion'], html: page({ css: '@keyframes push { from { margin-top: 0 } to { margin-top: 200px } } main { animation: push 30ms steps(1, end) both }' }) },
  { rule: 'motion', also: ['layout-shift'], html: page({ css: '@keyframes turn { to { transform: rotate(1turn) } } h2 { animation: turn 2s infinite; width: 60px }' }) },
  { rule: 'weight', html: page({ main: `<p>${'Words without end. '.repeat(4000)}</p>` }) },
  { rule: 'valid', html: page({ main: '<p><div>A block inside a paragraph</div></p>' }) },
  { rule: 'print', html: page({ css: '@media print { h1 { display: none } }' }) },
  { rule: 'print', html: page({ css: '@media print { body { background: #222 } }' }) },
  { rule: 'print', html: page({ css: '@media print { :root { --ink: #ddd } }' }) },
  { rule: 'print', html: page({ css: '@media print { p, h2 { display: none } }' }) },
  { rule: 'focus', also: ['axe:link-in-text-block'], html: page({ css: 'a:focus-visible { outline: none }' }) },
  { rule: 'focus', html: page({ css: '.hide { position: absolute; left: -999px }', body: '<nav><a class="hide" href="#more">Skip</a></nav>' }) },
  { rule: 'axe:color-contrast', html: page({ main: '<p style="color:#999;background:#fff">Pale</p>' }) },
  { rule: 'axe:color-contrast', scheme: 'dark', html: page({ css: '@media (prefers-color-scheme: dark) { h2 { color: #333 } }' }) },
  { rule: 'axe:image-alt', also: ['valid'], html: page({ main: '<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="10" height="10"></p>' }) }
];
