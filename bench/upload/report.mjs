// Prints the table of a bench of uploads, and ends with 1 if Reeve takes more CPU time than the better of the others.
// Usage: node report.mjs FOLDER MEBIBYTES FILES   (as `run` fills it)
import { readFileSync } from 'node:fs';
import { cpus, release } from 'node:os';
import { execSync } from 'node:child_process';

const [folder, mebibytes, files] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const rows = readFileSync(`${folder}/results`, 'utf8').trim().split('\n').map((line) => {
  const [name, what, user, system, wall, rss] = line.split(' ');
  return { name, what, cpu: Number(user) + Number(system), wall: Number(wall), rss: Number(rss) / 1024 };
});
const median = (numbers) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
const of = (name, what, measure) => median(rows.filter((row) => row.name === name && row.what === what).map((row) => row[measure]));

const client = JSON.parse(readFileSync('node_modules/@google-cloud/storage/package.json', 'utf8')).version;
const rclone = execSync('rclone version', { encoding: 'utf8' }).split('\n')[0];
console.log(`${cpus().length} cores, Linux ${release()}, .NET SDK ${execSync('dotnet --version', { encoding: 'utf8' }).trim()}, ${rclone}, node ${process.version}, @google-cloud/storage ${client}`);
console.log(`${rows.filter((row) => row.name === 'reeve' && row.what === 'large').length} runs of each in turn, medians; client processes alone, the sandbox on the same cores\n`);

const names = ['reeve', 'rclone', 'node'];
const cpu = { large: (name) => of(name, 'large', 'cpu') / (mebibytes / 1024), small: (name) => of(name, 'small', 'cpu') / files * 1000 };
console.log(`${''.padEnd(10)}${'one file of ' + mebibytes + ' MiB'.padEnd(25)}${files} files of 16 KiB, 16 at once`);
console.log(`${''.padEnd(10)}${['CPU s a GiB', 'MiB/s', 'peak MB', 'CPU ms a file', 'files/s', 'peak MB'].map((head) => head.padStart(14)).join('')}`);
for (const name of names) {
  console.log(name.padEnd(10) + [
    cpu.large(name).toFixed(2), (mebibytes / of(name, 'large', 'wall')).toFixed(0), of(name, 'large', 'rss').toFixed(0),
    cpu.small(name).toFixed(2), (files / of(name, 'small', 'wall')).toFixed(0), of(name, 'small', 'rss').toFixed(0),
  ].map((cell) => cell.padStart(14)).join(''));
}

const best = (what) => Math.min(cpu[what]('rclone'), cpu[what]('node'));
const ratios = { large: cpu.large('reeve') / best('large'), small: cpu.small('reeve') / best('small') };
console.log(`\nReeve's CPU time is ${ratios.large.toFixed(2)} of the better one's for a large file, and ${ratios.small.toFixed(2)} for small files.`);
process.exit(ratios.large < 1 && ratios.small < 1 ? 0 : 1);
