import type { ExportTarget } from './export-report.ts';

/** `concord-report-2026-11-21-120000.html`, in UTC. Names no site, for a name is read before a file is opened. */
export function exportName(createdAt: Date, target: ExportTarget, extension: string): string {
	const time = createdAt.toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
	return `concord-${subject(target)}-${time}${extension}`;
}

function subject(target: ExportTarget): string {
	if (target.kind === 'support') return target.venue;
	return target.format === 'har' ? 'requests' : 'report';
}
