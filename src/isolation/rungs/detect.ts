import type { PageAnswer, PageRequest } from '../../exchange/page-request.ts';
import { isMasked, maskCanary, startForm, startRequest } from './health-check.ts';
import type { Availability, Lack } from './ladder.ts';
import { loopbackRequest, loopbackWorks } from './loopback.ts';
import { activeIn, type InstalledPlugin, listRequest, readList, slugOf } from './plugin-list.ts';
import type { SiteAddress } from './site-calls.ts';
import { isPreviewed, otherTheme, readThemes, themesRequest } from './theme-preview.ts';
import { type Trouble, troubleOf } from './trouble.ts';
import { unmasked } from './unmasked.ts';

/** What a look around found. Nothing is changed by it. */
export interface Detected {
	readonly availability: Availability;
	/** Why the site's plugins could not be read; `null` when they could. */
	readonly trouble: Trouble | null;
	/** Whether the site can reach itself; `null` when it does not say. */
	readonly loopback: boolean | null;
	/** A mask is in force: the mode is on already, or was never ended. */
	readonly masked: boolean;
	/** All that are installed, whatever mask is in force. */
	readonly plugins: readonly InstalledPlugin[];
	/** Files of the active plugins, whatever mask is in force. */
	readonly active: readonly string[];
}

/** Looks which rungs a site has, with what each needs: seven requests at most, all of which only read. */
export async function detectRungs(
	send: (request: PageRequest) => Promise<PageAnswer>,
	site: SiteAddress,
): Promise<Detected> {
	const answer = await send(listRequest(site));
	const list = readList(answer);
	if (!list) {
		const trouble = troubleOf(answer) ?? 'unexpected';
		const lack: Lack = trouble === 'not-allowed' || trouble === 'logged-out' ? 'not-allowed' : 'no-rest';
		return { availability: without(lack), trouble, loopback: null, masked: false, plugins: [], active: [] };
	}
	// With every plugin allowed the list is that of the site, mask or not.
	const slugs = [...new Set(list.map(({ file }) => slugOf(file)))];
	const plugins = readList(await send(listRequest(site, slugs))) ?? list;
	const active = activeIn(plugins);
	const canary = await send(maskCanary(site));
	const themeList = await send(themesRequest(site));
	const masked = isMasked(canary) === true && unmasked(canary, themeList) === null;
	const themes = readThemes(themeList) ?? [];
	const other = otherTheme(themes);
	const preview = other
		? isPreviewed(await send(themesRequest(site, other.stylesheet)), other.stylesheet)
		: false;
	const mode: Lack | null =
		masked || startRequest(site, await send(startForm(site))) ? null : 'no-health-check';
	const loopback = mode ? null : loopbackWorks(await send(loopbackRequest(site)));
	const none: Lack | null = active.length === 0 ? 'no-plugins' : null;
	return {
		availability: {
			'theme-preview': !other ? 'no-other-theme' : preview ? null : 'no-preview',
			'per-request': none ?? mode,
			'stored-list': none ?? mode ?? (loopback === false ? 'no-loopback' : null),
			elsewhere: none,
			everybody: none,
			'by-hand': none,
		},
		trouble: null,
		loopback,
		masked,
		plugins,
		active,
	};
}

function without(lack: Lack): Availability {
	return {
		'theme-preview': lack,
		'per-request': lack,
		'stored-list': lack,
		elsewhere: lack,
		everybody: lack,
		'by-hand': lack,
	};
}
