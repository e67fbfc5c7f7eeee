import type { Proof } from '../search/problem.ts';
import type { Happening } from './journal.ts';
import { type Opening, openJournal, type SessionStore } from './journal.ts';
import type { SessionState } from './state.ts';
import { isChanged } from './state.ts';

/** What a person can do to a session that is not running. */
export type Command =
	/** Takes the last outcome back; the search asks again. */
	| 'undo'
	/** Leaves the next probe out: it counts as untestable. */
	| { readonly skip: { readonly active: readonly string[]; readonly theme: 'own' | 'default' } }
	/** Never switches this one off. */
	| { readonly keepOn: string }
	/** Tries on until the verdict is as sure as that; `usual` lets it be. */
	| { readonly proof: Proof }
	/** Ends the session and leaves the site as it is, where it cannot be put back or the person wants it so. */
	| 'leave';

export function happeningsOf(state: SessionState, command: Command): readonly Happening[] {
	if (command === 'undo') return state.probes.length > 0 ? [{ kind: 'undone' }] : [];
	if (command === 'leave') {
		const nothing = { missing: [], foreignOn: [], foreignOff: [] };
		const result = { ...nothing, order: 'unknown', unchecked: true } as const;
		return [
			{ kind: 'restored', result },
			{ kind: 'ended', why: 'stopped' },
		];
	}
	if ('skip' in command) {
		const judged = { outcome: 'untestable', why: 'skipped', status: 0, code: '' } as const;
		return [
			{ kind: 'probing', active: command.skip.active, theme: command.skip.theme },
			{ kind: 'probed', judged },
		];
	}
	if ('proof' in command) return [{ kind: 'proof', proof: command.proof }];
	const on = [...new Set([...(state.kept?.on ?? []), command.keepOn])];
	return [{ kind: 'kept', on, risked: state.kept?.risked ?? [] }];
}

/** Does a command to the stored session. */
export async function command(
	store: SessionStore,
	owner: string,
	now: () => number,
	order: Command,
): Promise<Opening['kind']> {
	const opening = await openJournal(store, owner, now);
	if (opening.kind !== 'open') return opening.kind;
	const { journal } = opening;
	await journal.append(...happeningsOf(journal.state(), order));
	await journal.release();
	return 'open';
}

/**
 * Begins a session in the place of the last one.
 * @returns `unfinished` when that one has left the site changed: it has to be put back first
 */
export async function begin(
	store: SessionStore,
	owner: string,
	now: () => number,
	start: Extract<Happening, { kind: 'started' }>,
): Promise<Opening['kind'] | 'unfinished'> {
	const old = await openJournal(store, owner, now);
	if (old.kind === 'open' && isChanged(old.journal.state().changes)) {
		await old.journal.release();
		return 'unfinished';
	}
	if (old.kind !== 'open' && old.kind !== 'none') return old.kind;
	const opening = await openJournal(store, owner, now, { start });
	if (opening.kind === 'open') await opening.journal.release();
	return opening.kind;
}
