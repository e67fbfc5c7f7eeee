import { asRecord, asString } from '../../src/exchange/loose.ts';

/** A package of the lockfile with a published advisory. */
export interface Advisory {
	readonly name: string;
	/** The versions it is about. */
	readonly range: string;
	readonly severity: string;
	/** Whether the package is part of what users get. */
	readonly isShipped: boolean;
}

export interface Audit {
	/** How many packages were asked about; null where the registry did not answer. */
	readonly packages: number | null;
	readonly advisories: readonly Advisory[];
}

/**
 * Reads what `npm audit --json` said (report version 2) of all packages, and of all but the developer's.
 * A registry without advisories answers with an error: that is no clean audit.
 */
export function auditOf({ all, shipped }: { readonly all: unknown; readonly shipped: unknown }): Audit {
	const [found, ours] = [vulnerabilities(all), vulnerabilities(shipped)];
	const packages = asRecord(asRecord(asRecord(all)?.metadata)?.dependencies)?.total;
	if (!found || !ours || typeof packages !== 'number') return { packages: null, advisories: [] };
	const advisories = Object.entries(found).map(([name, said]): Advisory => {
		const { range, severity } = asRecord(said) ?? {};
		return {
			name,
			range: asString(range),
			severity: asString(severity),
			isShipped: Object.hasOwn(ours, name),
		};
	});
	return { packages, advisories };
}

function vulnerabilities(report: unknown) {
	return asRecord(asRecord(report)?.vulnerabilities);
}
