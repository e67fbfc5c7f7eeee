import type { PageAnswer } from '../../exchange/page-request.ts';
import { type InstalledPlugin, slugOf } from './plugin-list.ts';

/** By file, the files of what it requires. */
export type Requirements = Readonly<Record<string, readonly string[]>>;

interface Family {
	/** Folders of this beginning, or of just this name … */
	readonly folder: string;
	/** … need the plugin in this one, and mostly don't declare it. */
	readonly needs: string;
	readonly source: string;
}

/** Dependencies that are not declared: `Requires Plugins:` is younger (6.5) than most extensions. */
export const FAMILIES: readonly Family[] = [
	{
		folder: 'woocommerce-',
		needs: 'woocommerce',
		source: 'https://github.com/woocommerce/woocommerce/issues/57763',
	},
	{ folder: 'woo-', needs: 'woocommerce', source: 'https://github.com/woocommerce/woocommerce/issues/40383' },
	{ folder: 'elementor-pro', needs: 'elementor', source: 'https://wordpress.org/plugins/elementor/' },
	{
		folder: 'wordpress-seo-premium',
		needs: 'wordpress-seo',
		source: 'https://wordpress.org/plugins/wordpress-seo/',
	},
];

/**
 * What requires what, from the screen of plugins (`div.requires` in `WP_Plugins_List_Table`, since 6.5, which names the
 * folders only in links and the plugins by their names) and from what is known of families.
 *
 * @param screen `plugins.php`; without one, or in another markup, only families count
 */
export function readRequirements(
	plugins: readonly InstalledPlugin[],
	screen: PageAnswer | null,
): Requirements {
	const byName = new Map(plugins.map(({ file, name }) => [name, file]));
	const bySlug = new Map(plugins.map(({ file }) => [slugOf(file), file]));
	const declared = screen?.kind === 'answer' ? namesRequired(screen.text) : new Map<string, string[]>();
	return Object.fromEntries(
		plugins.map(({ file }) => {
			const named = (declared.get(file) ?? []).flatMap(name => byName.get(name) ?? []);
			const family = FAMILIES.flatMap(({ folder, needs }) =>
				slugOf(file).startsWith(folder) && slugOf(file) !== needs ? (bySlug.get(needs) ?? []) : [],
			);
			return [file, [...new Set([...named, ...family])].filter(each => each !== file)];
		}),
	);
}

/** By file, the names in its row's list of requirements. */
function namesRequired(html: string): Map<string, string[]> {
	const rows = [...html.matchAll(/data-plugin=(?:"([^"<>]{1,300})"|'([^'<>]{1,300})')/g)];
	return new Map(
		rows.map((row, at) => {
			const text = html.slice(row.index, rows[at + 1]?.index);
			const start = text.indexOf('<div class="requires">');
			if (start < 0) return [row[1] ?? row[2] ?? '', []];
			// A link, or the bare name where there is nothing to link to; several are parted by a bar or a comma.
			const list = text.slice(start, text.indexOf('</div>', start)).replace(/<[^<>]{0,2000}>/g, '\n');
			const names = list.split(/[\n|,:]/).map(each => decode(each.trim()));
			return [row[1] ?? row[2] ?? '', names.filter(Boolean)];
		}),
	);
}

function decode(text: string): string {
	return text.replace(/&(?:#0{0,5}38|amp);/g, '&').replace(/&(?:#8217|#0{0,5}39);/g, '’');
}

/** Files so ordered that each comes after all it requires; among equals, as they were. */
export function dependenciesFirst(files: readonly string[], requires: Requirements): readonly string[] {
	const wanted = new Set(files);
	const done = new Set<string>();
	const visit = (file: string, above: ReadonlySet<string>) => {
		if (done.has(file) || above.has(file)) return;
		const path = new Set([...above, file]);
		for (const needed of Object.hasOwn(requires, file) ? (requires[file] ?? []) : []) visit(needed, path);
		if (wanted.has(file)) done.add(file);
	};
	for (const file of files) visit(file, new Set());
	return [...done];
}
