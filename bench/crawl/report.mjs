// Prints the table of a bench of the crawl, and ends with 1 if Reeve's slope is not below that of Google's client.
// Usage: node report.mjs FOLDER   (as `run` fills it)
import { readFileSync } from 'node:fs';
import { cpus, release } from 'node:os';
import { execSync } from 'node:child_process';

const folder = process.argv[2];
const sizes = [5000, 20000];
const rows = readFileSync(`${folder}/results`, 'utf8').trim().split('\n').map((line) => {
  const [name, size, user, system, rss] = line.split(' ');
  return { name, size: Number(size), cpu: Number(user) + Number(system), rss: Number(rss) };
});
const median = (numbers) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
const of = (name, size, what) => rows.filter((row) => row.name === name && row.size === size).map((row) => row[what]);
const slope = (name) => (median(of(name, sizes[1], 'cpu')) - median(of(name, sizes[0], 'cpu'))) / (sizes[1] - sizes[0]) * 1e6;

// Both must have read the same, or the comparison is of nothing.
for (const size of sizes) {
  const [tree] = JSON.parse(readFileSync(`${folder}/reeve.${size}.out`, 'utf8')).trees;
  const node = JSON.parse(readFileSync(`${folder}/node.${size}.out`, 'utf8'));
  if (tree.items !== size || tree.unknown !== 0 || node.items !== size) {
    console.error(`Of ${size} items reeve read ${tree.items} (${tree.unknown} unknown) and the client ${node.items}.`);
    process.exit(1);
  }
  console.log(`${size} items, ${(node.grants / size).toFixed(1)} grants an item: ${tree.requests} requests by reeve, ${node.requests} by the client`);
}

const client = JSON.parse(readFileSync('node_modules/@googleapis/drive/package.json', 'utf8')).version;
const sdk = execSync('dotnet --version', { encoding: 'utf8' }).trim();
console.log(`${cpus().length} cores, Linux ${release()}, .NET SDK ${sdk}, node ${process.version}, @googleapis/drive ${client}`);
console.log(`${of('reeve', sizes[0], 'cpu').length} runs of each, one after the other in turn; medians, in brackets the least and the most\n`);
console.log('                     CPU s, 5,000 items     CPU s, 20,000 items    µs an item   peak MB, 20,000');
for (const [name, label] of [['reeve', 'reeve plan'], ['node', "Google's client"]]) {
  const cell = (size) => {
    const all = of(name, size, 'cpu');
    return `${median(all).toFixed(2)} (${Math.min(...all).toFixed(2)}-${Math.max(...all).toFixed(2)})`.padEnd(23);
  };
  console.log(label.padEnd(21) + cell(sizes[0]) + cell(sizes[1]) + slope(name).toFixed(1).padStart(10) + Math.round(median(of(name, sizes[1], 'rss')) / 1024).toString().padStart(18));
}

const ratio = slope('reeve') / slope('node');
console.log(`\nReeve's CPU time an item is ${ratio.toFixed(2)} of the client's: ${ratio < 1 ? 'below it' : 'NOT below it'}.`);
process.exit(ratio < 1 ? 0 : 1);
