import { readFileSync, writeFileSync } from 'node:fs';
import packageJson from '../../package.json' with { type: 'json' };
import { release } from './changelog.ts';

/* `npm version minor` changes package.json, the one place of the version, and then calls this. */

const path = new URL('../../CHANGELOG.md', import.meta.url);
const today = new Date().toISOString().slice(0, 10);
writeFileSync(path, release(readFileSync(path, 'utf8'), packageJson.version, today));
