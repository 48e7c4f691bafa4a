/** How a pack looks: it brings its style with it, for it asks nobody for one. */
export const packStyle = `
:root { color-scheme: light dark; --paper: light-dark(#fcfbf9, #16181b); --raised: light-dark(#fff, #23262b);
  --ink: light-dark(#1b2024, #e9e6e0); --ink-2: light-dark(#555b62, #b0b3b6); --line: light-dark(#e4e0d8, #34383e);
  --field: light-dark(#77746d, #8a8f95); --accent: light-dark(#1d625d, #6cc3b8); --on-accent: light-dark(#fff, #0e1f1d);
  --warn: light-dark(#8a3a2c, #f0a38a); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.5 system-ui, 'Segoe UI', Arial, sans-serif; }
main { max-width: 760px; margin: 0 auto; padding: 28px 18px 60px; }
h1 { font-size: 26px; line-height: 1.25; margin: 0 0 12px; }
.welcome { white-space: pre-line; }
.card { background: var(--raised); border: 1px solid var(--line); border-radius: 10px; padding: 18px; margin: 22px 0; }
.card h2 { font: 600 19px/1.4 Georgia, 'Times New Roman', serif; margin: 0 0 8px; }
.card h2 small { display: block; font: 14px system-ui, sans-serif; color: var(--ink-2); margin-bottom: 4px; }
.says, .hint { color: var(--ink-2); font-size: 15px; margin: 6px 0; }
blockquote { margin: 8px 0; padding-left: 12px; border-left: 3px solid var(--line); font-family: Georgia, serif; }
summary { min-height: 28px; cursor: pointer; }
fieldset { border: 0; padding: 0; margin: 12px 0 8px; display: flex; flex-wrap: wrap; gap: 8px 18px; }
legend { padding: 0; margin-bottom: 4px; font-weight: 600; }
label { display: inline-flex; gap: 8px; align-items: center; min-height: 32px; }
input[type='radio'] { width: 20px; height: 20px; accent-color: var(--accent); }
.words { display: block; }
textarea, input[type='text'] { display: block; width: 100%; font: inherit; color: inherit; background: var(--paper);
  border: 1px solid var(--field); border-radius: 7px; padding: 8px 10px; margin-top: 4px; }
button { font: inherit; padding: 10px 18px; border-radius: 8px; border: 1px solid var(--field); background: var(--raised);
  color: inherit; cursor: pointer; }
button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.do { display: flex; flex-wrap: wrap; gap: 10px; margin-top: 12px; }
#said { min-height: 1.5em; }
.problem { color: var(--warn); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
@media print {
  body { font-size: 11pt; background: #fff; color: #000; }
  main { max-width: none; padding: 0; }
  .card { break-inside: avoid; border-color: #777; }
  .do, .on-screen { display: none; }
  textarea { min-height: 26mm; }
}
`;
