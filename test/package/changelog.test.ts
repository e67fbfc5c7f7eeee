import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { notesOf, release } from '../../scripts/package/changelog.ts';

const log =
	'# Changelog\n\n## Unreleased\n\n### Fixed\n\n- B.\n\n## 0.1.0 - 2026-11-01\n\n### Added\n\n- A.\n';

describe('notesOf', () => {
	it('takes the section of the version, and what is not released when there is none', () => {
		expect(notesOf(log, '0.1.0')).toBe('### Added\n\n- A.\n');
		expect(notesOf(log, '0.2.0')).toBe('### Fixed\n\n- B.\n');
	});

	it('refuses to say nothing', () => {
		expect(() => notesOf('# Changelog\n\n## Unreleased\n', '0.2.0')).toThrow(/nothing of 0\.2\.0/);
		expect(() => notesOf('', '0.2.0')).toThrow();
	});
});

describe('release', () => {
	it('dates what was not released, and leaves room for what comes', () => {
		const released = release(log, '0.2.0', '2026-11-21');
		expect(released).toContain('## Unreleased\n\n## 0.2.0 - 2026-11-21\n\n### Fixed\n\n- B.\n');
		expect(notesOf(released, '0.2.0')).toBe(notesOf(log, '0.2.0'));
		expect(notesOf(released, '0.1.0')).toBe(notesOf(log, '0.1.0'));
	});

	it('releases a version once, and never nothing', () => {
		const released = release(log, '0.2.0', '2026-11-21');
		expect(() => release(released, '0.2.0', '2026-11-22')).toThrow(/already/);
		expect(() => release(released, '0.3.0', '2026-11-22')).toThrow(/nothing of 0\.3\.0/);
	});
});

describe('the repository', () => {
	const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

	it('has something to say of its version', () => {
		expect(notesOf(read('CHANGELOG.md'), packageJson.version)).toMatch(/^###? /);
	});

	it('has the version in package.json and in its lockfile only', () => {
		expect(JSON.parse(read('package-lock.json')).version).toBe(packageJson.version);
		expect(JSON.parse(read('manifest.json'))).not.toHaveProperty('version');
	});
});
