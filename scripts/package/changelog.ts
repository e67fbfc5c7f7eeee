const UNRELEASED = '## Unreleased\n';

/**
 * What CHANGELOG.md says of a version, without its heading; what is not released yet when the version has no heading of its own.
 *
 * @throws Error when it says nothing
 */
export function notesOf(changelog: string, version: string): string {
	const sections = changelog.split(/^(?=## )/m);
	const own = sections.find(section => section.startsWith(`## ${version} `));
	const section = own ?? sections.find(section => section.startsWith(UNRELEASED));
	const notes = section?.slice(section.indexOf('\n')).trim() ?? '';
	if (notes === '') throw new Error(`CHANGELOG.md says nothing of ${version}: write it under "Unreleased".`);
	return `${notes}\n`;
}

/**
 * Gives what is not released yet the heading of a version, below an empty "Unreleased".
 *
 * @param date as in 2026-11-21
 * @throws Error when there is nothing to release, or the version has a heading already
 */
export function release(changelog: string, version: string, date: string): string {
	if (changelog.includes(`\n## ${version} `)) throw new Error(`CHANGELOG.md has ${version} already.`);
	notesOf(changelog, version);
	return changelog.replace(UNRELEASED, `${UNRELEASED}\n## ${version} - ${date}\n`);
}
