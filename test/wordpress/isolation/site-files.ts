import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { featureCode } from './feature-code.ts';
import { activeOrder, loyalty, type PluginRow, type RosterSize, shop, slugOf, titleOf } from './roster.ts';
import { type Casting, ownMustUse, ownTheme } from './scenarios.ts';

const ours = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The Health Check plugin of a site: none; or a plugin folder to copy. */
export type HealthCheck = { readonly folder: string; readonly used: boolean } | undefined;

/** Our stand-in for Health Check's troubleshooting mode. */
export const standIn = ours('php/health-check');

/** Of Health Check, in its folder, and copied to the must-use plugins when somebody first uses it. */
const modeFile = 'health-check-troubleshooting-mode.php';

/** Writes plugins, theme and must-use plugins of an isolation site into wp-content. */
export async function writeSite(
	content: string,
	size: RosterSize,
	{ plugins, theme, mustUse }: Casting,
	health: HealthCheck,
): Promise<void> {
	const files = new Map<string, string>();
	for (const row of activeOrder(size)) {
		for (const [path, text] of pluginFiles(row, plugins.get(row.file) ?? '')) {
			files.set(join('plugins', path), text);
		}
	}
	for (const [path, text] of themeFiles(theme)) {
		files.set(join('themes', ownTheme, path), text);
	}
	files.set(join('mu-plugins', `${ownMustUse}.php`), mustUseFile(mustUse));
	await Promise.all([...files].map(([path, text]) => write(join(content, path), text)));
	await cp(ours('php/concord-desk.php'), join(content, 'concord-desk.php'));
	if (health !== undefined) {
		const folder = join(content, 'plugins/health-check');
		await cp(health.folder, folder, { recursive: true });
		if (health.used) {
			await cp(join(folder, 'mu-plugin', modeFile), join(content, 'mu-plugins', modeFile));
		}
	}
}

async function write(path: string, text: string): Promise<void> {
	await mkdir(dirname(path), { recursive: true });
	await writeFile(path, text);
}

function pluginFiles(row: PluginRow, added: string): [path: string, text: string][] {
	const { file, does, notice = false, parts = false, requires = [] } = row;
	const slug = slugOf(file).replace(/\.php$/, '');
	const name = (file.split('/').at(-1) ?? file).replace(/\.php$/, '');
	const title = titleOf(file);
	const feature = featureCode(does, name, title, notice);
	const head = `<?php
/**
 * Plugin Name:       ${title}
 * Description:       One of many small plugins of a test site.
 * Version:           1.2.0
 * Requires at least: 6.4
 * Requires PHP:      8.0
${requires.length === 0 ? '' : ` * Requires Plugins:  ${requires.join(', ')}\n`} * Author:            Acme (test fixture)
 * License:           MIT
 */
`;
	const namespace = `\nnamespace ${title.replaceAll(' ', '\\')};\n`;
	const more = (row === shop ? currency : row === loyalty ? points : '') + added;
	if (!parts) {
		return [[file, head + namespace + feature + more]];
	}
	const loads = `${namespace}\nrequire_once __DIR__ . '/includes/feature.php';\n`;
	return [
		[file, head + loads + more],
		[join(slug, 'includes/feature.php'), `<?php\n${namespace}${feature}`],
	];
}

const currency = `
function currency() {
	return 'EUR';
}
`;

const points = `
add_shortcode( 'acme_points', fn() => function_exists( 'Acme\\\\Shop\\\\currency' ) ? \\Acme\\Shop\\currency() : '' );
`;

function themeFiles(added: string): [path: string, text: string][] {
	return [
		[
			'style.css',
			`/*
Theme Name: Acme Shopfront
Author: Acme (test fixture)
Version: 3.1.0
License: MIT
*/
`,
		],
		[
			'functions.php',
			`<?php
namespace Acme\\Shopfront;

add_action( 'after_setup_theme', fn() => add_theme_support( 'title-tag' ) );
${added}`,
		],
		[
			'index.php',
			`<!DOCTYPE html>
<html <?php language_attributes(); ?>>
<head><meta charset="utf-8"><?php wp_head(); ?></head>
<body <?php body_class(); ?>>
<?php
wp_body_open();
while ( have_posts() ) {
	the_post();
	the_title( '<h2>', '</h2>' );
	the_content();
}
wp_footer();
?>
</body>
</html>
`,
		],
	];
}

function mustUseFile(added: string): string {
	return `<?php
/**
 * Plugin Name: Acme Platform
 * Description: What the host of this site adds to every site (test fixture).
 * Version:     4.0.2
 */

namespace Acme\\Platform;

add_filter( 'admin_footer_text', fn( $text ) => $text . ' Hosted by Acme.' );
${added}`;
}
