/** One field of a form or a query as it was named: PHP's brackets are still in `name` (`nestFields` reads them). */
export interface FormField {
	readonly name: string;
	/** Of a file only its beginning. */
	readonly value: string;
	/** Only files have one; empty when no file was chosen. */
	readonly fileName?: string;
	readonly mediaType?: string;
	/** Of a file: its length as recorded, in UTF-16 units. Chrome leaves out what came from a disk, so 0 is not "empty". */
	readonly size?: number;
}

/** Ten times what PHP takes (`max_input_vars`) is nobody's form. */
export const MAX_FIELDS = 5000;
