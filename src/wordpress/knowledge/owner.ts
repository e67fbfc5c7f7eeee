/** Whose something is. `wordpress` is the slug of core. */
export interface Owner {
	readonly type: 'plugin' | 'theme' | 'core' | 'must-use';
	/** The folder's name in the plugin or theme directory, which is what WordPress and its tools call it by. */
	readonly slug: string;
}

/**
 * How sure a row is. `high`: read in the component's source or found there by a scan.
 * `low`: common knowledge nobody has checked; good for a guess, not for naming somebody.
 */
export type RowConfidence = 'high' | 'low';
