import { readRequirements } from '../rungs/dependencies.ts';
import { bulkScreen, HEALTH_CHECK } from '../rungs/health-check.ts';
import { isForAll } from '../rungs/ladder.ts';
import { readPastedOrder, readWooOrder, wooOrderRequest } from '../rungs/list-order.ts';
import { dangerOf } from '../rungs/never-touch.ts';
import { activeIn } from '../rungs/plugin-list.ts';
import { isPreviewed, otherTheme, readThemes, type Theme, themesRequest } from '../rungs/theme-preview.ts';
import { search } from '../search/search.ts';
import { endMask, startMask } from './changing.ts';
import { searchInput } from './components.ts';
import { type Desk, halt, report, sendPatiently } from './desk.ts';
import { isMaskOn, lookAtSite } from './looking.ts';
import { steadinessOf } from './steadiness.ts';
import { agreeOnTheme } from './theme-by-hand.ts';

/** Everything before the first probe: the snapshot, and the consents. What was settled before a reload stays settled. */
export async function prepare(desk: Desk): Promise<void> {
	await settleMask(desk);
	await takeSnapshot(desk);
	await agreeOnRisks(desk);
	await agreeOnRepeating(desk);
	await agreeOnTheme(desk);
	await agreeOnEverybody(desk);
}

/** A mask that nobody here has put on hides the site: the person's own, or that of a session that was forgotten. */
async function settleMask(desk: Desk): Promise<void> {
	while (desk.journal.state().changes.mask === 'off' && (await isMaskOn(desk))) {
		if ((await report(desk, 'mask-on')) !== 'put-back') continue;
		await desk.journal.append({ kind: 'changing', change: { what: 'mask', to: 'off' } });
		await endMask(desk);
	}
}

async function takeSnapshot(desk: Desk): Promise<void> {
	const { journal } = desk;
	const { changes, rung, site, snapshot } = journal.state();
	if (snapshot) return;
	const plugins = await lookAtSite(desk);
	const themes = readThemes(await sendPatiently(desk, themesRequest(site)));
	const own = themes?.find(({ active }) => active) ?? null;
	// The mode brings a theme of its own, and takes another only by name.
	if (!own && (rung === 'per-request' || rung === 'stored-list')) throw halt('not-allowed');
	// Within a mask the screen shows no plugin's requirements but those of the mask's.
	const needsRequirements = rung !== 'theme-preview' && changes.mask === 'off';
	const screen = needsRequirements ? await sendPatiently(desk, bulkScreen(site)) : null;
	await journal.append({
		kind: 'snapshot',
		snapshot: {
			plugins,
			order: null,
			requires: readRequirements(plugins, screen),
			theme: own && { stylesheet: own.stylesheet, name: own.name },
			otherTheme: own && (await themeToCompare(desk, themes ?? [])),
		},
	});
}

/** Only a theme that a preview was seen to bring. */
async function themeToCompare(desk: Desk, themes: readonly Theme[]): Promise<string | null> {
	const other = otherTheme(themes)?.stylesheet;
	if (!other) return null;
	const preview = await sendPatiently(desk, themesRequest(desk.journal.state().site, other));
	return isPreviewed(preview, other) ? other : null;
}

async function agreeOnRisks({ journal, tools }: Desk): Promise<void> {
	const { kept, rung, snapshot } = journal.state();
	if (kept || !snapshot) return;
	const plugins = activeIn(snapshot.plugins).flatMap(file => {
		const danger = dangerOf(file);
		return isForAll(rung) && danger && file !== HEALTH_CHECK ? [{ file, danger }] : [];
	});
	const risked = plugins.length > 0 ? await tools.ask('risks', { plugins }) : [];
	if (risked === 'stop') throw halt('person');
	const known = new Set(plugins.map(({ file }) => file));
	await journal.append({ kind: 'kept', on: [], risked: risked.filter(file => known.has(file)) });
}

/** The mode's stored list, and what is done for everybody, also hold for what the person does in the page. */
async function agreeOnRepeating({ journal, tools }: Desk): Promise<void> {
	const state = journal.state();
	const { repeatable, repeatBy, rung } = state;
	if (repeatBy) return;
	const personCan = rung !== 'theme-preview' && rung !== 'per-request';
	const input = searchInput(state);
	// The first one is to see that it still fails; where it does so now and then only, there are more of them.
	const first = input ? Math.max(1, steadinessOf(state, input.components).toMeasure) : 1;
	const times = first + (input ? search(input).progress.roundsLeft : 0);
	const by = !repeatable
		? 'person'
		: repeatable.repetition === 'harmless'
			? 'panel'
			: await tools.ask('repeat', { repetition: repeatable.repetition, times, personCan });
	if (by === 'stop' || (by === 'person' && !personCan)) throw halt('no-consent');
	await journal.append({ kind: 'agreed-repeat', by });
}

async function agreeOnEverybody(desk: Desk): Promise<void> {
	const { journal, tools } = desk;
	const state = journal.state();
	const { agreedEverybody, rung, site, snapshot } = state;
	if (rung !== 'everybody' || agreedEverybody || !snapshot) return;
	const { host } = new URL(site.admin);
	const components = searchInput(state)?.components ?? [];
	const switched = components.flatMap(({ id, keepOn, type }) => (type === 'plugin' && !keepOn ? [id] : []));
	const active = activeIn(snapshot.plugins);
	const orderKnown = active.includes(WOOCOMMERCE) || active.includes(HEALTH_CHECK);
	const answer = await tools.ask('everybody', { host, switched, orderKnown });
	if (answer === 'stop' || answer.typed.trim() !== host) throw halt('no-consent');
	const told = answer.order === undefined ? null : readPastedOrder(answer.order, active);
	const order = told ?? (await readOrder(desk, active));
	await journal.append({ kind: 'snapshot', snapshot: { ...snapshot, order } }, { kind: 'agreed-everybody' });
}

const WOOCOMMERCE = 'woocommerce/woocommerce.php';

/** Where somebody tells it. Only what is really switched has to be put in order again. */
async function readOrder(desk: Desk, active: readonly string[]): Promise<readonly string[] | null> {
	const { site } = desk.journal.state();
	const fromWoo = active.includes(WOOCOMMERCE)
		? readWooOrder(await sendPatiently(desk, wooOrderRequest(site)), active)
		: null;
	if (fromWoo || !active.includes(HEALTH_CHECK)) return fromWoo;
	// The mode itself tells the order when it starts.
	await startMask(desk);
	await endMask(desk);
	return desk.journal.state().snapshot?.order ?? null;
}
