/**
 * Whether to write in colour. `FORCE_COLOR` beats `NO_COLOR`, as in Node itself; an empty `NO_COLOR` is none
 * (no-color.org).
 */
export function wantsColour(environment: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
	const { FORCE_COLOR: force, NO_COLOR: no } = environment;
	if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
	return isTerminal && (no === undefined || no === '') && environment.TERM !== 'dumb';
}
