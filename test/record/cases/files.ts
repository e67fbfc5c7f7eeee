import { strToU8, zipSync } from 'fflate';

/* Files that people upload. */

/** A picture of one grey dot. */
export const PNG = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
	'base64',
);

/** A plugin that does nothing, as a ZIP. */
export function zippedPlugin(slug: string): Buffer {
	const code = `<?php\n/**\n * Plugin Name: ${slug}\n * Description: Does nothing.\n * Version: 1.0.0\n */\n`;
	return Buffer.from(zipSync({ [`${slug}/${slug}.php`]: strToU8(code) }));
}
