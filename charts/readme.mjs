// Writes the table of values in the chart's README from the comments of values.yaml;
// --check only compares, and exits with 1 where the README is old.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const chart = fileURLToPath(new URL('kameleoon-destination-operator/', import.meta.url));
const begin = '<!-- values: made by charts/readme.mjs -->';
const end = '<!-- end of values -->';

/** Every value with a comment that begins with two dashes: its path, its default, what it is. */
function values(text) {
  const found = [];
  const path = [];
  const lines = text.split('\n');
  lines.forEach((line, at) => {
    const key = /^( *)([A-Za-z]\w*):(.*)$/.exec(line);
    if (!key || path.some((parent) => parent.closed && key[1].length > parent.indent)) return;
    while (path.length > 0 && path.at(-1).indent >= key[1].length) path.pop();
    path.push({ indent: key[1].length, name: key[2] });
    const comment = /^ *# -- (.*)$/.exec(lines[at - 1] ?? '');
    if (!comment) return;
    const written = key[3].trim();
    path.at(-1).closed = written === '';
    found.push({
      name: path.map((one) => one.name).join('.'),
      usual: written === '' ? block(lines, at, key[1].length) : written,
      text: comment[1],
    });
  });
  return found;
}

/** A default that stands on lines of its own, as flow text. */
function block(lines, at, indent) {
  const parts = [];
  for (const line of lines.slice(at + 1)) {
    if (line.trim() === '' || line.search(/\S/) <= indent) break;
    parts.push(line);
  }
  return flow(parts);
}

function flow(lines) {
  const out = [];
  while (lines.length > 0) {
    const line = lines.shift();
    const depth = line.search(/\S/);
    const below = [];
    while (lines.length > 0 && lines[0].search(/\S/) > depth) below.push(lines.shift());
    out.push(below.length > 0 ? `${line.trim()} ${flow(below)}` : line.trim());
  }
  return `{${out.join(', ')}}`;
}

function table(rows) {
  const cell = (text) => text.replaceAll('|', '\\|');
  return [
    '| value | default | what it is |',
    '| --- | --- | --- |',
    ...rows.map((row) => `| \`${row.name}\` | \`${cell(row.usual)}\` | ${cell(row.text)} |`),
  ].join('\n');
}

const readme = `${chart}README.md`;
const old = readFileSync(readme, 'utf8');
const made = table(values(readFileSync(`${chart}values.yaml`, 'utf8')));
const fresh = `${old.slice(0, old.indexOf(begin) + begin.length)}\n${made}\n${old.slice(old.indexOf(end))}`;
if (!process.argv.includes('--check')) {
  writeFileSync(readme, fresh);
} else if (fresh !== old) {
  console.error('The README of the chart is old: run node charts/readme.mjs');
  process.exit(1);
}
